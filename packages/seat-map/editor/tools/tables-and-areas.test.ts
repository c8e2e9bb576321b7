import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSeatMap } from "../../src/check-seat-map.ts";
import { compileSeatMap } from "../../src/compile.ts";
import { parseSeatMapDocument } from "../../src/import/parterre-json.ts";
import { isInLoop } from "../../viewer/grid-index.ts";
import { rotateChosen } from "../arrange.ts";
import { placesInside } from "../standing.ts";
import { changeCapacity, reseatTable } from "../tables.ts";
import { tryOut } from "./try-out.ts";

describe("a table", () => {
  it("is round with seats at even distances, named and chosen as one", () => {
    const { editor, drag, seats } = tryOut();
    editor.takeTool("table");
    drag([1000, 1000], [1090, 1000]);
    expect(seats().length).toBe(8);
    for (const { x, y } of seats()) expect(Math.hypot(x - 1000, y - 1000)).toBeCloseTo(125, -1);
    const [table] = editor.state.document.shapes;
    expect(editor.state.selection).toEqual({
      seats: new Set(seats().map(({ id }) => id)),
      shapes: new Set([table!.id]),
    });
    expect(editor.state.document.blocks[0]!.rows.map(({ label }) => label)).toEqual(["T1"]);
    drag([2000, 1000], [2090, 1000]);
    expect(editor.state.document.blocks.map(({ rows }) => rows.map(({ label }) => label))).toEqual([["T1", "T2"]]);
    expect(compileSeatMap(editor.state.document).shapes.map(({ label }) => label?.en)).toEqual(["T1", "T2"]);
    expect(checkSeatMap(editor.state.document).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("has neighbours all around: one run of its eight seats", () => {
    const { editor, drag } = tryOut();
    editor.takeTool("table");
    drag([1000, 1000], [1090, 1000]);
    const { runStart } = compileSeatMap(editor.state.document);
    expect([...runStart]).toEqual([0, 8]);
  });

  it("is never so small that its seats have no room", () => {
    const { editor, drag, seats } = tryOut();
    editor.set({ table: { form: "round", seats: 12, sides: [0, 0, 0, 0] } });
    editor.takeTool("table");
    drag([0, 0], [12, 0]);
    const all = seats();
    all.forEach((seat, index) => {
      const next = all[(index + 1) % all.length]!;
      expect(Math.hypot(next.x - seat.x, next.y - seat.y)).toBeGreaterThan(50);
    });
  });

  it("is rectangular with seats on the sides one chose, outside of it", () => {
    const { editor, drag, seats } = tryOut();
    editor.set({ table: { form: "rectangular", seats: 8, sides: [3, 0, 2, 1] } });
    editor.takeTool("table");
    drag([0, 0], [400, 100]);
    expect(seats().map(({ x, y }) => [x, y])).toEqual([
      [100, -35],
      [200, -35],
      [300, -35],
      [267, 135],
      [133, 135],
      [-35, 50],
    ]);
  });

  it("moves with a seat of it, is copied and taken away with its seats", () => {
    const { editor, drag, seats, click } = tryOut();
    editor.takeTool("table");
    drag([1000, 1000], [1090, 1000]);
    editor.takeTool("select");
    editor.escape();
    const [first] = seats();
    click([first!.x, first!.y]);
    expect(editor.state.selection.seats.size).toBe(1);
    const before = editor.state.document.shapes[0]!.points[0]!;
    drag([first!.x, first!.y], [first!.x + 700, first!.y + 300], { alt: true });
    expect(editor.state.document.shapes[0]!.points[0]).toEqual({ x: before.x + 700, y: before.y + 300 });
    expect(seats().every(({ x }) => x > 1500)).toBe(true);
    editor.duplicate();
    const [table, copy] = editor.state.document.shapes;
    expect(seats().length).toBe(16);
    expect(copy!.row).not.toBe(table!.row);
    editor.remove();
    expect([seats().length, editor.state.document.shapes.length]).toEqual([8, 1]);
    editor.undo();
    expect(seats().length).toBe(16);
  });

  it("takes other seats, those that stay are the same, wherever it was turned to", () => {
    const { editor, drag, seats } = tryOut();
    editor.set({ table: { form: "rectangular", seats: 8, sides: [2, 1, 2, 1] } });
    editor.takeTool("table");
    drag([0, 0], [300, 100]);
    const { selection } = editor.state;
    editor.edit((document) => rotateChosen(document, selection, 90));
    const before = seats();
    const id = editor.state.document.shapes[0]!.id!;
    editor.edit((document) => reseatTable(document, id, [2, 1, 2, 2], editor.newId));
    expect(seats().slice(0, 5)).toEqual(before.slice(0, 5));
    expect(seats().length).toBe(7);
    editor.edit((document) => reseatTable(document, id, [1, 0, 0, 0], editor.newId));
    expect(seats().map((seat) => seat.id)).toEqual([before[0]!.id]);
  });
});

it("lets a round table grow when more sit down at it than it has room for", () => {
  const { editor, drag, seats } = tryOut();
  editor.takeTool("table");
  drag([1000, 1000], [1040, 1000]);
  const id = editor.state.document.shapes[0]!.id!;
  editor.edit((document) => reseatTable(document, id, [16], editor.newId));
  const all = seats();
  expect(all.length).toBe(16);
  all.forEach((seat, index) => {
    const next = all[(index + 1) % all.length]!;
    expect(Math.hypot(next.x - seat.x, next.y - seat.y)).toBeGreaterThan(40);
  });
});

describe("a standing area", () => {
  it("is filled evenly with as many places as one said, all flagged, in a block of its own", () => {
    const { editor, drag, seats } = tryOut();
    editor.set({ capacity: 90 });
    editor.takeTool("area");
    editor.pointerDown({ x: 0, y: 0, reach: 20, pixel: 1, shift: false, alt: false, clicks: 1 });
    editor.pointerMove({ x: 900, y: 600, reach: 20, pixel: 1, shift: false, alt: false, clicks: 1 });
    expect(editor.state.count).toBe(90);
    editor.escape();
    drag([0, 0], [900, 600]);
    expect(seats().length).toBe(90);
    expect(seats().every(({ x, y, flags }) => x > 0 && x < 900 && y > 0 && y < 600 && flags?.[0] === "standing")).toBe(
      true,
    );
    for (const half of [seats().filter(({ x }) => x < 450), seats().filter(({ y }) => y < 300)])
      expect(Math.abs(half.length - 45)).toBeLessThan(10);
    expect(checkSeatMap(editor.state.document).map(({ code }) => code)).not.toContain("row-without-name");
    // Rows drawn next do not become part of it.
    editor.takeTool("row");
    drag([0, 900], [300, 900]);
    expect(editor.state.document.blocks.length).toBe(2);
  });

  it("is drawn corner by corner too, and closed by Enter, a double click or the first corner", () => {
    for (const end of ["enter", "double", "first"] as const) {
      const { editor, click, seats, move } = tryOut();
      editor.takeTool("area");
      for (const at of [
        [0, 0],
        [1000, 0],
        [1000, 800],
      ] as const) {
        move(at);
        click(at);
      }
      editor.finish();
      expect(seats().length, end).toBe(200);
      editor.undo();
      for (const at of [
        [0, 0],
        [1000, 0],
        [700, 800],
      ] as const)
        click(at);
      if (end === "enter") editor.finish();
      else if (end === "double") click([700, 800], { clicks: 2 });
      else click([3, 3]);
      expect(editor.state.document.shapes[0]!.points.length, end).toBe(3);
      expect(editor.state.line, end).toEqual([]);
    }
  });

  it("makes nothing of one click, nor of two", () => {
    const { editor, click } = tryOut();
    for (const tool of ["area", "stage", "shape"] as const) {
      editor.takeTool(tool);
      click([0, 0]);
      click([500, 0]);
      editor.finish();
      editor.escape();
    }
    expect([editor.state.canUndo, editor.state.document.shapes]).toEqual([false, []]);
  });

  it("changes its capacity, places that stay keep who they are", () => {
    const { editor, drag, seats } = tryOut();
    editor.takeTool("area");
    drag([0, 0], [1500, 1000]);
    const before = seats();
    const id = editor.state.document.shapes[0]!.id!;
    for (const capacity of [260, 120, 200]) {
      editor.edit((document) => changeCapacity(document, id, capacity, editor.newId));
      expect(seats().length).toBe(capacity);
      const kept = Math.min(120, capacity);
      expect(
        seats()
          .slice(0, kept)
          .map((seat) => [seat.id, seat.label]),
      ).toEqual(before.slice(0, kept).map((seat) => [seat.id, seat.label]));
    }
    expect(parseSeatMapDocument(JSON.stringify(editor.state.document)).document).toEqual(editor.state.document);
  });

  it("never has two places on one spot, none outside, and at most what has room", () => {
    const corner = fc.record({ x: fc.integer({ min: 0, max: 1200 }), y: fc.integer({ min: 0, max: 1200 }) });
    fc.assert(
      fc.property(
        fc.array(corner, { minLength: 3, maxLength: 6 }),
        fc.integer({ min: 1, max: 300 }),
        (outline, count) => {
          const places = placesInside(outline, count);
          expect(places.length).toBeLessThanOrEqual(count);
          expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(places.length);
          for (const { x, y } of places) expect(isInLoop(outline, x, y)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
    expect(
      placesInside(
        [
          { x: 0, y: 0 },
          { x: 90, y: 0 },
          { x: 90, y: 90 },
          { x: 0, y: 90 },
        ],
        500,
      ).length,
    ).toBe(9);
  });
});
