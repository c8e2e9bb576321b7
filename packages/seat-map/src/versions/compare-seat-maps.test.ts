import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { demoHouses } from "../demo-houses/index.ts";
import type { RowDocument, SeatDocument, SeatMapDocument } from "../model.ts";
import { seatLabel } from "../seat-label.ts";
import { compareSeatMaps, differencesIn, SeatDifference } from "./compare-seat-maps.ts";
import { invertMapping, mapSeats, noSeat } from "./map-seats.ts";

function house(rows: readonly RowDocument[], label = "Stalls"): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "House",
    categories: [],
    focalPoints: [{ x: 200, y: 0 }],
    shapes: [],
    blocks: [{ id: "b", label, rows }],
  };
}

function rowOf(id: string, y: number, count: number, label = id): RowDocument {
  return {
    id,
    label,
    seats: Array.from({ length: count }, (_, n) => ({ id: `${id}${n}`, label: String(n + 1), x: n * 50, y })),
  };
}

const before = house([rowOf("A", 300, 8), rowOf("B", 390, 8)]);

/** The drawing with one change to each seat it is told to. */
function changed(document: SeatMapDocument, change: (seat: SeatDocument) => SeatDocument | null): SeatMapDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        seats: row.seats.flatMap((seat) => change(seat) ?? []),
      })),
    })),
  };
}

const compare = (from: SeatMapDocument, to: SeatMapDocument) =>
  compareSeatMaps(compileSeatMap(from), compileSeatMap(to));

describe("two versions of a map", () => {
  test("a map is equal to itself", () => {
    const { counts } = compare(before, before);
    expect(counts).toEqual({
      added: 0,
      removed: 0,
      moved: 0,
      relabelled: 0,
      flags: 0,
      rank: 0,
      neighbours: 0,
      same: 16,
    });
  });

  test("a removed seat is told, and that its neighbours sit beside somebody else now", () => {
    const { counts, mapping, changesOf } = compare(
      before,
      changed(before, (seat) => (seat.id === "A3" ? null : seat)),
    );
    expect(counts).toMatchObject({ added: 0, removed: 1, relabelled: 0, moved: 0, neighbours: 2 });
    expect(mapping[3]).toBe(noSeat);
    expect(mapping[4]).toBe(3);
    expect(differencesIn(changesOf[2]!)).toContain("neighbours");
  });

  test("a row that is called something else keeps its seats", () => {
    const to = house([rowOf("A", 300, 8, "AA"), rowOf("B", 390, 8)]);
    expect(compare(before, to).counts).toMatchObject({ added: 0, removed: 0, relabelled: 8, moved: 0, neighbours: 0 });
    expect(compare(before, house(before.blocks[0]!.rows, "Parterre")).counts.relabelled).toBe(16);
  });

  test("a step of a few centimetres is none, half a metre is one", () => {
    const by = (cm: number) => changed(before, (seat) => (seat.id === "B7" ? { ...seat, x: seat.x + cm } : seat));
    expect(compare(before, by(4)).counts.moved).toBe(0);
    expect(compare(before, by(20)).counts.moved).toBe(1);
  });

  test("flags are compared, and an aisle between two ends their neighbourhood", () => {
    const flagged = changed(before, (seat) => (seat.id === "A0" ? { ...seat, flags: ["wheelchair"] } : seat));
    expect(compare(before, flagged).counts.flags).toBe(1);
    const parted = changed(before, (seat) => (seat.x >= 200 ? { ...seat, x: seat.x + 150 } : seat));
    expect(compare(before, parted).counts).toMatchObject({ moved: 8, neighbours: 4 });
  });

  test("a row drawn from its other end has the same neighbours", () => {
    const [a, b] = before.blocks[0]!.rows;
    const turned = house([{ ...a!, seats: [...a!.seats].reverse() }, b!]);
    expect(compare(before, turned).counts).toMatchObject({ neighbours: 0, moved: 0, relabelled: 0 });
  });

  test("of a repeated identity the first seat has the counterpart", () => {
    const twice = { seatCount: 3, seatIds: ["a", "a", "b"] };
    expect([...mapSeats(twice, { seatCount: 2, seatIds: ["b", "a"] })]).toEqual([1, noSeat, 0]);
    expect([...mapSeats({ seatCount: 2, seatIds: ["b", "a"] }, twice)]).toEqual([2, 0]);
  });

  test("any edit: seats are matched by identity alone, and the counts add up", () => {
    const edit = fc.record({
      remove: fc.uniqueArray(fc.nat(15), { maxLength: 8 }),
      add: fc.nat(4),
      shift: fc.integer({ min: -300, max: 300 }),
      label: fc.string({ maxLength: 4 }),
    });
    fc.assert(
      fc.property(edit, ({ remove, add, shift, label }) => {
        const ids = before.blocks[0]!.rows.flatMap((row) => row.seats.map((seat) => seat.id));
        const gone = new Set(remove.map((at) => ids[at]));
        const kept = changed(before, (seat) =>
          gone.has(seat.id) ? null : { ...seat, label: label + seat.label, y: seat.y + shift },
        );
        const rows = [rowOf("N", 900, add), ...kept.blocks[0]!.rows];
        const [from, to] = [compileSeatMap(before), compileSeatMap(house(rows))];
        const { mapping, inverse, changesOf, changesIn, counts } = compareSeatMaps(from, to);
        expect(counts).toMatchObject({ added: add, removed: gone.size });
        expect(invertMapping(inverse, from.seatCount)).toEqual(mapping);
        from.seatIds.forEach((id, ordinal) => {
          const after = mapping[ordinal]!;
          if (after === noSeat) expect(changesOf[ordinal]).toBe(SeatDifference.removed);
          else {
            expect(to.seatIds[after]).toBe(id);
            expect(changesIn[after]).toBe(changesOf[ordinal]);
            const told = (changesOf[ordinal]! & SeatDifference.relabelled) !== 0;
            expect(told).toBe(JSON.stringify(seatLabel(from, ordinal)) !== JSON.stringify(seatLabel(to, after)));
          }
        });
      }),
    );
  });

  test("a stadium is compared whole", () => {
    const stadium = compileSeatMap(demoHouses.stadium());
    expect(compareSeatMaps(stadium, stadium).counts.same).toBe(stadium.seatCount);
  });
});
