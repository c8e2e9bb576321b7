import { SeatFlag, type SeatMapGeometry } from "@parterre/seat-map";
import type { MapChangePlan, SeatMove, TakenSeat } from "./map-change.rules.ts";

export interface ProposedMove extends SeatMove {
  /** It is rated lower than the seat it is given for. */
  readonly worse: boolean;
}

const reserved = SeatFlag.wheelchair | SeatFlag.companion;

/**
 * For every taken seat that goes, a free one: of the same zone, the nearest to where the party sat, side by side where
 * that can be, and not rated lower where that can be. Being together comes before the rating. A wheelchair place is
 * given for a wheelchair place only, and for nothing else. Seats for which there is none are left out.
 */
export function proposeMoves(
  before: SeatMapGeometry,
  after: SeatMapGeometry,
  plan: Pick<MapChangePlan, "taken" | "zoneOf" | "isFree">,
): readonly ProposedMove[] {
  const open = plan.isFree.slice();
  const proposed: ProposedMove[] = [];
  for (const party of partiesOf(plan.taken)) {
    const isOpenFor = (lost: TakenSeat) => (ordinal: number) =>
      open[ordinal] === 1 &&
      plan.zoneOf[ordinal] === lost.zone &&
      (after.flags[ordinal]! & reserved) === (before.flags[lost.ordinal]! & reserved);
    for (const group of placeParty(before, after, party, isOpenFor)) {
      group.targets.forEach((to, index) => {
        const from = group.lost[index]!.ordinal;
        proposed.push({ from, to, worse: after.score[to]! < before.score[from]! });
        open[to] = 0;
      });
    }
  }
  return proposed.sort((a, b) => a.from - b.from);
}

interface Placed {
  readonly lost: readonly TakenSeat[];
  readonly targets: readonly number[];
}

/** Seats that one party loses in one zone, of one kind, in the order of their ordinals. */
function partiesOf(taken: readonly TakenSeat[]): readonly (readonly TakenSeat[])[] {
  const parties = new Map<string, TakenSeat[]>();
  for (const seat of taken) {
    const key = `${seat.party} ${seat.zone}`;
    const party = parties.get(key);
    if (party) party.push(seat);
    else parties.set(key, [seat]);
  }
  return [...parties.values()];
}

type OpenFor = (lost: TakenSeat) => (ordinal: number) => boolean;

/** Together if that can be; else each by itself, as near as can be. */
function placeParty(
  before: SeatMapGeometry,
  after: SeatMapGeometry,
  party: readonly TakenSeat[],
  isOpenFor: OpenFor,
): readonly Placed[] {
  const together = placeTogether(before, after, party, isOpenFor);
  if (together) return [together];
  const placed: Placed[] = [];
  const used = new Set<number>();
  for (const lost of party) {
    const still: OpenFor = (seat) => {
      const isOpen = isOpenFor(seat);
      return (ordinal) => !used.has(ordinal) && isOpen(ordinal);
    };
    const single = placeTogether(before, after, [lost], still);
    if (!single) continue;
    placed.push(single);
    used.add(single.targets[0]!);
  }
  return placed;
}

/** The window of neighbours nearest to where the seats were; one that is not rated lower in all goes before others. */
function placeTogether(
  before: SeatMapGeometry,
  after: SeatMapGeometry,
  party: readonly TakenSeat[],
  isOpenFor: OpenFor,
): Placed | null {
  const count = party.length;
  const mean = (column: Float32Array) => party.reduce((sum, { ordinal }) => sum + column[ordinal]!, 0) / count;
  const at = { x: mean(before.x), y: mean(before.y) };
  const scoreBefore = party.reduce((sum, { ordinal }) => sum + before.score[ordinal]!, 0);
  const isOpen = party.map(isOpenFor);
  let best: { first: number; distance: number; worse: boolean } | null = null;
  for (let run = 0; run < after.runStart.length - 1; run += 1) {
    for (let first = after.runStart[run]!; first + count <= after.runStart[run + 1]!; first += 1) {
      const middleX = (after.x[first]! + after.x[first + count - 1]!) / 2;
      const middleY = (after.y[first]! + after.y[first + count - 1]!) / 2;
      const distance = Math.hypot(middleX - at.x, middleY - at.y);
      if (best && !best.worse && distance >= best.distance) continue;
      if (!isOpen.every((opens, index) => opens(first + index))) continue;
      let score = 0;
      for (let ordinal = first; ordinal < first + count; ordinal += 1) score += after.score[ordinal]!;
      const worse = score < scoreBefore;
      if (!best || (best.worse && !worse) || (best.worse === worse && distance < best.distance)) {
        best = { first, distance, worse };
      }
    }
  }
  if (!best) return null;
  const { first } = best;
  return { lost: party, targets: party.map((_, index) => first + index) };
}
