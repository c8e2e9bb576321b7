import { describe, expect, it } from "vitest";
import { draftFrom } from "./customer-draft.ts";

describe("a new customer's form", () => {
  it("begins with what was looked for", () => {
    expect(draftFrom(" 王芳 ", "zh")).toMatchObject({ name: "王芳", phone: "", email: "" });
    expect(draftFrom("+86 138-0013", "zh")).toMatchObject({ name: "", phone: "+86 138-0013" });
    expect(draftFrom("a@b.cn", "en")).toMatchObject({ name: "", email: "a@b.cn", locale: "en", wantsNews: false });
  });
});
