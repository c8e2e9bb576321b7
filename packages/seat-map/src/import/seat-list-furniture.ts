import type { Point, ShapeDocument } from "../model.ts";
import { type ProblemList, seatMapLimits } from "./outcome.ts";

type JsonObject = { readonly [key: string]: unknown };

/** Shapes further from the seats than this many times their extent are slips of the hand, not part of the house. */
const furthest = 2;

/** Stages, tables and texts among the objects of a seat list, in the list's own units. */
export function furnitureOf(
  objects: readonly unknown[],
  path: string,
  seats: readonly Point[],
  problems: ProblemList,
): ShapeDocument[] {
  const shapes: ShapeDocument[] = [];
  const isNear = nearTo(seats);
  objects.forEach((object, index) => {
    if (typeof object !== "object" || object === null || shapes.length >= seatMapLimits.shapes) return;
    const shape = furniture(object as JsonObject, seats);
    if (!shape) return;
    if (shape.points.every(isNear)) shapes.push(shape);
    else {
      problems.warn("shape-far-away", `${path}[${index}]`, {
        zh: "有的图形离所有座位很远，已略去",
        en: "Some shapes lie far away from all seats and are left out",
      });
    }
  });
  return shapes;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

function furniture(object: JsonObject, seats: readonly Point[]): ShapeDocument | null {
  const { type, x, y, width, height } = object;
  if (type !== "stage" && type !== "text" && type !== "shape" && type !== "table") return null;
  if (!isNumber(x) || !isNumber(y)) return null;
  const words = [object.text, object.label, object.name].find(
    (value) => typeof value === "string" && value.trim() !== "",
  );
  const text = typeof words === "string" ? words.trim().slice(0, seatMapLimits.text) : "";
  if (type === "text") {
    if (text === "" || object.hidden === true) return null;
    return { kind: "text", label: { zh: text, en: text }, points: [{ x, y }], size: 20 };
  }
  if (!isNumber(width) || !isNumber(height) || width <= 0 || height <= 0) return null;
  const label = text === "" ? (type === "stage" ? { zh: "舞台", en: "Stage" } : undefined) : { zh: text, en: text };
  return {
    kind: type === "stage" ? "stage" : "shape",
    ...(label ? { label } : {}),
    points: boxAwayFromSeats(x, y, width, height, seats),
  };
}

/** Editors mean the middle of a box or its corner by its place: the reading that covers fewer seats is right. */
function boxAwayFromSeats(x: number, y: number, width: number, height: number, seats: readonly Point[]): Point[] {
  const readings = [
    { left: x - width / 2, top: y - height / 2 },
    { left: x, top: y },
  ].map(({ left, top }) => {
    const [right, bottom] = [left + width, top + height];
    const covered = seats.filter((seat) => seat.x > left && seat.x < right && seat.y > top && seat.y < bottom).length;
    const points = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ];
    return { covered, points };
  });
  return (readings[1]!.covered < readings[0]!.covered ? readings[1]! : readings[0]!).points;
}

function nearTo(seats: readonly Point[]): (point: Point) => boolean {
  let [minX, minY, maxX, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of seats) {
    [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
    [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
  }
  const reach = furthest * Math.max(maxX - minX, maxY - minY, 100);
  return ({ x, y }) => x > minX - reach && x < maxX + reach && y > minY - reach && y < maxY + reach;
}
