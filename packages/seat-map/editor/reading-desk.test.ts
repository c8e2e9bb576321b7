import { expect, it } from "vitest";
import { demoHouses } from "../src/demo-houses/index.ts";
import { changeBetween, withChangesOf } from "./document-change.ts";
import { readDrawing } from "./drawing-reading.ts";
import { addShape, nameShapes } from "./edits.ts";
import { ReadingDesk } from "./reading-desk.ts";
import { SeatPlaces } from "./seat-places.ts";
import { moveChosen, removeChosen, seatsChosen } from "./selection.ts";

const theatre = nameShapes(demoHouses.curvedTheatre());

it("reads a drawing it was only told the changes of as the whole drawing is read", () => {
  const desk = new ReadingDesk();
  expect(desk.answer({ change: null })).toBeNull();
  desk.answer({ document: theatre });
  const row = seatsChosen(new Set(theatre.blocks[0]!.rows[2]!.seats.map(({ id }) => id)));
  const seat = seatsChosen(new Set([theatre.blocks[1]!.rows[0]!.seats[0]!.id]));
  const moved = moveChosen(theatre, row, { x: 0, y: 900 });
  const less = removeChosen(moved, seat);
  desk.answer({ change: changeBetween(theatre, moved) });
  const answer = desk.answer({ change: changeBetween(moved, less) })!;
  const { problems, ranks } = readDrawing(less);
  expect(answer.problems).toEqual(problems);
  expect([...answer.steps]).toEqual(SeatPlaces.of(less).all.map(({ seat: each }) => ranks.get(each.id)));
});

it("keeps the shapes of both when two people draw", () => {
  const at = (x: number) => [
    { x, y: 0 },
    { x: x + 100, y: 0 },
    { x, y: 100 },
  ];
  const mine = addShape(theatre, { id: "mine", kind: "shape", points: at(0) });
  const theirs = addShape(theatre, { id: "theirs", kind: "shape", points: at(500) });
  const both = withChangesOf(mine, theatre, theirs).shapes.map(({ id }) => id);
  expect(new Set(both)).toEqual(new Set([...theatre.shapes.map(({ id }) => id), "mine", "theirs"]));
});

it("names shapes once and always alike, and leaves named ones alone", () => {
  const bare = demoHouses.curvedTheatre();
  expect(nameShapes(bare)).toEqual(nameShapes(structuredClone(bare)));
  expect(nameShapes(theatre)).toBe(theatre);
  const [first] = theatre.shapes;
  const twice = nameShapes({ ...theatre, shapes: [first!, first!, { ...first!, id: "shape-2" }] });
  expect(new Set(twice.shapes.map(({ id }) => id)).size).toBe(3);
});
