import { type JsonObject, parsedJson } from "./reader.ts";

export type SeatObject = JsonObject;

/** Keys that systems write the same thing under, the more telling ones first; compared without case, `_` and `-`. */
const keys = {
  id: ["id", "seatid", "uuid", "guid", "objectid"],
  block: ["section", "sectionname", "sector", "sectorname", "block", "blockname", "zone", "zonename", "area", "区域"],
  row: ["rowname", "row", "rowlabel", "rownumber", "line", "排"],
  seat: ["seat", "displayname", "seatname", "seatlabel", "seatnumber", "place", "number", "label", "座位"],
  category: ["category", "categoryname", "pricecategory", "refseatclassid"],
  sold: ["issold", "sold"],
  x: ["x", "positionleft", "left", "posx", "cx"],
  y: ["y", "positiontop", "top", "posy", "cy"],
} as const;
type Kind = keyof typeof keys;

const plainKey = (key: string): string => key.toLowerCase().replace(/[_-]/g, "");

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Places where an object keeps its names besides itself. */
const inner = ["attrs", "attributes", "data", "properties", "position"];

/** Which keys of an object mean what; objects of one list nearly always look alike, so the answer is kept by shape. */
const shapes = new Map<string, Partial<Record<Kind, readonly string[]>>>();

function shapeOf(object: JsonObject): Partial<Record<Kind, readonly string[]>> {
  const own = Object.keys(object);
  const nested = inner.filter((name) => isObject(object[name]));
  const paths = [
    ...own.map((key) => [key]),
    ...nested.flatMap((name) => Object.keys(object[name] as JsonObject).map((key) => [name, key])),
  ];
  if (paths.length > 100) return {};
  const signature = JSON.stringify(paths);
  const known = shapes.get(signature);
  if (known) return known;
  const found: Partial<Record<Kind, readonly string[]>> = {};
  for (const [kind, spellings] of Object.entries(keys) as [Kind, readonly string[]][]) {
    for (const spelling of spellings) found[kind] ??= paths.find((path) => plainKey(path.at(-1)!) === spelling);
  }
  if (shapes.size < 1_000) shapes.set(signature, found);
  return found;
}

/** What the object keeps under the keys of that kind; undefined when none of them is there. */
export function valueUnder(object: SeatObject, kind: Kind): unknown {
  const path = shapeOf(object)[kind];
  if (!path) return undefined;
  const [first, second] = path;
  return second === undefined ? object[first!] : (object[first!] as JsonObject)[second];
}

/** A name of the object with the key it stands under; null when it has none. */
export function nameOf(
  kind: "id" | "block" | "row" | "seat" | "category",
  object: SeatObject,
): { readonly key: string; readonly value: unknown } | null {
  const value = valueUnder(object, kind);
  if (value === undefined || value === null) return null;
  return { key: shapeOf(object)[kind]!.join("."), value };
}

export function positionOf(
  object: SeatObject,
): { readonly x: unknown; readonly y: unknown; readonly key: string } | null {
  const [x, y] = [valueUnder(object, "x"), valueUnder(object, "y")];
  return x === undefined || y === undefined ? null : { x, y, key: shapeOf(object).x!.join(".") };
}

/** What is a seat among the objects: it has a place and a seat's name, and does not say that it is something else. */
export function isSeat(object: unknown): object is SeatObject {
  if (!isObject(object)) return false;
  if (typeof object.type === "string" && !/seat|place|chair|circle/i.test(object.type)) return false;
  return positionOf(object) !== null && valueUnder(object, "seat") !== undefined;
}

/** Blocks that the list itself calls free seating: whoever has a ticket stands or sits where he likes. */
export function freeBlocks(objects: readonly unknown[]): Set<string> {
  const free = new Set<string>();
  for (const object of objects) {
    if (isSeat(object) || !isObject(object)) continue;
    const { name, freeSeating } = object as JsonObject;
    if (typeof name === "string" && (freeSeating === true || freeSeating === "true")) free.add(name.trim());
  }
  return free;
}

export interface SeatList {
  readonly name: string;
  readonly path: string;
  readonly objects: readonly unknown[];
}

/** Lists are looked for this deep; JSON within a text counts as its content. */
const deepest = 4;

/** The longest list in parsed JSON that has seats among its first objects; null when there is none. */
export function findSeatList(json: unknown): SeatList | null {
  let best: SeatList | null = null;
  const look = (value: unknown, path: string, depth: number): void => {
    const content = typeof value === "string" && /^\s*[[{]/.test(value) ? parsedJson(value) : value;
    if (depth > deepest) return;
    if (Array.isArray(content)) {
      const first = content.slice(0, 50).some(isSeat) || content.slice(-50).some(isSeat);
      if (first && content.length > (best?.objects.length ?? 0)) best = { name: "", path, objects: content };
      return;
    }
    if (!isObject(content)) return;
    for (const [key, inside] of Object.entries(content).slice(0, 50)) {
      look(inside, path === "" ? key : `${path}.${key}`, depth + 1);
    }
  };
  look(json, "", 0);
  const found = best as SeatList | null;
  if (!found || !isObject(json)) return found;
  return { ...found, name: typeof json.name === "string" ? json.name : "" };
}
