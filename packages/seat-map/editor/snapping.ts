import type { Point, RowDocument, SeatMapDocument } from "../src/model.ts";
import type { Bounds } from "../viewer/camera.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";
import { type Selection } from "./selection.ts";

/** A line that says what a moved thing lies level with, or with `gap` which distances are the same; centimetres. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly gap?: true;
}

export interface Snapped {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

export interface Move {
  /** What is moved, where it stood before. */
  readonly moved: readonly Point[];
  readonly by: Point;
  /** What it may lie level with. */
  readonly points: readonly Point[];
  /** Rows, blocks and shapes it may stand at the same distance from. */
  readonly boxes: readonly Bounds[];
  /** The middle line of the house. */
  readonly middleLine: number;
  /** How near is level, centimetres. */
  readonly reach: number;
}

/** More than these are not compared with while dragging: the nearest ones are what one aligns with. */
const mostPoints = 3000;
const mostBoxes = 300;
const acrossOf = { x: "y", y: "x" } as const;
const edgesOf = { x: ["minX", "maxX"], y: ["minY", "maxY"] } as const;

interface Pull {
  readonly off: number;
  readonly guides: (by: Point) => Guide[];
}

/**
 * Pulls a move to where the moved things lie level with others (their outer seats and their middle), in the middle of
 * the house, or as far from their neighbours as these are from theirs. Each axis by itself; the nearest pull wins.
 */
export function snapMove(move: Move): Snapped {
  const box = boundsOf(move.moved);
  if (!box) return { by: move.by, guides: [] };
  const pulls = (["x", "y"] as const).map((axis) => {
    const found = [levelPull(move, box, axis), gapPull(move, box, axis)].filter((pull) => pull !== null);
    return { axis, pull: found.sort((a, b) => Math.abs(a.off) - Math.abs(b.off))[0] };
  });
  const by = { x: move.by.x, y: move.by.y };
  for (const { axis, pull } of pulls) by[axis] += pull?.off ?? 0;
  return { by, guides: pulls.flatMap(({ pull }) => pull?.guides(by) ?? []) };
}

function levelPull({ by, points, middleLine, reach }: Move, box: Bounds, axis: "x" | "y"): Pull | null {
  const [low, high] = [box[edgesOf[axis][0]], box[edgesOf[axis][1]]];
  const own = [low, (low + high) / 2, high].map((edge) => edge + by[axis]);
  let best = { off: reach, at: 0, other: null as Point | null };
  for (const point of points) {
    for (const edge of own) {
      const off = point[axis] - edge;
      if (Math.abs(off) < Math.abs(best.off)) best = { off, at: point[axis], other: point };
    }
  }
  const toMiddle = middleLine - own[1]!;
  if (axis === "x" && Math.abs(toMiddle) < Math.abs(best.off)) best = { off: toMiddle, at: middleLine, other: null };
  if (Math.abs(best.off) >= reach) return null;
  const across = acrossOf[axis];
  const { off, at, other } = best;
  return {
    off,
    guides: (moved) => {
      const ends = edgesOf[across].map((edge) => box[edge] + moved[across]);
      if (other) ends.push(other[across]);
      return [{ axis, at, from: Math.min(...ends), to: Math.max(...ends) }];
    },
  };
}

/** To the same gap as between the two things before, between the two behind, or between those on both sides. */
function gapPull({ by, boxes, reach }: Move, box: Bounds, axis: "x" | "y"): Pull | null {
  const [low, high] = edgesOf[axis];
  const [start, end] = edgesOf[acrossOf[axis]];
  const shift = by[acrossOf[axis]];
  const [from, to] = [box[low] + by[axis], box[high] + by[axis]];
  const beside = boxes.filter((each) => each[start] <= box[end] + shift && each[end] >= box[start] + shift);
  const before = beside.filter((each) => each[high] <= from + reach).sort((a, b) => b[high] - a[high]);
  const behind = beside.filter((each) => each[low] >= to - reach).sort((a, b) => a[low] - b[low]);
  const [near, far] = [before[0], before.find((each) => each[high] < before[0]![low])];
  const [next, last] = [behind[0], behind.find((each) => each[low] > behind[0]![high])];
  const size = to - from;
  const wanted: { readonly at: number; readonly gaps: readonly (readonly [number, number])[] }[] = [];
  if (near && far) {
    const at = near[high] + near[low] - far[high];
    wanted.push({
      at,
      gaps: [
        [far[high], near[low]],
        [near[high], at],
      ],
    });
  }
  if (next && last) {
    const at = next[low] - (last[low] - next[high]) - size;
    wanted.push({
      at,
      gaps: [
        [at + size, next[low]],
        [next[high], last[low]],
      ],
    });
  }
  if (near && next) {
    const at = (near[high] + next[low] - size) / 2;
    wanted.push({
      at,
      gaps: [
        [near[high], at],
        [at + size, next[low]],
      ],
    });
  }
  const best = wanted
    .filter(({ at, gaps }) => Math.abs(at - from) < reach && gaps.every(([a, b]) => b - a > reach))
    .sort((a, b) => Math.abs(a.at - from) - Math.abs(b.at - from))[0];
  if (!best) return null;
  const guideAxis = acrossOf[axis];
  return {
    off: best.at - from,
    guides: (moved) => {
      const at = (box[start] + box[end]) / 2 + moved[guideAxis];
      return best.gaps.map(([a, b]) => ({ axis: guideAxis, at, from: a, to: b, gap: true }));
    },
  };
}

const boxes = new WeakMap<RowDocument, Bounds>();

/** What stands around the place that something is moved to: seats and corners, rows (or blocks beside whole blocks) and shapes. */
export function neighboursOf(
  document: SeatMapDocument,
  moved: Selection,
  own: readonly Point[],
  by: Point,
): { readonly points: Point[]; readonly boxes: Bounds[] } {
  const places = SeatPlaces.of(document);
  const middle = own[own.length >> 1];
  const at = middle ? { x: middle.x + by.x, y: middle.y + by.y } : { x: 0, y: 0 };
  const around =
    places.all.length > mostPoints ? places.along(at, at, places.pitch * 20).slice(0, mostPoints) : places.all;
  const others = around.filter(({ seat }) => !moved.seats.has(seat.id));
  const shapes = document.shapes.filter(({ id = "", kind }) => kind !== "text" && !moved.shapes.has(id));
  const shapeBoxes = shapes.flatMap(({ points }) => boundsOf(points) ?? []);
  const rows = [...new Set(others.map(({ row }) => row))].slice(0, mostBoxes).map((row) => {
    const box = boxes.get(row) ?? boundsOf(row.seats)!;
    boxes.set(row, box);
    return box;
  });
  const corners = shapeBoxes.flatMap(({ minX, minY, maxX, maxY }) => [
    { x: minX, y: minY },
    { x: maxX, y: maxY },
    { x: (minX + maxX) / 2, y: (minY + maxY) / 2 },
  ]);
  return { points: [...others.map(({ seat }) => seat), ...corners], boxes: [...rows, ...shapeBoxes] };
}

/** Turns the way between two points to the nearest multiple of 15 degrees if it is nearly that, or always if asked. */
export function snapAngle(from: Point, to: Point, always: boolean): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const step = Math.PI / 12;
  const snapped = Math.round(angle / step) * step;
  const isRight = Math.round(angle / step) % 6 === 0;
  if (!always && !(isRight && Math.abs(snapped - angle) < 0.06)) return to;
  return { x: from.x + length * Math.cos(snapped), y: from.y + length * Math.sin(snapped) };
}
