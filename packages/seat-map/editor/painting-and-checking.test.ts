import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { compileSeatMap } from "../src/compile.ts";
import { demoHouses } from "../src/demo-houses/index.ts";
import type { SeatMapDocument } from "../src/model.ts";
import { lockAsItIs, lockFrontToBack, unlockOrder } from "./block-order.ts";
import { addCategory, recolourCategory, removeCategory, renameCategory, seatsByCategory } from "./category-edits.ts";
import { readDrawing } from "./drawing-reading.ts";
import { findSeats } from "./find-seats.ts";
import {
  type Continuing,
  relabelRows,
  relabelSeats,
  seatLabels,
  usualRowNumbering,
  usualSeatNumbering,
} from "./numbering.ts";
import { fixFor } from "./problem-fixes.ts";
import { relabelPreview, replaceInLabels } from "./replace-labels.ts";
import { SeatMapEditor } from "./seat-map-editor.ts";
import { SeatPlaces } from "./seat-places.ts";

/** Blocks side by side, each of rows of so many seats, the first row nearest to the stage. */
function hall(...blocks: readonly { readonly label: string; readonly rows: readonly number[] }[]): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "Hall",
    categories: [],
    focalPoints: [{ x: 500, y: -500 }],
    shapes: [],
    blocks: blocks.map(({ label, rows }, block) => ({
      id: label,
      label,
      level: "一层",
      rows: rows.map((count, row) => ({
        id: `${label}-${row}`,
        label: String(row + 1),
        seats: Array.from({ length: count }, (_, seat) => ({
          id: `${label}-${row}-${seat}`,
          label: String(seat + 1),
          x: block * 1000 + seat * 55,
          y: row * 95,
        })),
      })),
    })),
  };
}
const rowIdsOf = (document: SeatMapDocument) =>
  new Set(document.blocks.flatMap(({ rows }) => rows.map(({ id }) => id)));
const idsOf = (document: SeatMapDocument) => SeatPlaces.of(document).all.map(({ seat }) => seat.id);
const labelsOf = (document: SeatMapDocument) =>
  document.blocks.map(({ rows }) => rows.map(({ seats }) => seats.map(({ label }) => label).join(" ")));

let editor: SeatMapEditor;
const hand = (x: number, y: number) => ({ x, y, reach: 20, pixel: 1, shift: false, alt: false, clicks: 1 });
function stroke(...way: readonly (readonly [number, number])[]) {
  editor.pointerDown(hand(...way[0]!));
  for (const point of way.slice(1)) editor.pointerMove(hand(...point));
  editor.pointerUp(hand(...way.at(-1)!));
}
beforeEach(() => {
  let next = 0;
  editor = new SeatMapEditor(hall({ label: "A", rows: [4, 4] }, { label: "B", rows: [3] }), () => `n${next++}`);
});

describe("price zones in the drawing", () => {
  it("come with the next free letter and hue, and are renamed and recoloured in place", () => {
    let { document } = addCategory(editor.state.document);
    document = addCategory(document).document;
    document = recolourCategory(renameCategory(document, "A", { zh: "池座", en: "Stalls" }), "A", 4);
    expect(document.categories.map(({ key, name, label }) => [key, name, label?.en])).toEqual([
      ["A", "池座", "Stalls"],
      ["B", "B 区", "Zone B"],
    ]);
    expect(addCategory(removeCategory(document, "A", null)).key).toBe("A");
  });

  it.each([
    [
      "brush",
      [
        [0, 0],
        [60, 0],
      ],
      ["A-0-0", "A-0-1"],
    ],
    [
      "row",
      [
        [0, 95],
        [5, 95],
      ],
      ["A-1-0", "A-1-1", "A-1-2", "A-1-3"],
    ],
    [
      "block",
      [
        [1000, 0],
        [1001, 0],
      ],
      ["B-0-0", "B-0-1", "B-0-2"],
    ],
    [
      "lasso",
      [
        [-20, -20],
        [70, -20],
        [70, 120],
        [-20, 120],
      ],
      ["A-0-0", "A-0-1", "A-1-0", "A-1-1"],
    ],
  ] as const)("are painted by %s, one stroke one step", (catches, way, seats) => {
    const { document, key } = addCategory(editor.state.document);
    editor.edit(() => document);
    editor.set({ catches, paint: { kind: "category", category: key } });
    editor.takeTool("paint");
    stroke(...way);
    const painted = SeatPlaces.of(editor.state.document).all.filter(({ seat }) => seat.category === key);
    expect(painted.map(({ seat }) => seat.id)).toEqual(seats);
    expect(seatsByCategory(editor.state.document).get(key)).toBe(seats.length);
    const step = editor.state.document;
    stroke(...way);
    expect(editor.state.document).toBe(step);
    editor.undo();
    expect(editor.state.document).toEqual(document);
  });

  it("leave their seats to the zone that is named, or to none, and lose no seat", () => {
    const theatre = demoHouses.curvedTheatre();
    const [gone, heir] = theatre.categories.map(({ key }) => key);
    const counts = seatsByCategory(theatre);
    const left = seatsByCategory(removeCategory(theatre, gone!, heir!));
    expect(left.get(heir!)).toBe(counts.get(gone!)! + counts.get(heir!)!);
    expect(left.has(gone!)).toBe(false);
    const without = removeCategory(theatre, gone!, null);
    expect(idsOf(without)).toEqual(idsOf(theatre));
    const problem = readDrawing(without).problems.find(({ code }) => code === "seat-without-zone");
    expect(problem?.count).toBe(counts.get(gone!));
  });
});

describe("the order of a block", () => {
  const scoresBy = (document: SeatMapDocument, ids: readonly string[]) => {
    const { seatIds, score } = compileSeatMap(document);
    return ids.map((id) => score[seatIds.indexOf(id)]!);
  };

  it("stays as it was when it was locked, though a bonus is painted on the last", () => {
    const locked = lockAsItIs(editor.state.document, "A");
    const order = locked.blocks[0]!.lockedOrder!;
    expect(new Set(order)).toEqual(new Set(idsOf(locked).filter((id) => id.startsWith("A"))));
    expect(compileSeatMap(locked).score).toEqual(compileSeatMap(editor.state.document).score);
    const rows = locked.blocks[0]!.rows.map((row) => ({
      ...row,
      seats: row.seats.map((seat) => (seat.id === order.at(-1) ? { ...seat, correction: 0.5 } : seat)),
    }));
    const raised = { ...locked, blocks: [{ ...locked.blocks[0]!, rows }, ...locked.blocks.slice(1)] };
    const scores = scoresBy(raised, order);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(unlockOrder(locked, "A")).toEqual(editor.state.document);
  });

  it("goes from front to back with the middle of the house first", () => {
    const locked = lockFrontToBack(hall({ label: "A", rows: [19, 19] }), "A");
    const order = locked.blocks[0]!.lockedOrder!;
    expect(order[0]).toBe("A-0-9");
    expect(new Set(order.slice(1, 3))).toEqual(new Set(["A-0-8", "A-0-10"]));
    expect(order.slice(0, 19).every((id) => id.startsWith("A-0-"))).toBe(true);
  });
});

describe("numbering", () => {
  const numbering = usualSeatNumbering;

  it.each([
    [{ step: 10, start: 10 }, ["10", "20", "30"]],
    [{ descending: true }, ["3", "2", "1"]],
    [{ descending: true, side: "right" }, ["1", "2", "3"]],
    [{ prefix: "P", suffix: "号" }, ["P1号", "P2号", "P3号"]],
    [{ counting: "odd", start: 2 }, ["3", "5", "7"]],
  ] as const)("%j", (change, labels) => {
    expect(seatLabels(3, { ...numbering, ...change })).toEqual(labels);
  });

  it.each([
    ["no", [["1 2 3", "1 2 3"], ["1 2"]]],
    ["blocks", [["1 2 3", "1 2 3"], ["4 5"]]],
    ["rows", [["1 2 3", "4 5 6"], ["7 8"]]],
  ] as const)("goes on across: %s", (continuing, labels) => {
    const document = hall({ label: "A", rows: [3, 3] }, { label: "B", rows: [2] });
    expect(labelsOf(relabelSeats(document, rowIdsOf(document), { ...numbering, continuing }))).toEqual(labels);
  });

  it("goes on across the aisle between two pieces of a row, whichever was drawn first", () => {
    const [block] = hall({ label: "A", rows: [3] }).blocks;
    const [row] = block!.rows;
    const right = {
      ...row!,
      id: "right",
      seats: row!.seats.map((seat) => ({ ...seat, id: `r${seat.id}`, x: seat.x + 400 })),
    };
    const document = { ...hall(), blocks: [{ ...block!, rows: [right, row!] }] };
    const numbered = relabelSeats(document, rowIdsOf(document), { ...numbering, continuing: "aisles" });
    expect(labelsOf(numbered)).toEqual([["4 5 6", "1 2 3"]]);
  });

  it("names rows from the front or the back, anew in each block or through all", () => {
    const document = hall({ label: "A", rows: [1, 1] }, { label: "B", rows: [1, 1] });
    const names = (change: object) =>
      relabelRows(document, rowIdsOf(document), { ...usualRowNumbering, ...change }).blocks.map(({ rows }) =>
        rows.map(({ label }) => label),
      );
    expect(names({ style: "letters", start: 8 })).toEqual([
      ["H", "J"],
      ["H", "J"],
    ]);
    expect(names({ from: "back", suffix: "排" })).toEqual([
      ["2排", "1排"],
      ["2排", "1排"],
    ]);
    expect(names({ throughBlocks: true })).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  it("touches no identity, no place and no score, and repeats no label in what it counts through", () => {
    const theatre = demoHouses.curvedTheatre();
    const before = compileSeatMap(theatre);
    const some = fc.subarray(
      theatre.blocks.flatMap(({ rows }) => rows.map(({ id }) => id)),
      { minLength: 1 },
    );
    const how = fc.record({
      counting: fc.constantFrom("inOrder" as const, "odd" as const, "even" as const, "fromCentre" as const),
      side: fc.constantFrom("left" as const, "right" as const),
      continuing: fc.constantFrom<Continuing>("no", "aisles", "blocks", "rows"),
      descending: fc.boolean(),
      step: fc.integer({ min: 1, max: 5 }),
      start: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(some, how, (rowIds, change) => {
        const numbered = relabelSeats(theatre, new Set(rowIds), { ...numbering, ...change });
        expect(idsOf(numbered)).toEqual(idsOf(theatre));
        const rows = numbered.blocks.flatMap((block) => block.rows.filter(({ id }) => rowIds.includes(id)));
        for (const { seats } of rows) expect(new Set(seats.map(({ label }) => label)).size).toBe(seats.length);
      }),
      { numRuns: 25 },
    );
    const all = relabelSeats(theatre, rowIdsOf(theatre), { ...numbering, continuing: "rows" });
    expect(new Set(SeatPlaces.of(all).all.map(({ seat }) => seat.label)).size).toBe(before.seatCount);
    expect(compileSeatMap(all).score).toEqual(before.score);
  });

  it("replaces in the labels of seats, rows or blocks, and shows first what would come of it", () => {
    const document = hall({ label: "A", rows: [2, 2] }, { label: "B", rows: [2] });
    const ids = new Set(["A-0-0", "A-0-1"]);
    const rows = replaceInLabels(document, ids, { of: "rows", find: "", by: "排" });
    expect(rows.blocks[0]!.rows.map(({ label }) => label)).toEqual(["1排", "2"]);
    const seats = replaceInLabels(document, ids, { of: "seats", find: "2", by: "1" });
    expect(relabelPreview(document, seats, ids)).toEqual({
      changed: 1,
      repeating: 1,
      rows: [{ block: "A", before: "1", after: "1", seats: ["1", "1"] }],
    });
    expect(replaceInLabels(document, ids, { of: "blocks", find: "A", by: "左区" }).blocks[0]!.label).toBe("左区");
    expect(replaceInLabels(document, ids, { of: "seats", find: "9", by: "1" })).toBe(document);
  });
});

describe("finding a seat", () => {
  const house = (() => {
    const document = hall({ label: "A", rows: [12, 12] }, { label: "池座 左", rows: [5] });
    const all = new Set(idsOf(document));
    return replaceInLabels(replaceInLabels(document, all, { of: "rows", find: "", by: "排" }), all, {
      of: "seats",
      find: "",
      by: "号",
    });
  })();

  it.each([
    ["A 2 12", ["A-1-11"]],
    ["A 2排 12号", ["A-1-11"]],
    ["a 12", ["A-0-11", "A-1-11"]],
    ["2排12号", ["A-1-11"]],
    ["一层 2排 5号", ["A-1-4"]],
    ["一层 池座 左 1排 5号", ["池座 左-0-4"]],
    ["池座 5", ["池座 左-0-4"]],
    ["row 2 seat 3", ["A-1-2"]],
    ["A 99", []],
    ["  ", []],
  ])("%s", (words, ids) => {
    expect([...findSeats(house, words)]).toEqual(ids);
  });

  it("finds a row or a block where no seat is meant", () => {
    expect(findSeats(house, "池座 左").size).toBe(5);
    expect(findSeats(hall({ label: "Box", rows: [3, 3] }), "Box").size).toBe(6);
  });

  it("finds every seat of a house by its whole name", () => {
    const document = demoHouses.curvedTheatre();
    const { all } = SeatPlaces.of(document);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: all.length - 1 }), (index) => {
        const { seat, row, block } = all[index]!;
        expect(findSeats(document, `${block.label} ${row.label} ${seat.label}`)).toContain(seat.id);
      }),
      { numRuns: 40 },
    );
  });
});

describe("fixes", () => {
  const broken: SeatMapDocument = (() => {
    const document = hall({ label: "A", rows: [3, 3] }, { label: "A", rows: [2] });
    const [first, second] = document.blocks;
    const rows = first!.rows.map((row, index) => ({
      ...row,
      label: index === 1 ? "" : row.label,
      seats: row.seats.map((seat, at) => ({ ...seat, label: "7", ...(at === 0 ? { category: "VIP" } : {}) })),
    }));
    return {
      ...document,
      focalPoints: [],
      blocks: [
        { ...first!, rows },
        { ...second!, id: "A2" },
      ],
    };
  })();

  it("leave nothing of what can be set right, seat for seat, whatever comes first", () => {
    let next = 0;
    const codes = readDrawing(broken)
      .problems.filter((problem) => fixFor(problem, () => ""))
      .map(({ code }) => code);
    expect(new Set(codes)).toEqual(
      new Set([
        "repeated-identity",
        "repeated-block",
        "repeated-label",
        "row-without-name",
        "unknown-category",
        "no-stage",
      ]),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(codes, { minLength: codes.length }), (order) => {
        let document = broken;
        for (const code of order) {
          const problem = readDrawing(document).problems.find((each) => each.code === code);
          if (problem) document = fixFor(problem, () => `new${next++}`)!(document);
        }
        expect(
          readDrawing(document)
            .problems.map(({ code }) => code)
            .filter((code) => codes.includes(code)),
        ).toEqual([]);
        expect(idsOf(document).length).toBe(idsOf(broken).length);
      }),
      { numRuns: 12 },
    );
  });

  it("are not offered where a person has to look; every place of such a problem can be gone to", () => {
    const document = hall({ label: "A", rows: [3] }, { label: "B", rows: [3] });
    const twice = {
      ...document,
      blocks: document.blocks.map((block) => ({
        ...block,
        rows: block.rows.map((row) => ({ ...row, seats: row.seats.map((seat, at) => ({ ...seat, x: at * 55 })) })),
      })),
    };
    const problem = readDrawing(twice).problems.find(({ code }) => code === "seats-at-one-place")!;
    expect(fixFor(problem, () => "")).toBeNull();
    expect(problem.places.length).toBe(problem.count);
  });
});
