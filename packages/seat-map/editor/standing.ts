import type { Point } from "../src/model.ts";
import { isInLoop } from "../viewer/grid-index.ts";
import { boundsOf } from "./seat-places.ts";

/** People stand no closer than this, centimetres: eleven on a square metre, more than any house allows. */
const closest = 30;
export const mostStanding = 20_000;

/**
 * So many places laid out evenly inside an outline, line by line and back again, so that neighbours in the list are
 * neighbours on the floor. Fewer when the outline has no room for all.
 */
export function placesInside(outline: readonly Point[], count: number): Point[] {
  const wanted = Math.min(mostStanding, Math.max(0, Math.trunc(count)));
  const box = boundsOf(outline);
  if (!box || wanted === 0) return [];
  // The widest lattice that still has room for all: a few halvings are nearer than a centimetre.
  let tight = closest;
  let wide = Math.max(closest, box.maxX - box.minX, box.maxY - box.minY);
  let places = lattice(outline, tight, mostStanding * 2);
  if (places.length <= wanted) return places;
  for (let step = 0; step < 24 && wide - tight > 0.25; step += 1) {
    const pitch = (tight + wide) / 2;
    const tried = lattice(outline, pitch, mostStanding * 2);
    if (tried.length >= wanted) {
      tight = pitch;
      places = tried;
    } else wide = pitch;
  }
  // What is too many is left out evenly, not all in one corner.
  return Array.from({ length: wanted }, (_, index) => places[Math.floor(((index + 0.5) * places.length) / wanted)]!);
}

function lattice(outline: readonly Point[], pitch: number, most: number): Point[] {
  const { minX, minY, maxX, maxY } = boundsOf(outline)!;
  const columns = Math.max(1, Math.floor((maxX - minX) / pitch));
  const lines = Math.max(1, Math.floor((maxY - minY) / pitch));
  if (columns * lines > most * 4) return lattice(outline, pitch * 1.2, most);
  const [stepX, stepY] = [(maxX - minX) / columns, (maxY - minY) / lines];
  const places: Point[] = [];
  for (let line = 0; line < lines; line += 1) {
    const y = minY + (line + 0.5) * stepY;
    for (let column = 0; column < columns; column += 1) {
      const x = minX + ((line % 2 === 0 ? column : columns - 1 - column) + 0.5) * stepX;
      if (isInLoop(outline, x, y)) places.push({ x, y });
    }
  }
  return places;
}
