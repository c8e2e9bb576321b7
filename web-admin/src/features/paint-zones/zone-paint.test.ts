import type { SeatMapGeometry } from "@parterre/seat-map";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  areasOf,
  blocksCaught,
  countByZone,
  paintSeats,
  proposePaint,
  undoPaint,
  unpainted,
  zoneOfBlock,
} from "./zone-paint.ts";

/** A map of blocks of one row each; block n has the given number of seats and better seats come first. */
function mapOf(seatsPerBlock: readonly number[]): SeatMapGeometry {
  const seatCount = seatsPerBlock.reduce((sum, count) => sum + count, 0);
  let first = 0;
  const blocks = seatsPerBlock.map((count, index) => {
    const block = { label: `B${index}`, first, count, outline: [] };
    first += count;
    return block;
  });
  const rowOf = new Uint32Array(seatCount);
  blocks.forEach((block, index) => {
    rowOf.fill(index, block.first, block.first + block.count);
  });
  return {
    name: "test",
    seatCount,
    blocks,
    rows: blocks.map((block, index) => ({ block: index, label: "1", first: block.first, count: block.count })),
    shapes: [],
    focalPoints: [],
    bounds: { minX: 0, minY: 0, maxX: 1, maxY: 1 },
    x: new Float32Array(seatCount),
    y: new Float32Array(seatCount),
    rowOf,
    runOf: rowOf,
    runStart: new Uint32Array([...blocks.map((block) => block.first), seatCount]),
    flags: new Uint8Array(seatCount),
    score: Uint16Array.from({ length: seatCount }, (_, ordinal) => 60_000 - ordinal),
    labels: Array.from({ length: seatCount }, (_, ordinal) => String(ordinal)),
    seatIds: [],
  };
}

/** What the server makes of areas: whole blocks first, ranges over them. */
function repaint(geometry: SeatMapGeometry, areas: ReturnType<typeof areasOf>): Uint8Array {
  const paint = new Uint8Array(geometry.seatCount).fill(unpainted);
  areas.forEach((area, zone) => {
    for (const block of area.blockIndexes) {
      const { first, count } = geometry.blocks[block]!;
      paint.fill(zone, first, first + count);
    }
  });
  areas.forEach((area, zone) => {
    for (let pair = 0; pair < area.ordinalRanges.length; pair += 2) {
      paint.fill(zone, area.ordinalRanges[pair]!, area.ordinalRanges[pair + 1]! + 1);
    }
  });
  return paint;
}

describe("zone paint", () => {
  it("comes back from the API's areas as it was painted, whatever was painted", () => {
    const zones = fc.constantFrom(0, 1, 2, unpainted);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }).chain((blocks) => {
          const seats = blocks.reduce((sum, count) => sum + count, 0);
          return fc.tuple(fc.constant(blocks), fc.array(zones, { minLength: seats, maxLength: seats }));
        }),
        ([blocks, painted]) => {
          const geometry = mapOf(blocks);
          const paint = Uint8Array.from(painted);
          expect(repaint(geometry, areasOf(geometry, paint, 3))).toEqual(paint);
        },
      ),
    );
  });

  it("says whole blocks as blocks and strays as ranges", () => {
    const geometry = mapOf([4, 4]);
    expect(areasOf(geometry, Uint8Array.from([0, 0, 1, 1, 1, 1, 1, 0]), 2)).toEqual([
      { blockIndexes: [0], ordinalRanges: [7, 7] },
      { blockIndexes: [1], ordinalRanges: [2, 3] },
    ]);
  });

  it("undoes a stroke seat by seat and keeps the former map as it was", () => {
    const before = Uint8Array.from([0, 1, unpainted, 1]);
    const stroke = paintSeats(before, [0, 1, 2], 1)!;
    expect(stroke.paint).toEqual(Uint8Array.from([1, 1, 1, 1]));
    expect(before[0]).toBe(0);
    expect(undoPaint(stroke.paint, stroke.undo)).toEqual(before);
    expect(paintSeats(before, [1, 3], 1)).toBeNull();
  });

  it("catches a block when half of it is in the lasso", () => {
    const geometry = mapOf([4, 4, 3]);
    expect(blocksCaught(geometry, [0, 1, 4, 8, 9])).toEqual([0, 2]);
  });

  it("knows a block's zone only when its seats agree", () => {
    const geometry = mapOf([2, 2]);
    expect(zoneOfBlock(geometry, Uint8Array.from([1, 1, 0, 1]), 0)).toBe(1);
    expect(zoneOfBlock(geometry, Uint8Array.from([1, 1, 0, 1]), 1)).toBeNull();
    expect(countByZone(Uint8Array.from([1, 1, 0, unpainted]), 2)).toEqual([1, 2, 1]);
  });

  it("proposes zones by quality, best blocks first, every seat in one", () => {
    const paint = proposePaint(mapOf([10, 10, 10, 10]), 2);
    expect([paint[0], paint[15], paint[25], paint[39]]).toEqual([0, 0, 1, 1]);
    expect(countByZone(paint, 2)).toEqual([20, 20, 0]);
  });
});
