import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapText } from "./wrap-text.ts";

/** Chinese is two wide, Latin one. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (character > "\u2e7f" ? 2 : 1), 0);

describe("breaking a text into lines", () => {
  it("breaks Chinese between characters, never before a closing mark or behind an opening one", () => {
    expect(wrapText("演出开始后，请勿入场", 10, widthOf)).toEqual(["演出开始", "后，请勿入", "场"]);
    expect(wrapText("请看《天鹅湖》", 6, widthOf)).toEqual(["请看", "《天鹅", "湖》"]);
  });

  it("breaks Latin at spaces, and a word only when it alone is too wide", () => {
    expect(wrapText("One person per ticket", 10, widthOf)).toEqual(["One person", "per ticket"]);
    expect(wrapText("Unbreakable", 5, widthOf)).toEqual(["Unbre", "akabl", "e"]);
    expect(wrapText("池座 Row 12", 8, widthOf)).toEqual(["池座 Row", "12"]);
  });

  it("keeps every character that is not a space, and ends", () => {
    const words = fc.string({ unit: fc.constantFrom(..."ab 演，。《》-（") });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 30 }), (text, most) => {
        expect(wrapText(text, most, widthOf).join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});
