import { isDeepStrictEqual } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { checkSeatMap } from "../check-seat-map.ts";
import { compileSeatMap } from "../compile.ts";
import { SeatFlag, type SeatMapGeometry } from "../model.ts";
import { isInside } from "../outline.ts";
import { SeatGrid } from "../seat-grid.ts";
import { demoHouses } from "./index.ts";

vi.setConfig({ testTimeout: 60_000 });

const houses = Object.entries(demoHouses).map(([name, draw]) => ({
  name,
  draw,
  document: draw(),
  geometry: compileSeatMap(draw()),
}));
const byName = (name: keyof typeof demoHouses) => houses.find((house) => house.name === name)!.geometry;

/** The least distance between two seats, centimetres. */
function leastDistance({ x, y, seatCount }: SeatMapGeometry): number {
  const grid = new SeatGrid(100);
  let least = Number.POSITIVE_INFINITY;
  for (let seat = 0; seat < seatCount; seat += 1) {
    const point = { x: x[seat]!, y: y[seat]! };
    for (const other of grid.near(point)) least = Math.min(least, Math.hypot(x[other]! - point.x, y[other]! - point.y));
    grid.add(point, seat);
  }
  return least;
}

describe.each(houses)("the demo house $name", ({ draw, document, geometry }) => {
  test("has nothing odd in it", () => {
    expect(checkSeatMap(document)).toEqual([]);
  });

  test("seats nobody on another's lap", () => {
    expect(leastDistance(geometry)).toBeGreaterThanOrEqual(44);
  });

  test("draws blocks whose outlines hold all their seats and none of another block", () => {
    for (const [index, { outline, first, count }] of geometry.blocks.entries()) {
      const left = Math.min(...outline.map(({ x }) => x));
      const right = Math.max(...outline.map(({ x }) => x));
      for (let seat = 0; seat < geometry.seatCount; seat += 1) {
        const own = seat >= first && seat < first + count;
        const point = { x: geometry.x[seat]!, y: geometry.y[seat]! };
        if (!own && (point.x < left || point.x > right)) continue;
        if (isInside(point, outline) !== own) expect({ block: index, seat, own }).toBe("outline");
      }
    }
  });

  test("keeps neighbours beside each other: ordinals ± 1 in a run", () => {
    let widest = 0;
    for (let seat = 1; seat < geometry.seatCount; seat += 1) {
      if (geometry.runOf[seat] !== geometry.runOf[seat - 1]) continue;
      const step = Math.hypot(geometry.x[seat]! - geometry.x[seat - 1]!, geometry.y[seat]! - geometry.y[seat - 1]!);
      widest = Math.max(widest, step);
    }
    expect(widest).toBeLessThan(90);
  });

  test("is the same at every drawing", () => {
    expect(isDeepStrictEqual(draw(), document)).toBe(true);
  });
});

describe("their sizes", () => {
  test("are those of the houses they stand for", () => {
    expect(byName("curvedTheatre").seatCount).toBeGreaterThan(1100);
    expect(byName("curvedTheatre").seatCount).toBeLessThan(1300);
    expect(Math.abs(byName("arena").seatCount - 12_000)).toBeLessThan(300);
    const { seatCount, blocks, rows } = byName("stadium");
    expect({ seatCount, blocks: blocks.length, rows: rows.length }).toEqual({
      seatCount: 39_616,
      blocks: 58,
      rows: 1453,
    });
  });

  test("the stadium keeps gaps in its rows, so that nobody is beside a missing seat", () => {
    const { blocks, rows, runOf, labels } = byName("stadium");
    const block = blocks.findIndex(({ label }) => label === "15");
    const row = rows.find((each) => each.block === block && each.label === "39")!;
    const edge = labels.indexOf("8", row.first);
    expect(labels.slice(edge, edge + 2)).toEqual(["8", "19"]);
    expect(runOf[edge + 1]).toBe(runOf[edge]! + 1);
  });

  test("the theatre has aisles, wheelchair places and a companion beside each", () => {
    const { flags, runOf, rows, seatCount } = byName("curvedTheatre");
    const stalls = rows[0]!;
    expect(runOf[stalls.first + stalls.count - 1]! - runOf[stalls.first]!).toBe(2);
    const wheelchairs = Array.from({ length: seatCount }, (_, seat) => seat).filter(
      (seat) => flags[seat]! & SeatFlag.wheelchair,
    );
    expect(wheelchairs.length).toBeGreaterThan(2);
    for (const seat of wheelchairs) {
      const beside = [seat - 1, seat + 1].filter((other) => runOf[other] === runOf[seat]);
      expect(beside.some((other) => flags[other]! & SeatFlag.companion)).toBe(true);
    }
  });
});
