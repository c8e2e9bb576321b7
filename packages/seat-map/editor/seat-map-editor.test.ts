import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { demoHouses } from "../src/demo-houses/index.ts";
import type { SeatMapDocument } from "../src/model.ts";
import { alignChosen, distributeChosen, middleLine, mirrorChosen, rotateChosen } from "./arrange.ts";
import { curveRows } from "./curve.ts";
import { changeBetween, withChangesOf } from "./document-change.ts";
import { readDrawing, seatsAtPath } from "./drawing-reading.ts";
import { duplicateChosen } from "./duplicate.ts";
import { moveSeats, removeSeats } from "./edits.ts";
import { findSeats } from "./find-seats.ts";
import { SeatMapEditor } from "./seat-map-editor.ts";
import { SeatPlaces } from "./seat-places.ts";
import { paintSeats } from "./seat-properties.ts";
import { nothingChosen, seatsChosen } from "./selection.ts";

const empty: SeatMapDocument = {
  format: "parterre.seat-map",
  version: 1,
  name: "New",
  categories: [],
  focalPoints: [],
  blocks: [],
  shapes: [],
};
let editor: SeatMapEditor;
beforeEach(() => {
  let next = 0;
  editor = new SeatMapEditor(empty, () => `n${next++}`);
});

const hand = (x: number, y: number, more = {}) => ({
  x,
  y,
  reach: 20,
  pixel: 1,
  shift: false,
  alt: false,
  clicks: 1,
  ...more,
});
function drag(from: readonly [number, number], ...way: readonly (readonly [number, number])[]) {
  editor.pointerDown(hand(...from));
  for (const point of way) editor.pointerMove(hand(...point));
  editor.pointerUp(hand(...way.at(-1)!));
}
const seats = () => SeatPlaces.of(editor.state.document).all.map(({ seat }) => seat);
const ids = () => new Set(seats().map(({ id }) => id));
const all = () => seatsChosen(ids());
const placesOf = (document: SeatMapDocument) => SeatPlaces.of(document).all.map(({ seat }) => [seat.x, seat.y]);

describe("drawing", () => {
  it("makes as many seats as a drag has room for, at the pitch, and goes on in the same block", () => {
    editor.takeTool("row");
    editor.pointerDown(hand(0, 0));
    editor.pointerMove(hand(500, 3));
    expect([editor.state.count, editor.state.document.blocks.length]).toEqual([10, 0]);
    editor.pointerUp(hand(500, 3));
    expect(seats().map(({ x, y, label }) => [x, y, label])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index * 55, 0, String(index + 1)]),
    );
    expect(editor.state.selection.seats).toEqual(ids());
    drag([0, 95], [500, 95]);
    expect(editor.state.document.blocks.map(({ label, rows }) => [label, rows.map((row) => row.label)])).toEqual([
      ["A", ["1", "2"]],
    ]);
  });

  it("makes nothing of a click", () => {
    for (const tool of ["row", "grid", "fan", "stage", "curvedRow"] as const) {
      editor.takeTool(tool);
      drag([10, 10], [11, 11]);
      editor.escape();
    }
    expect(editor.state.document).toEqual(empty);
    expect(editor.state.canUndo).toBe(false);
  });

  it("bends a curved row through the hand, seats at even distances", () => {
    editor.takeTool("curvedRow");
    drag([0, 0], [1000, 0]);
    editor.pointerMove(hand(500, 200));
    editor.pointerDown(hand(500, 200));
    const drawn = seats();
    const steps = drawn.slice(1).map((seat, index) => Math.hypot(seat.x - drawn[index]!.x, seat.y - drawn[index]!.y));
    for (const step of steps) expect(step).toBeCloseTo(55, 0);
    expect(Math.max(...drawn.map(({ y }) => y))).toBeCloseTo(200, -1);
    expect(drawn[0]!.y).toBeLessThan(30);
  });

  it("fans many rows out between the same edges around one centre", () => {
    editor.set({ rows: 5, seats: 11 });
    editor.takeTool("fan");
    drag([0, 0], [0, 1000]);
    const [block] = editor.state.document.blocks;
    const counts = block!.rows.map((row) => row.seats.length);
    expect(counts[0]).toBe(11);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    block!.rows.forEach((row, index) => {
      for (const seat of row.seats) expect(Math.hypot(seat.x, seat.y)).toBeCloseTo(1000 + index * 95, 0);
      expect(row.seats[0]!.x).toBeLessThan(row.seats.at(-1)!.x);
    });
  });

  it("fills a box with rows, each time as a block of its own", () => {
    editor.takeTool("grid");
    drag([0, 0], [56, 96]);
    drag([300, 0], [470, 10]);
    expect(editor.state.document.blocks.map(({ label, rows }) => [label, rows.map((row) => row.seats.length)])).toEqual(
      [
        ["A", [2, 2]],
        ["B", [4]],
      ],
    );
  });

  it("draws stage, shape and text, chosen at once", () => {
    editor.takeTool("stage");
    drag([0, 0], [800, 200]);
    editor.takeTool("text");
    editor.pointerDown(hand(400, 300));
    expect(editor.state.document.shapes.map(({ kind, points }) => [kind, points.length])).toEqual([
      ["stage", 4],
      ["text", 1],
    ]);
    expect(editor.state.selection.shapes).toEqual(new Set([editor.state.document.shapes[1]!.id]));
    editor.remove();
    expect(editor.state.document.shapes.length).toBe(1);
  });
});

it("sets what people look at, facing the seats, and the best seats follow", () => {
  editor.takeTool("grid");
  drag([0, 0], [1100, 600]);
  const depthOfBest = () => {
    const { ranks } = readDrawing(editor.state.document);
    const best = seats().filter(({ id }) => ranks.get(id) === 11);
    return best.reduce((sum, { y }) => sum + y, 0) / best.length;
  };
  editor.takeTool("focus");
  drag([550, 1200], [550, 1200]);
  expect(editor.state.document.focalPoints).toEqual([{ x: 550, y: 1200, z: 130, facing: 180 }]);
  expect(depthOfBest()).toBeGreaterThan(400);
  drag([555, 1195], [550, -600]);
  expect(editor.state.document.focalPoints).toMatchObject([{ x: 550, y: -600 }]);
  editor.edit((document) => ({ ...document, focalPoints: [{ x: 550, y: -600, facing: 0 }] }));
  expect(depthOfBest()).toBeLessThan(200);
  editor.undo();
  editor.undo();
  editor.undo();
  expect(editor.state.document.focalPoints).toEqual([]);
});

it("finds seats by their names, and the place of a problem", () => {
  editor.takeTool("grid");
  drag([0, 0], [120, 100]);
  const { document } = editor.state;
  expect(findSeats(document, "a 2 3")).toEqual(new Set([document.blocks[0]!.rows[1]!.seats[2]!.id]));
  expect(findSeats(document, "3").size).toBe(2);
  expect(findSeats(document, "B 2 3").size).toBe(0);
  expect(seatsAtPath(document, "blocks[0].rows[1].seats[0]").size).toBe(1);
  expect(seatsAtPath(document, "blocks[0].rows[1]").size).toBe(3);
  expect(seatsAtPath(document, "blocks[0]").size).toBe(6);
  expect(seatsAtPath(document, "focalPoints").size).toBe(0);
});

it("tells nobody of a pointer that only passes by", () => {
  let told = 0;
  editor.subscribe(() => told++);
  for (const tool of ["select", "row", "grid", "fan", "curvedRow", "paint", "focus"] as const) {
    editor.takeTool(tool);
    told = 0;
    editor.pointerMove(hand(10, 10));
    expect(told, tool).toBe(0);
  }
});

describe("choosing and moving", () => {
  beforeEach(() => {
    editor.takeTool("grid");
    drag([0, 0], [220, 190]);
    editor.takeTool("select");
    editor.choose(nothingChosen);
  });
  const chosen = () => editor.state.selection.seats.size;

  it("takes seats, rows and blocks by click", () => {
    drag([2, 2], [2, 2]);
    expect(chosen()).toBe(1);
    editor.pointerDown(hand(55, 0, { shift: true }));
    editor.pointerUp(hand(55, 0, { shift: true }));
    expect(chosen()).toBe(2);
    editor.pointerDown(hand(0, 95, { clicks: 2 }));
    editor.pointerUp(hand(0, 95, { clicks: 2 }));
    expect(chosen()).toBe(5);
    editor.pointerDown(hand(0, 95, { alt: true }));
    editor.pointerUp(hand(0, 95, { alt: true }));
    expect(chosen()).toBe(15);
  });

  it("lassoes, and lets go on an empty place", () => {
    drag([-30, -30], [140, -30], [140, 50], [-30, 50]);
    expect(chosen()).toBe(3);
    drag([2000, 2000], [2000, 2000]);
    expect(chosen()).toBe(0);
  });

  it("moves what is chosen as one step, and snaps it level with others", () => {
    drag([2, 2], [2, 2]);
    const before = editor.state.document;
    editor.pointerDown(hand(0, 0));
    editor.pointerMove(hand(-300, 92));
    expect(editor.state.guides.map(({ axis, at }) => [axis, at])).toEqual([["y", 95]]);
    editor.pointerMove(hand(-301, 92));
    editor.pointerUp(hand(-301, 92));
    expect([seats()[0]!.x, seats()[0]!.y]).toEqual([-301, 95]);
    editor.undo();
    expect(editor.state.document).toEqual(before);
  });

  it("gives up a move at escape", () => {
    drag([2, 2], [2, 2]);
    editor.pointerDown(hand(0, 0));
    editor.pointerMove(hand(-300, 92));
    editor.escape();
    editor.pointerUp(hand(-300, 92));
    expect(seats()[0]).toMatchObject({ x: 0, y: 0 });
  });

  it("paints what the hand goes over, one step a stroke", () => {
    editor.takeTool("paint");
    drag([0, 0], [110, 0], [110, 95]);
    expect(seats().filter(({ flags }) => flags?.includes("wheelchair")).length).toBe(4);
    editor.undo();
    expect(seats().some(({ flags }) => flags)).toBe(false);
  });
});

describe("the history", () => {
  it("goes all the way back and forth again", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 25 }), (acts) => {
        let next = 0;
        editor = new SeatMapEditor(empty, () => `n${next++}`);
        const past = [editor.state.document];
        for (const act of acts) {
          if (act < 2) {
            editor.takeTool(act === 0 ? "row" : "grid");
            drag([next * 7, 0], [next * 7 + 200, 100]);
          } else if (act === 2) editor.nudge(3, -2);
          else if (act === 3) editor.edit((document) => rotateChosen(document, editor.state.selection, 30));
          else if (act === 4) editor.remove();
          else
            editor.edit((document) =>
              paintSeats(document, editor.state.selection.seats, { kind: "flag", flag: "house", on: true }),
            );
          if (editor.state.document !== past.at(-1) && changeBetween(past.at(-1)!, editor.state.document))
            past.push(editor.state.document);
        }
        const last = editor.state.document;
        for (const document of past.slice(0, -1).reverse()) {
          editor.undo();
          expect(editor.state.document).toEqual(document);
        }
        expect(editor.state.canUndo).toBe(false);
        while (editor.state.canRedo) editor.redo();
        expect(editor.state.document).toEqual(last);
      }),
      { numRuns: 40 },
    );
  });

  it("never has what others changed in it", () => {
    editor.takeTool("row");
    drag([0, 0], [220, 0]);
    const [mine] = seats();
    const theirs = { ...editor.state.document, name: "Renamed by another" };
    editor.edit((document) => moveSeats(document, new Set([mine!.id]), { x: 9, y: 9 }));
    editor.receive({ ...theirs, blocks: editor.state.document.blocks });
    editor.undo();
    expect([seats()[0]!.x, editor.state.document.name]).toEqual([0, "Renamed by another"]);
    editor.undo();
    expect([seats().length, editor.state.document.name]).toEqual([0, "Renamed by another"]);
  });
});

it("brings together what two people drew since the same beginning", () => {
  const base = demoHouses.curvedTheatre();
  const [stalls, , balcony] = base.blocks;
  const one = new Set([stalls!.rows[0]!.seats[0]!.id]);
  const mine = paintSeats(base, one, { kind: "flag", flag: "wheelchair", on: true });
  const gone = new Set(balcony!.rows[0]!.seats.map(({ id }) => id));
  const theirs = { ...removeSeats(moveSeats(base, one, { x: 7, y: 0 }), gone), name: "Theirs" };
  const both = withChangesOf(mine, base, theirs);
  expect(both.name).toBe("Theirs");
  expect(both.blocks[0]!.rows[0]!.seats[0]).toEqual({
    ...mine.blocks[0]!.rows[0]!.seats[0],
    x: base.blocks[0]!.rows[0]!.seats[0]!.x + 7,
  });
  expect(both.blocks[2]!.rows.length).toBe(balcony!.rows.length - 1);
  expect(withChangesOf(mine, base, base)).toBe(mine);
});

describe("arranging", () => {
  beforeEach(() => {
    editor.takeTool("grid");
    drag([0, 0], [1100, 380]);
  });

  it("curves many rows together, always to the same curve, and straightens them again", () => {
    const { document } = editor.state;
    const bent = curveRows(document, ids(), 150);
    const row = bent.blocks[0]!.rows[0]!.seats;
    expect(row[10]!.y - row[0]!.y).toBeGreaterThan(120);
    for (const { seats: bentRow } of bent.blocks[0]!.rows) {
      for (let index = 1; index < bentRow.length; index += 1) {
        const step = Math.hypot(bentRow[index]!.x - bentRow[index - 1]!.x, bentRow[index]!.y - bentRow[index - 1]!.y);
        expect(step).toBeCloseTo(55, 0);
      }
    }
    const again = placesOf(curveRows(bent, ids(), 150));
    placesOf(bent).forEach(([x, y], index) => {
      expect(Math.hypot(again[index]![0]! - x!, again[index]![1]! - y!)).toBeLessThan(2);
    });
    const straight = placesOf(curveRows(bent, ids(), 0));
    placesOf(document).forEach(([x, y], index) => {
      expect(Math.hypot(straight[index]![0]! - x!, straight[index]![1]! - y!)).toBeLessThan(3);
    });
  });

  it("turns and mirrors without touching labels, and comes back", () => {
    const { document } = editor.state;
    const turned = rotateChosen(rotateChosen(document, all(), 37), all(), -37);
    placesOf(document).forEach(([x, y], index) => {
      expect(Math.hypot(placesOf(turned)[index]![0]! - x!, placesOf(turned)[index]![1]! - y!)).toBeLessThan(0.1);
    });
    expect(mirrorChosen(mirrorChosen(document, all(), "leftRight"), all(), "leftRight")).toEqual(document);
    const labels = (of: SeatMapDocument) => SeatPlaces.of(of).all.map(({ seat }) => seat.label);
    expect(labels(mirrorChosen(document, all(), "leftRight"))).toEqual(labels(document));
  });

  it("aligns and distributes rows", () => {
    const [first, second] = editor.state.document.blocks[0]!.rows;
    const shifted = moveSeats(editor.state.document, new Set(second!.seats.map(({ id }) => id)), { x: 70, y: 30 });
    const even = distributeChosen(alignChosen(shifted, all(), "left"), all());
    const { rows } = even.blocks[0]!;
    expect(rows.map((row) => row.seats[0]!.x)).toEqual(rows.map(() => first!.seats[0]!.x));
    expect(rows.map((row) => row.seats[0]!.y)).toEqual([0, 95, 190, 285, 380]);
  });

  it("duplicates a block mirrored over the middle line, with identities of its own", () => {
    editor.takeTool("stage");
    drag([1500, -400], [2500, -200]);
    const { document } = editor.state;
    const axis = middleLine(document);
    expect(axis).toBe(2000);
    const copied = duplicateChosen(document, all(), editor.newId, ({ x, y }) => ({ x: 2 * axis - x, y }));
    expect(copied.document.blocks.map(({ label }) => label)).toEqual(["A", "B"]);
    expect(copied.selection.seats.size).toBe(ids().size);
    expect([...copied.selection.seats].some((id) => ids().has(id))).toBe(false);
    const some = seatsChosen(new Set(document.blocks[0]!.rows[0]!.seats.slice(0, 2).map(({ id }) => id)));
    const row = duplicateChosen(document, some, editor.newId, (place) => place).document.blocks[0]!.rows.at(-1)!;
    expect([row.label, row.seats.length]).toEqual(["6", 2]);
  });

  it("leaves no empty rows and blocks behind", () => {
    expect(removeSeats(editor.state.document, ids()).blocks).toEqual([]);
  });
});
