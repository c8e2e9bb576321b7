import type { Point } from "../model.ts";
import { distanceBetween, median, stepsOf } from "../row-path.ts";
import { SeatGrid } from "../seat-grid.ts";

/** A row, or a piece of one, as a plan has it: in walking order. */
export interface RowPiece {
  readonly label: string;
  readonly seats: readonly Point[];
}

/** Pieces further apart than this many usual row distances are not one block: a cross aisle lies between. */
const crossAisleFactor = 1.35;
/** Rows of one block may turn against each other by this much: cosine of 25 degrees. */
const parallelCosine = Math.cos((25 * Math.PI) / 180);
/** A piece goes on across an aisle of at most this many usual steps, in the direction in which it ends (20 degrees). */
const widestAisle = 8;
const aisleCosine = Math.cos((20 * Math.PI) / 180);
/** Joining by name compares every pair of pieces of one name; more pieces than this are not joined by name. */
const mostOfOneName = 400;

/**
 * Finds the blocks of a plan whose format knows only rows: rows that lie parallel one behind the other belong
 * together, and so do pieces of one name that go on in the same direction across an aisle. A wider way, another
 * direction or other names end a block.
 * @returns the number of the cluster of each piece, counted in the order in which clusters first appear
 */
export function clusterRows(pieces: readonly RowPiece[]): number[] {
  const parents = pieces.map((_, index) => index);
  const rootOf = (piece: number): number => {
    let root = piece;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = piece; parents[at] !== root; ) [at, parents[at]] = [parents[at]!, root];
    return root;
  };
  const join = (a: number, b: number) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    parents[Math.max(one, other)] = Math.min(one, other);
  };
  const step = median(pieces.map(({ seats }) => median(stepsOf(seats))).filter((value) => value > 0)) || 50;
  for (const [a, b] of neighbouringPieces(pieces, step)) join(a, b);
  for (const [a, b] of sameNamePieces(pieces, step)) join(a, b);
  const numbers = new Map<number, number>();
  return pieces.map((_, piece) => {
    const root = rootOf(piece);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** Pairs of parallel pieces that lie one behind the other at the plan's usual row distance. */
function neighbouringPieces(pieces: readonly RowPiece[], step: number): [number, number][] {
  const grid = new SeatGrid(step * 2.5);
  const seats: { point: Point; piece: number }[] = [];
  pieces.forEach((piece, index) => {
    for (const point of piece.seats) {
      grid.add(point, seats.length);
      seats.push({ point, piece: index });
    }
  });
  const found: { a: number; b: number; distance: number }[] = [];
  const nearest: number[] = [];
  for (const { point, piece } of seats) {
    let least = Number.POSITIVE_INFINITY;
    const best = new Map<number, number>();
    for (const other of grid.near(point)) {
      const beside = seats[other]!;
      if (beside.piece === piece || !areParallel(pieces[piece]!, pieces[beside.piece]!)) continue;
      const distance = distanceBetween(point, beside.point);
      if (distance === 0) continue;
      least = Math.min(least, distance);
      if (distance < (best.get(beside.piece) ?? Number.POSITIVE_INFINITY)) best.set(beside.piece, distance);
    }
    if (least < Number.POSITIVE_INFINITY) nearest.push(least);
    for (const [other, distance] of best) if (other > piece) found.push({ a: piece, b: other, distance });
  }
  const usual = median(nearest);
  return found.filter(({ distance }) => distance <= usual * crossAisleFactor).map(({ a, b }) => [a, b]);
}

function areParallel(a: RowPiece, b: RowPiece): boolean {
  const [one, other] = [chord(a), chord(b)];
  // A single seat has no direction and may belong to any row.
  if (!one || !other) return true;
  return Math.abs(dot(one, other)) >= parallelCosine;
}

function chord({ seats }: RowPiece): Point | null {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return null;
  const length = distanceBetween(first, last);
  return length === 0 ? null : { x: (last.x - first.x) / length, y: (last.y - first.y) / length };
}

function sameNamePieces(pieces: readonly RowPiece[], step: number): [number, number][] {
  const byName = new Map<string, number[]>();
  pieces.forEach(({ label, seats }, index) => {
    const name = label.trim();
    if (name === "" || seats.length === 0) return;
    const list = byName.get(name);
    if (list) list.push(index);
    else byName.set(name, [index]);
  });
  const pairs: [number, number][] = [];
  for (const list of byName.values()) {
    if (list.length > mostOfOneName) continue;
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) if (goesOnAcross(pieces[a]!, pieces[b]!, step)) pairs.push([a, b]);
    }
  }
  return pairs;
}

function goesOnAcross(a: RowPiece, b: RowPiece, step: number): boolean {
  for (const from of endsOf(a)) {
    for (const to of endsOf(b)) {
      const gap = distanceBetween(from.seat, to.seat);
      if (gap > widestAisle * step) continue;
      if (gap === 0) return true;
      const across = { x: (to.seat.x - from.seat.x) / gap, y: (to.seat.y - from.seat.y) / gap };
      const leaves = from.outwards === null || dot(from.outwards, across) >= aisleCosine;
      const arrives = to.outwards === null || -dot(to.outwards, across) >= aisleCosine;
      if (leaves && arrives) return true;
    }
  }
  return false;
}

/** Both ends of a piece with the direction in which the row would go on there; null for a single seat. */
function endsOf({ seats }: RowPiece): { seat: Point; outwards: Point | null }[] {
  const outwards = (end: Point, inner: Point | undefined): Point | null => {
    const length = inner ? distanceBetween(inner, end) : 0;
    return inner && length > 0 ? { x: (end.x - inner.x) / length, y: (end.y - inner.y) / length } : null;
  };
  const [first, last] = [seats[0]!, seats.at(-1)!];
  return [
    { seat: first, outwards: outwards(first, seats[1]) },
    { seat: last, outwards: outwards(last, seats.at(-2)) },
  ];
}

const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;
