import type { Point } from "../model.ts";

/** A 2 × 3 matrix as SVG writes it: x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A circle, ellipse or rectangle of a drawing, in the drawing's own units. */
export interface SvgShape {
  readonly id: string;
  /** What a pointing device would be told: the element's title, or its own label attributes. */
  readonly title: string;
  /** Ids of the groups around it, the outermost first. */
  readonly groups: readonly string[];
  readonly middle: Point;
  /** The longer side or diameter. */
  readonly size: number;
  readonly corners: readonly Point[];
  /** Number of the line where it begins. */
  readonly line: number;
}

const unchanged: Matrix = [1, 0, 0, 1, 0, 0];
/** Deeper nesting than this is no drawing. */
const deepest = 200;
/** Elements whose content is not drawn where it is written. */
const notDrawn = new Set(["defs", "symbol", "clippath", "mask", "pattern", "marker"]);

interface Open {
  readonly name: string;
  readonly id: string;
  readonly matrix: Matrix;
  readonly hidden: boolean;
}

/**
 * Reads the shapes of an SVG file. No entities are expanded, nothing is fetched, no style sheet is applied; transforms
 * of the shape and of all groups around it are.
 * @returns null when the text is no SVG
 */
export function svgShapes(text: string, most: number): SvgShape[] | null {
  const clean = text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, (gone) =>
    "\n".repeat(gone.split("\n").length - 1),
  );
  const shapes: (SvgShape & { title: string })[] = [];
  const open: Open[] = [];
  let isSvg = false;
  let [line, counted] = [1, 0];
  for (const match of clean.matchAll(/<(\/?)([a-zA-Z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>([^<]*)/g)) {
    for (; counted < match.index; counted += 1) if (clean.charCodeAt(counted) === 10) line += 1;
    const [, closing, rawName = "", rest = "", after = ""] = match;
    const name = rawName.slice(rawName.indexOf(":") + 1).toLowerCase();
    if (closing) {
      while (open.length > 0 && open.pop()!.name !== name);
      continue;
    }
    if (!isSvg && name !== "svg") return null;
    isSvg = true;
    const attributes = attributesOf(rest);
    const around = open.at(-1);
    const matrix = multiply(around?.matrix ?? unchanged, transformOf(attributes.get("transform") ?? ""));
    const hidden = (around?.hidden ?? false) || notDrawn.has(name);
    if (name === "title" && around && shapes.length > 0 && around.name !== "g" && around.name !== "svg") {
      shapes.at(-1)!.title = plain(after);
    }
    const outline = hidden ? null : outlineOf(name, attributes);
    if (outline) {
      if (shapes.length >= most) return null;
      shapes.push(shape(outline, matrix, attributes, open, line));
    }
    if (!rest.trimEnd().endsWith("/")) {
      if (open.length >= deepest) return null;
      open.push({ name, id: name === "g" ? groupName(attributes) : "", matrix, hidden });
    }
  }
  return isSvg ? shapes : null;
}

function shape(
  outline: readonly Point[],
  matrix: Matrix,
  attributes: ReadonlyMap<string, string>,
  open: readonly Open[],
  line: number,
): SvgShape {
  const corners = outline.map(({ x, y }) => ({
    x: matrix[0] * x + matrix[2] * y + matrix[4],
    y: matrix[1] * x + matrix[3] * y + matrix[5],
  }));
  const [one, two, three] = [corners[0]!, corners[1]!, corners[2]!];
  return {
    id: attributes.get("id") ?? "",
    title: attributes.get("data-seat") ?? attributes.get("data-label") ?? attributes.get("inkscape:label") ?? "",
    groups: open.map(({ id }) => id).filter((id) => id !== ""),
    middle: { x: (one.x + three.x) / 2, y: (one.y + three.y) / 2 },
    size: Math.max(Math.hypot(two.x - one.x, two.y - one.y), Math.hypot(three.x - two.x, three.y - two.y)),
    corners,
    line,
  };
}

const groupName = (attributes: ReadonlyMap<string, string>): string =>
  attributes.get("inkscape:label") ?? attributes.get("data-name") ?? attributes.get("id") ?? "";

/** The four corners around a shape before its transform; null for elements that are no such shape. */
function outlineOf(name: string, attributes: ReadonlyMap<string, string>): Point[] | null {
  const number = (key: string): number => {
    const value = Number.parseFloat(attributes.get(key) ?? "0");
    return Number.isFinite(value) ? value : 0;
  };
  if (name === "rect") return box(number("x"), number("y"), number("width"), number("height"));
  if (name !== "circle" && name !== "ellipse") return null;
  const [radiusX, radiusY] = name === "circle" ? [number("r"), number("r")] : [number("rx"), number("ry")];
  return box(number("cx") - radiusX, number("cy") - radiusY, 2 * radiusX, 2 * radiusY);
}

function box(x: number, y: number, width: number, height: number): Point[] | null {
  if (!(width > 0 && height > 0)) return null;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(name, plain(double ?? single ?? ""));
  }
  return attributes;
}

/** The five entities that XML knows by itself; any other stays as it is written. */
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const plain = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "").trim();

function transformOf(text: string): Matrix {
  let matrix = unchanged;
  for (const [, name = "", list = ""] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = list
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map(Number);
    if (values.some((value) => !Number.isFinite(value))) continue;
    const step = oneTransform(name, values);
    if (step) matrix = multiply(matrix, step);
  }
  return matrix;
}

function oneTransform(name: string, values: readonly number[]): Matrix | null {
  const [first = 0, second, third] = values;
  if (name === "translate") return [1, 0, 0, 1, first, second ?? 0];
  if (name === "scale") return [first, 0, 0, second ?? first, 0, 0];
  const turn = (first * Math.PI) / 180;
  if (name === "skewX") return [1, 0, Math.tan(turn), 1, 0, 0];
  if (name === "skewY") return [1, Math.tan(turn), 0, 1, 0, 0];
  if (name === "matrix" && values.length === 6) return values as unknown as Matrix;
  if (name !== "rotate") return null;
  const [cos, sin, x, y] = [Math.cos(turn), Math.sin(turn), second ?? 0, third ?? 0];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
