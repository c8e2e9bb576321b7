import { describe, expect, it } from "vitest";
import { MotionDetail } from "./motion-detail.ts";

function frames(detail: MotionDetail, count: number, intervalMs: number, full = 1): void {
  for (let frame = 0; frame < count; frame++) detail.note(intervalMs, full);
}

describe("MotionDetail", () => {
  it("draws every pixel while frames are quick", () => {
    const detail = new MotionDetail();
    frames(detail, 200, 16.7);
    expect(detail.ratio(1)).toBe(1);
    expect(detail.ratio(2)).toBe(2);
  });

  it("does not mind single slow frames", () => {
    const detail = new MotionDetail();
    for (let turn = 0; turn < 20; turn++) {
      frames(detail, 2, 60);
      frames(detail, 2, 16.7);
    }
    expect(detail.ratio(1)).toBe(1);
  });

  it("halves the pixels across where frames are slow, as often as it takes, down to a half", () => {
    const detail = new MotionDetail();
    frames(detail, 4, 90, 2);
    expect(detail.ratio(2)).toBe(1);
    frames(detail, 4, 60, 2);
    expect(detail.ratio(2)).toBe(0.5);
    frames(detail, 40, 60, 2);
    expect(detail.ratio(2)).toBe(0.5);
  });

  it("takes the 30 frames a second of a screen that saves power for what they are", () => {
    const detail = new MotionDetail();
    frames(detail, 300, 33.3);
    expect(detail.ratio(1)).toBe(1);
  });

  it("tries a finer picture again after a while of quick frames, and waits longer after each fall", () => {
    const detail = new MotionDetail();
    const fall = (): void => {
      frames(detail, 4, 60);
      expect(detail.ratio(1)).toBe(0.5);
    };
    const framesUntilFine = (): number => {
      let count = 0;
      for (; detail.ratio(1) < 1; count++) detail.note(16.7, 1);
      return count;
    };
    fall();
    const first = framesUntilFine();
    fall();
    expect(framesUntilFine()).toBeGreaterThan(first);
  });

  it("learns nothing from a page that was out of sight", () => {
    const detail = new MotionDetail();
    frames(detail, 10, 5000);
    expect(detail.ratio(1)).toBe(1);
  });
});
