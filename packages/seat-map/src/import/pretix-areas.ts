import type { LocalisedText, Point, ShapeDocument } from "../model.ts";
import { type ProblemList, seatMapLimits } from "./outcome.ts";
import type { JsonObject, JsonReader } from "./reader.ts";

const circleCorners = 24;

/**
 * One pretix area as shapes, in the plan's own units: its outline, and its text when it has one. Sizes may be
 * fractions, although pretix's schema says whole numbers: its editor writes them so.
 * @param offset position of the zone
 */
export function areaShapes(
  area: JsonObject,
  path: string,
  offset: Point,
  read: JsonReader,
  problems: ProblemList,
): ShapeDocument[] {
  const position = read.point(area.position, `${path}.position`, true);
  const rotation = (read.number(area.rotation, `${path}.rotation`, 36_000, 0) * Math.PI) / 180;
  const placed = (point: Point): Point => ({
    x: offset.x + position.x + point.x * Math.cos(rotation) - point.y * Math.sin(rotation),
    y: offset.y + position.y + point.x * Math.sin(rotation) + point.y * Math.cos(rotation),
  });
  const label = areaText(area, path, read);
  const outline = areaOutline(area, path, read, problems).map(placed);
  const shapes: ShapeDocument[] = [];
  if (outline.length > 0) shapes.push({ kind: "shape", ...(label ? { label: label.text } : {}), points: outline });
  // Inside of its own outline the label is enough; a text without an outline stands for itself.
  if (label && outline.length === 0) {
    shapes.push({ kind: "text", label: label.text, points: [placed(label.anchor)], size: label.size });
  }
  return shapes;
}

function areaOutline(area: JsonObject, path: string, read: JsonReader, problems: ProblemList): Point[] {
  const limit = seatMapLimits.coordinate;
  if (area.shape === "rectangle") {
    const size = read.object(area.rectangle, `${path}.rectangle`) ?? {};
    const width = read.number(size.width, `${path}.rectangle.width`, limit);
    const height = read.number(size.height, `${path}.rectangle.height`, limit);
    return [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: height },
      { x: 0, y: height },
    ];
  }
  if (area.shape === "polygon") {
    const polygon = read.object(area.polygon, `${path}.polygon`) ?? {};
    return read
      .list(polygon.points, `${path}.polygon.points`, seatMapLimits.pointsOfShape)
      .map((point, index) => read.point(point, `${path}.polygon.points[${index}]`));
  }
  if (area.shape === "circle") {
    const circle = read.object(area.circle, `${path}.circle`) ?? {};
    const radius = read.number(circle.radius, `${path}.circle.radius`, limit);
    return ellipse(radius, radius);
  }
  if (area.shape === "ellipse") {
    const shape = read.object(area.ellipse, `${path}.ellipse`) ?? {};
    const radius = read.point(shape.radius, `${path}.ellipse.radius`);
    return ellipse(radius.x, radius.y);
  }
  if (area.shape !== "text") {
    problems.warn("unknown-area", `${path}.shape`, {
      zh: "有不认识的图形种类，只保留其中的文字",
      en: "Some areas are of an unknown kind; only their text was kept",
    });
  }
  return [];
}

const ellipse = (radiusX: number, radiusY: number): Point[] =>
  Array.from({ length: circleCorners }, (_, index) => {
    const turn = (2 * Math.PI * index) / circleCorners;
    return { x: radiusX * Math.cos(turn), y: radiusY * Math.sin(turn) };
  });

function areaText(
  area: JsonObject,
  path: string,
  read: JsonReader,
): { text: LocalisedText; anchor: Point; size: number } | null {
  if (area.text === undefined || area.text === null) return null;
  const text = read.object(area.text, `${path}.text`) ?? {};
  const words = read.text(text.text, `${path}.text.text`, seatMapLimits.text, "").trim();
  if (words === "") return null;
  return {
    text: { zh: words, en: words },
    anchor: read.point(text.position, `${path}.text.position`, true),
    size: read.number(text.size, `${path}.text.size`, 10_000, 16),
  };
}
