import type { BlockDocument, Point, SeatMapDocument, ShapeDocument } from "../model.ts";
import { usualStepOf } from "../physical-rows.ts";
import { listLosses } from "./losses.ts";
import { ProblemList, type SeatMapProblem } from "./outcome.ts";

/** Pixels between neighbours in plans that pretix's own editor draws. */
const pretixStep = 25;
/** pretix wants a category on every seat; this one stands for none. */
const noCategory = "-";

export interface PretixExport {
  /** A plan that validates against pretix's schema. */
  readonly text: string;
  /** What pretix has no place for. */
  readonly problems: SeatMapProblem[];
}

/**
 * Writes a pretix seating plan: a zone per block, a row per row, each seat's identity as its `seat_guid`. Heights,
 * properties, corrections, notes and focal points have no place in that format and are listed.
 */
export function exportPretix(document: SeatMapDocument): PretixExport {
  const problems = new ProblemList();
  const scale = pretixStep / usualStepOf(document.blocks);
  const points = [
    ...document.blocks.flatMap((block) => block.rows.flatMap((row) => row.seats)),
    ...document.shapes.flatMap((shape) => shape.points),
  ];
  const corner = { x: extreme(points, "x", Math.min) - 60, y: extreme(points, "y", Math.min) - 60 };
  const place = ({ x, y }: Point): Point => ({ x: tidy((x - corner.x) * scale), y: tidy((y - corner.y) * scale) });
  listLosses(
    document,
    "pretix",
    ["focalPoints", "heights", "levels", "properties", "corrections", "notes", "photos"],
    problems,
  );
  const lacksCategory = document.blocks.some(({ rows }) =>
    rows.some(({ seats }) => seats.some(({ category }) => category === undefined)),
  );
  const names = new Map(document.categories.map(({ key, name }) => [key, name]));
  const areas = document.shapes.map((shape) => area(shape, place, scale));
  const plan = {
    name: document.name,
    size: {
      width: Math.ceil((extreme(points, "x", Math.max) - corner.x + 60) * scale),
      height: Math.ceil((extreme(points, "y", Math.max) - corner.y + 60) * scale),
    },
    categories: [
      ...document.categories.map(({ key, name, colour }) => ({ name: uniqueName(names, key, name), color: colour })),
      ...(lacksCategory ? [{ name: noCategory, color: "#888888" }] : []),
    ],
    zones: document.blocks.map((block, index) => ({
      name: block.label,
      zone_id: block.id,
      position: { x: 0, y: 0 },
      rows: rowsOf(block, place, (key) => uniqueName(names, key, names.get(key) ?? key)),
      // Areas belong to a zone in pretix, to the house with us: they go with the first.
      areas: index === 0 ? areas : [],
    })),
  };
  return { text: JSON.stringify(plan), problems: problems.all() };
}

/** pretix names categories only, so a name that two of ours share is written with its key. */
function uniqueName(names: ReadonlyMap<string, string>, key: string, name: string): string {
  const sharing = [...names.values()].filter((other) => other === name).length;
  return sharing > 1 ? `${name} (${key})` : name;
}

function rowsOf(block: BlockDocument, place: (point: Point) => Point, categoryName: (key: string) => string) {
  return block.rows.map((row) => {
    const origin = place(row.seats[0] ?? { x: 0, y: 0 });
    return {
      row_number: row.label,
      row_number_position: "start",
      position: origin,
      seats: row.seats.map((seat) => {
        const { x, y } = place(seat);
        return {
          seat_guid: seat.id,
          seat_number: seat.label,
          position: { x: tidy(x - origin.x), y: tidy(y - origin.y) },
          category: seat.category === undefined ? noCategory : categoryName(seat.category),
        };
      }),
    };
  });
}

function area(shape: ShapeDocument, place: (point: Point) => Point, scale: number) {
  const first = place(shape.points[0] ?? { x: 0, y: 0 });
  const label = shape.label
    ? shape.label.zh === shape.label.en
      ? shape.label.en
      : `${shape.label.zh} ${shape.label.en}`
    : "";
  const size = Math.max(1, Math.round((shape.size ?? 60) * scale));
  if (shape.kind === "text") {
    return {
      shape: "text",
      position: first,
      rotation: 0,
      color: "#333333",
      border_color: "#333333",
      text: { text: label, color: "#333333", size, position: { x: 0, y: 0 } },
    };
  }
  const points = shape.points.map((point) => {
    const { x, y } = place(point);
    return { x: tidy(x - first.x), y: tidy(y - first.y) };
  });
  const middle = {
    x: tidy((extreme(points, "x", Math.min) + extreme(points, "x", Math.max)) / 2),
    y: tidy((extreme(points, "y", Math.min) + extreme(points, "y", Math.max)) / 2),
  };
  return {
    shape: "polygon",
    position: first,
    rotation: 0,
    color: shape.kind === "stage" ? "#444444" : "#eeeeee",
    border_color: "#888888",
    polygon: { points },
    ...(label === "" ? {} : { text: { text: label, color: "#333333", size, position: middle } }),
  };
}

function extreme(points: readonly Point[], axis: "x" | "y", of: (a: number, b: number) => number): number {
  return points.reduce((value, point, index) => (index === 0 ? point[axis] : of(value, point[axis])), 0);
}

/** A hundredth of a pixel is finer than anyone can see, and keeps the file short. */
const tidy = (value: number): number => Math.round(value * 100) / 100 + 0;
