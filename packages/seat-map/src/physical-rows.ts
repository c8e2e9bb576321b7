import type { BlockDocument, Point, SeatDocument } from "./model.ts";
import { distanceBetween, median, orderAlongPath, stepsOf } from "./row-path.ts";

/** One row as a person walks it: the pieces of the document that belong together, in order, cut at the aisles. */
export interface PhysicalRow {
  readonly label: string;
  /** How many rows of other names come before it in the block: the factor of the block's rake. */
  readonly step: number;
  /** Stretches without an aisle or a missing seat between, each in walking order. */
  readonly runs: readonly (readonly SeatDocument[])[];
}

/** A step this much longer than the row's usual one is an aisle, a pillar or a missing seat: nobody sits "beside". */
const aisleFactor = 1.6;
/** Pieces of one row further apart than this many usual steps are two rows of the same name (about 8 m). */
const widestAisle = 15;
// The cosine of how far the way across an aisle may bend from the row's own direction: 37 degrees.
const aisleBend = 0.8;

/**
 * Derives the physical rows of a block. Pieces with the same name join when one goes on where the other ends;
 * rows without a name never join, since nothing says that they belong together.
 * @param usualStep the usual distance of two neighbours in the whole map, centimetres; for blocks that tell nothing
 */
export function physicalRows(block: BlockDocument, usualStep: number): PhysicalRow[] {
  const groups = new Map<string, { label: string; pieces: SeatDocument[][] }>();
  block.rows.forEach((row, index) => {
    const name = row.label.trim();
    const key = name === "" ? `#${index}` : `=${name}`;
    const group = groups.get(key) ?? { label: name, pieces: [] };
    group.pieces.push(...orderAlongPath(row.seats));
    groups.set(key, group);
  });
  const blockStep = median([...groups.values()].flatMap(({ pieces }) => pieces.flatMap(stepsOf))) || usualStep;
  let step = 0;
  const rows: PhysicalRow[] = [];
  for (const { label, pieces } of groups.values()) {
    for (const chain of joinPieces(pieces, blockStep)) rows.push({ label, step, runs: cutAtAisles(chain, blockStep) });
    step += 1;
  }
  return rows;
}

/** The usual step of a whole map, centimetres; 55, a common theatre seat, when there is none. */
export function usualStepOf(blocks: readonly BlockDocument[]): number {
  const steps: number[] = [];
  for (const block of blocks) for (const row of block.rows) steps.push(median(stepsOf(row.seats)));
  return median(steps.filter((step) => step > 0)) || 55;
}

function cutAtAisles(seats: readonly SeatDocument[], blockStep: number): SeatDocument[][] {
  // A row of scattered single seats has a long median; the block's own step keeps them from passing as neighbours.
  const usual = Math.min(median(stepsOf(seats)) || blockStep, 1.5 * blockStep);
  const runs: SeatDocument[][] = [];
  let before: SeatDocument | undefined;
  for (const seat of seats) {
    if (before && distanceBetween(before, seat) <= aisleFactor * usual) runs.at(-1)!.push(seat);
    else runs.push([seat]);
    before = seat;
  }
  return runs;
}

/** Joining compares every pair of pieces; a row in more pieces than this is left in pieces. */
const maxPiecesToJoin = 500;

interface Partner {
  readonly piece: number;
  readonly atFirst: boolean;
}

interface Link {
  readonly a: number;
  readonly b: number;
  /** Whether the link leaves a from its last seat, and whether it enters b at its first. */
  readonly fromLast: boolean;
  readonly toFirst: boolean;
  readonly gap: number;
}

/** Chains pieces end to end, the nearest ends first; each end joins once. */
function joinPieces(pieces: readonly SeatDocument[][], blockStep: number): SeatDocument[][] {
  if (pieces.length < 2 || pieces.length > maxPiecesToJoin) return pieces.map((piece) => [...piece]);
  const links = possibleLinks(pieces, blockStep).sort((one, other) => one.gap - other.gap || one.a - other.a);
  const partners: (Partner | undefined)[] = new Array(pieces.length * 2);
  const chainOf = pieces.map((_, index) => index);
  const endOf = (piece: number, first: boolean) => piece * 2 + (first ? 0 : 1);
  for (const { a, b, fromLast, toFirst } of links) {
    const endA = endOf(a, !fromLast);
    const endB = endOf(b, toFirst);
    if (partners[endA] || partners[endB] || chainOf[a] === chainOf[b]) continue;
    partners[endA] = { piece: b, atFirst: toFirst };
    partners[endB] = { piece: a, atFirst: !fromLast };
    const [kept, gone] = [chainOf[a]!, chainOf[b]!];
    chainOf.forEach((chain, index) => {
      if (chain === gone) chainOf[index] = kept;
    });
  }
  return walkChains(pieces, partners, chainOf);
}

function walkChains(
  pieces: readonly SeatDocument[][],
  partners: readonly (Partner | undefined)[],
  chainOf: readonly number[],
): SeatDocument[][] {
  const rows: SeatDocument[][] = [];
  const walked = new Set<number>();
  pieces.forEach((_, index) => {
    const chain = chainOf[index]!;
    if (walked.has(chain)) return;
    walked.add(chain);
    // Walk from the document's first piece to one end, then the whole chain back, so that this piece keeps its direction.
    let piece = index;
    let forward = true;
    for (;;) {
      const previous: Partner | undefined = partners[piece * 2 + (forward ? 0 : 1)];
      if (!previous) break;
      piece = previous.piece;
      forward = !previous.atFirst;
    }
    const row: SeatDocument[] = [];
    for (;;) {
      const seats = pieces[piece]!;
      row.push(...(forward ? seats : [...seats].reverse()));
      const next: Partner | undefined = partners[piece * 2 + (forward ? 1 : 0)];
      if (!next) break;
      piece = next.piece;
      forward = next.atFirst;
    }
    rows.push(row);
  });
  return rows;
}

function possibleLinks(pieces: readonly SeatDocument[][], blockStep: number): Link[] {
  const links: Link[] = [];
  const limit = widestAisle * blockStep;
  for (let a = 0; a < pieces.length; a += 1) {
    for (let b = a + 1; b < pieces.length; b += 1) {
      for (const fromLast of [true, false]) {
        for (const toFirst of [true, false]) {
          const from = endAndInner(pieces[a]!, fromLast);
          const to = endAndInner(pieces[b]!, !toFirst);
          const gap = distanceBetween(from.end, to.end);
          if (gap > limit || !leadsOn(from, to.end) || !leadsOn(to, from.end)) continue;
          if (from.inner === undefined && to.inner === undefined && gap > 3 * blockStep) continue;
          links.push({ a, b, fromLast, toFirst, gap });
        }
      }
    }
  }
  return links;
}

function endAndInner(piece: readonly SeatDocument[], last: boolean): { end: Point; inner: Point | undefined } {
  return last ? { end: piece.at(-1)!, inner: piece.at(-2) } : { end: piece[0]!, inner: piece[1] };
}

function leadsOn({ end, inner }: { end: Point; inner: Point | undefined }, target: Point): boolean {
  if (!inner) return true;
  const outX = end.x - inner.x;
  const outY = end.y - inner.y;
  const onX = target.x - end.x;
  const onY = target.y - end.y;
  return outX * onX + outY * onY >= aisleBend * Math.hypot(outX, outY) * Math.hypot(onX, onY);
}
