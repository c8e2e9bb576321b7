import { beforeEach, describe, expect, it } from "vitest";
import { bendOf } from "../curve.ts";
import { seatsChosen, shapesChosen } from "../selection.ts";
import { type Handle, handlesOf } from "./handles.ts";
import { tryOut } from "./try-out.ts";

let desk: ReturnType<typeof tryOut>;
const handle = (kind: Handle["kind"], index = 0): readonly [number, number] => {
  const { document, selection } = desk.editor.state;
  const { at } = handlesOf(document, selection, 1).filter((each) => each.kind === kind)[index]!;
  return [at.x, at.y];
};
const kinds = () => {
  const { document, selection } = desk.editor.state;
  return new Set(handlesOf(document, selection, 1).map(({ kind }) => kind));
};

describe("the handles of rows", () => {
  beforeEach(() => {
    desk = tryOut();
    desk.editor.takeTool("grid");
    desk.drag([0, 0], [1100, 380]);
    desk.editor.takeTool("select");
  });

  it("turn freely, with shift by 15 degrees, and say by how much", () => {
    const { editor, down, move, up, hand } = desk;
    const top = handle("turn");
    const middle = { x: 550, y: 190 };
    const reach = middle.y - top[1];
    down(top);
    move([middle.x + reach, middle.y]);
    expect(editor.state.readout).toBe("90°");
    const at = (degrees: number): [number, number] => {
      const turn = ((degrees - 90) * Math.PI) / 180;
      return [middle.x + reach * Math.cos(turn), middle.y + reach * Math.sin(turn)];
    };
    editor.pointerMove(hand(at(33.3)));
    expect(editor.state.readout).toBe("33.3°");
    editor.pointerMove(hand(at(38.5), { shift: true }));
    expect(editor.state.readout).toBe("45°");
    move([middle.x + reach, middle.y]);
    up([middle.x + reach, middle.y]);
    const [first] = desk.seats();
    expect(first).toMatchObject({ x: 740, y: -360 });
    editor.undo();
    expect(desk.seats()[0]).toMatchObject({ x: 0, y: 0 });
  });

  it("stretch from a corner about the opposite one, with shift alike, and never inside out", () => {
    const { editor, drag, down, move } = desk;
    const [x, y] = handle("scale", 2);
    drag([x, y], [x + 1100, y]);
    expect(desk.seats().at(-1)).toMatchObject({ x: 2200, y: 380 });
    expect(desk.seats()[0]).toMatchObject({ x: 0, y: 0 });
    editor.undo();
    drag([x, y], [x + 1100, y], { shift: true });
    expect(desk.seats().at(-1)).toMatchObject({ x: 2200, y: 760 });
    editor.undo();
    down([x, y]);
    move([-5000, -5000]);
    expect(editor.state.readout).toBe("5 × 5 %");
  });

  it("bend many rows together, straight again at 0", () => {
    const { editor, drag } = desk;
    const [x, y] = handle("curve");
    drag([x, y], [x, y + 120]);
    const depth = () => bendOf(editor.state.document, editor.state.selection.seats)!.depth;
    expect(Math.abs(depth() - 120)).toBeLessThan(3);
    const [again, below] = handle("curve");
    drag([again, below], [again, below - depth()]);
    expect(Math.abs(depth())).toBeLessThan(3);
  });

  it("are nothing by a click", () => {
    for (const kind of ["turn", "curve", "scale"] as const) desk.click(handle(kind));
    desk.editor.undo();
    expect(desk.editor.state.canUndo).toBe(false);
  });

  it("are there for what can be handled only", () => {
    const { editor, seats } = desk;
    expect(kinds()).toEqual(new Set(["turn", "curve", "scale"]));
    editor.choose(seatsChosen(new Set([seats()[0]!.id])));
    expect(kinds()).toEqual(new Set());
    editor.takeTool("text");
    desk.click([0, 900]);
    expect(kinds()).toEqual(new Set());
    editor.takeTool("table");
    desk.drag([3000, 0], [3090, 0]);
    expect(kinds()).toEqual(new Set(["turn", "scale"]));
  });
});

describe("the points of a shape", () => {
  beforeEach(() => {
    desk = tryOut();
    desk.editor.takeTool("shape");
    desk.drag([0, 0], [600, 400]);
    desk.editor.takeTool("select");
  });
  const points = () => desk.editor.state.document.shapes[0]!.points.map(({ x, y }) => [x, y]);

  it("move, come into being on a side, and go by alt or a double click", () => {
    const { drag, click } = desk;
    drag([600, 400], [700, 450], { alt: true });
    expect(points()[2]).toEqual([700, 450]);
    drag([300, 0], [300, -200], { alt: true });
    expect(points()).toEqual([
      [0, 0],
      [300, -200],
      [600, 0],
      [700, 450],
      [0, 400],
    ]);
    click([300, -200], { alt: true });
    click([700, 450], { clicks: 2 });
    expect(points()).toEqual([
      [0, 0],
      [600, 0],
      [0, 400],
    ]);
    click([0, 0], { alt: true });
    expect(points().length).toBe(3);
  });

  it("stay where they are at Escape", () => {
    desk.down([600, 400]);
    desk.move([700, 450]);
    desk.editor.escape();
    desk.up([700, 450]);
    expect(points()[2]).toEqual([600, 400]);
  });
});

it("moves shapes and seats that are chosen together as one step", () => {
  desk = tryOut();
  const { editor, drag, click, seats } = desk;
  editor.takeTool("row");
  drag([0, 0], [220, 0]);
  editor.takeTool("stage");
  drag([0, -400], [300, -300]);
  editor.takeTool("select");
  drag([-90, -500], [400, -500]);
  editor.escape();
  editor.chooseAll();
  expect([editor.state.selection.seats.size, editor.state.selection.shapes.size]).toEqual([5, 1]);
  drag([55, 0], [155, 50], { alt: true });
  expect(seats()[0]).toMatchObject({ x: 100, y: 50 });
  expect(editor.state.document.shapes[0]!.points[0]).toEqual({ x: 100, y: -350 });
  editor.nudge(0, 10);
  expect(editor.state.document.shapes[0]!.points[0]).toEqual({ x: 100, y: -340 });
  editor.undo();
  editor.undo();
  expect(seats()[0]).toMatchObject({ x: 0, y: 0 });
  // A click with shift takes the shape out of the choice again.
  editor.chooseAll();
  click([150, -350], { shift: true });
  expect(editor.state.selection.shapes.size).toBe(0);
  expect(shapesChosen("x").seats.size).toBe(0);
});

it("goes on duplicating at the distance that the first copy was moved to", () => {
  desk = tryOut();
  const { editor, drag, seats } = desk;
  editor.takeTool("row");
  drag([0, 0], [220, 0]);
  editor.duplicate();
  expect(seats()[5]).toMatchObject({ x: 55, y: 95 });
  editor.nudge(-55, 25);
  editor.duplicate();
  editor.duplicate();
  expect([5, 10, 15].map((at) => [seats()[at]!.x, seats()[at]!.y])).toEqual([
    [0, 120],
    [0, 240],
    [0, 360],
  ]);
});
