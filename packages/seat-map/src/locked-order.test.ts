import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "./compile.ts";
import { exportSeatMapDocument, parseSeatMapDocument } from "./import/parterre-json.ts";
import { dealInOrder } from "./locked-order.ts";
import type { FocalPoint, SeatMapDocument } from "./model.ts";

const block = (id: string, x: number, count: number, lockedOrder?: readonly string[]) => ({
  id,
  label: id,
  ...(lockedOrder ? { lockedOrder } : {}),
  rows: [
    {
      id: `${id}-1`,
      label: "1",
      seats: Array.from({ length: count }, (_, index) => ({
        id: `${id}${index}`,
        label: String(index + 1),
        x: x + index * 55,
        y: 1000,
      })),
    },
  ],
});
const house = (blocks: SeatMapDocument["blocks"], focalPoints: readonly FocalPoint[] = []): SeatMapDocument => ({
  format: "parterre.seat-map",
  version: 1,
  name: "House",
  categories: [],
  focalPoints,
  blocks,
  shapes: [],
});

/** Identities of a block's seats, best first; equal scores in the order of ordinals. */
function bestFirst(document: SeatMapDocument, blockIndex: number): string[] {
  const { blocks, score, seatIds } = compileSeatMap(document);
  const { first, count } = blocks[blockIndex]!;
  const ordinals = Array.from({ length: count }, (_, index) => first + index);
  return ordinals.sort((a, b) => score[b]! - score[a]! || a - b).map((ordinal) => seatIds[ordinal]!);
}

const scoresAndOrder = fc.integer({ min: 1, max: 40 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  return fc.record({
    ids: fc.constant(ids),
    scores: fc
      .array(fc.integer({ min: 0, max: 65535 }), { minLength: count, maxLength: count })
      .map((scores) => Uint16Array.from(scores)),
    order: fc.shuffledSubarray([...ids, "gone", "elsewhere"]),
  });
});

describe("a block whose order is locked", () => {
  test("keeps exactly the scores it would have, whoever gets them", () => {
    fc.assert(
      fc.property(scoresAndOrder, ({ ids, scores, order }) => {
        expect([...dealInOrder(scores, ids, order)].sort()).toEqual([...scores].sort());
      }),
    );
  });

  test("never lets a seat be judged better than one named before it, and puts seats it does not name after", () => {
    fc.assert(
      fc.property(scoresAndOrder, ({ ids, scores, order }) => {
        const dealt = dealInOrder(scores, ids, order);
        const named = order.filter((id) => ids.includes(id)).map((id) => dealt[ids.indexOf(id)]!);
        const others = ids.flatMap((id, seat) => (order.includes(id) ? [] : [dealt[seat]!]));
        expect(named).toEqual([...named].sort((a, b) => b - a));
        expect(Math.min(65535, ...named)).toBeGreaterThanOrEqual(Math.max(0, ...others));
      }),
    );
  });

  test("stays in its order whatever focal points and corrections become", () => {
    const order = ["a3", "a0", "a4", "a1", "a2"];
    const point = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 900 }) });
    const corrections = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 3 }), corrections, (points, amounts) => {
        const locked = block("a", 0, 5, order);
        const rows = locked.rows.map((row) => ({
          ...row,
          seats: row.seats.map((seat, index) => ({ ...seat, correction: amounts[index]! })),
        }));
        const { score, seatIds } = compileSeatMap(house([{ ...locked, rows }], points));
        const dealt = order.map((id) => score[seatIds.indexOf(id)]!);
        expect(dealt).toEqual([...dealt].sort((a, b) => b - a));
      }),
    );
  });

  test("changes nothing in other blocks", () => {
    const free = compileSeatMap(house([block("a", 0, 5), block("b", 400, 5)]));
    const locked = compileSeatMap(house([block("a", 0, 5, ["a0", "a1"]), block("b", 400, 5)]));
    expect(locked.score.slice(5)).toEqual(free.score.slice(5));
    expect(locked.score.slice(0, 5)).not.toEqual(free.score.slice(0, 5));
  });

  test("takes seats that are added later after those it names", () => {
    const document = house([block("a", 0, 6, ["a4", "a0"])]);
    expect(bestFirst(document, 0).slice(0, 2)).toEqual(["a4", "a0"]);
  });

  test("is kept by our own JSON, and a list of other things is refused", () => {
    const document = house([block("a", 0, 3, ["a2", "a0", "a1"])]);
    expect(parseSeatMapDocument(exportSeatMapDocument(document)).document).toEqual(document);
    const broken = { ...document, blocks: [{ ...document.blocks[0]!, lockedOrder: [{}] }] };
    expect(parseSeatMapDocument(broken).document).toBeNull();
    expect(
      parseSeatMapDocument({ ...document, blocks: [{ ...document.blocks[0]!, lockedOrder: "a0" }] }).document,
    ).toBeNull();
  });
});
