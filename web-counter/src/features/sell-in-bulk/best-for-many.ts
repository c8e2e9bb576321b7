import type { SeatMapGeometry } from "@parterre/seat-map";

/**
 * The best seats for a crowd: whole stretches of free seats side by side, the best stretch first, so that a coach party
 * sits in blocks and not on every good single seat of the house. Fewer when there are not so many.
 */
export function bestForMany(
  geometry: Pick<SeatMapGeometry, "seatCount" | "runOf" | "score">,
  isFree: (ordinal: number) => boolean,
  count: number,
): readonly number[] {
  const stretches: number[][] = [];
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal += 1) {
    if (!isFree(ordinal)) continue;
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before === ordinal - 1 && geometry.runOf[before] === geometry.runOf[ordinal]) last.push(ordinal);
    else stretches.push([ordinal]);
  }
  const mean = (seats: readonly number[]) =>
    seats.reduce((sum, ordinal) => sum + geometry.score[ordinal]!, 0) / seats.length;
  const ranked = stretches
    .map((seats) => ({ seats, score: mean(seats) }))
    .sort((a, b) => b.score - a.score || a.seats[0]! - b.seats[0]!);
  const chosen: number[] = [];
  for (const { seats } of ranked) {
    if (chosen.length >= count) break;
    chosen.push(...bestPart(geometry, seats, count - chosen.length));
  }
  return chosen.sort((a, b) => a - b);
}

/** The best so many neighbours of a stretch. */
function bestPart({ score }: Pick<SeatMapGeometry, "score">, seats: readonly number[], count: number) {
  if (count >= seats.length) return seats;
  let best = 0;
  let bestSum = -1;
  for (let first = 0; first + count <= seats.length; first += 1) {
    const sum = seats.slice(first, first + count).reduce((total, ordinal) => total + score[ordinal]!, 0);
    if (sum > bestSum) [best, bestSum] = [first, sum];
  }
  return seats.slice(best, best + count);
}
