import { expect, it } from "vitest";
import { placeName } from "./place-name.ts";

it("takes the reader's half of a label in both languages", () => {
  expect(placeName("池座前区 Front stalls", "zh")).toBe("池座前区");
  expect(placeName("池座前区 Front stalls", "en")).toBe("Front stalls");
  expect(placeName("包厢 Box 10", "zh")).toBe("包厢 10");
  expect(placeName("看台 12 / Stand 12", "en")).toBe("Stand 12");
  expect(placeName("看台 12 / Stand 12", "zh")).toBe("看台 12");
});

it("leaves any other label as it is", () => {
  for (const label of ["A", "2 区", "Block 7", "VIP 区", "", "包厢 10"]) {
    expect(placeName(label, "zh")).toBe(label);
    expect(placeName(label, "en")).toBe(label);
  }
});
