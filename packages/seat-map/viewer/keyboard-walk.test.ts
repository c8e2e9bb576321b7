import { describe, expect, it } from "vitest";
import { compileSeatMap } from "../src/compile.ts";
import { demoHouses } from "../src/demo-houses/index.ts";
import { step, stepIn, stepOut, stepToEnd, type WalkPlace } from "./keyboard-walk.ts";
import { detailAt, isPickingOffered, pickingPitch, TOUCH_TARGET_PX } from "./level-of-detail.ts";
import { buildMapModel } from "./map-model.ts";
import { openPlace, walkByKey } from "./walk-keys.ts";

const model = buildMapModel(compileSeatMap(demoHouses.curvedTheatre()));
const { geometry } = model;
const seat = (ordinal: number): WalkPlace => ({ level: "seat", ordinal });

describe("walking over a curved theatre", () => {
  it("reaches every seat of a row by arrow keys alone", () => {
    const row = geometry.rows.find(({ count }) => count > 12)!;
    const start =
      geometry.x[row.first]! < geometry.x[row.first + row.count - 1]! ? row.first : row.first + row.count - 1;
    const reached = new Set([start]);
    let at = seat(start);
    for (let steps = 0; steps < row.count - 1; steps++) {
      at = step(model, at, "right");
      if (at.level === "seat") reached.add(at.ordinal);
    }
    expect(reached.size).toBe(row.count);
    expect([...reached].every((ordinal) => ordinal >= row.first && ordinal < row.first + row.count)).toBe(true);
  });

  it("always moves the way of the arrow, or not at all", () => {
    for (let ordinal = 0; ordinal < geometry.seatCount; ordinal += 7) {
      for (const [direction, dx, dy] of [
        ["left", -1, 0],
        ["right", 1, 0],
        ["up", 0, -1],
        ["down", 0, 1],
      ] as const) {
        const next = step(model, seat(ordinal), direction);
        if (next.level !== "seat" || next.ordinal === ordinal) continue;
        const moved =
          (geometry.x[next.ordinal]! - geometry.x[ordinal]!) * dx +
          (geometry.y[next.ordinal]! - geometry.y[ordinal]!) * dy;
        expect(moved).toBeGreaterThan(0);
      }
    }
  });

  it("can skip to the next seat that is free", () => {
    const row = geometry.rows.find(({ count }) => count > 12)!;
    const wanted = row.first + 9;
    const there = step(
      model,
      seat(row.first),
      geometry.x[wanted]! > geometry.x[row.first]! ? "right" : "left",
      (each) => each === wanted,
    );
    expect(there).toEqual(seat(wanted));
  });

  it("goes in, out and to the ends", () => {
    const row = stepIn(model, { level: "block", block: 1 });
    expect(row.level).toBe("row");
    const inside = stepIn(model, row);
    expect(stepOut(model, inside)).toEqual(row);
    expect(stepOut(model, row)).toEqual({ level: "block", block: 1 });
    expect(stepOut(model, { level: "block", block: 1 })).toBeNull();
    const last = stepToEnd(model, inside, "last");
    expect(last.level === "seat" && geometry.rowOf[last.ordinal]).toBe(row.level === "row" && row.row);
    expect(stepIn(model, inside)).toEqual(inside);
  });

  it("starts at the stage and says what each key means", () => {
    expect(walkByKey(model, null, "ArrowDown")).toMatchObject({ kind: "go", place: { level: "block" } });
    expect(walkByKey(model, null, "Escape")).toBeNull();
    expect(walkByKey(model, seat(3), "Enter")).toEqual({ kind: "choose", place: seat(3) });
    expect(walkByKey(model, { level: "block", block: 0 }, "Escape")).toEqual({ kind: "leave" });
    expect(walkByKey(model, seat(3), "x")).toBeNull();
    expect(openPlace(model, { level: "block", block: 0 }).level).toBe("row");
  });
});

describe("levels of detail", () => {
  it("offers picking to a finger only where a seat has its 44 px", () => {
    expect(isPickingOffered(TOUCH_TARGET_PX - 1, "touch")).toBe(false);
    expect(isPickingOffered(TOUCH_TARGET_PX, "touch")).toBe(true);
    expect(isPickingOffered(pickingPitch("touch"), "touch")).toBe(true);
    expect(isPickingOffered(pickingPitch("mouse"), "mouse")).toBe(true);
  });

  it("shows more the nearer the reader is", () => {
    expect(detailAt(1)).toEqual({ far: true, rowLabels: false, seatNumbers: false });
    expect(detailAt(8)).toEqual({ far: false, rowLabels: false, seatNumbers: false });
    expect(detailAt(30)).toEqual({ far: false, rowLabels: true, seatNumbers: true });
  });
});

describe("the drawing measured", () => {
  it("never lets seats of a block overlap", () => {
    for (const block of model.blocks)
      for (let ordinal = block.first + 1; ordinal < block.first + block.count; ordinal++) {
        const apart = Math.hypot(
          geometry.x[ordinal]! - geometry.x[ordinal - 1]!,
          geometry.y[ordinal]! - geometry.y[ordinal - 1]!,
        );
        expect(apart).toBeGreaterThan(block.radius * 2);
      }
  });

  it("puts block labels on a seat and row labels where no seat is", () => {
    for (const block of model.blocks) {
      expect(model.grid.nearest(block.heartX, block.heartY, 1)).toBeGreaterThanOrEqual(0);
      for (const label of block.rowLabels) expect(model.grid.nearest(label.x, label.y, block.radius)).toBe(-1);
    }
  });
});
