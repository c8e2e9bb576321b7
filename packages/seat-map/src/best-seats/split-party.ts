import type { IsFree } from "./orphan-rule.ts";
import type { SeatIndex } from "./seat-index.ts";
import { bestWindows, type Search } from "./windows.ts";

/** A party in more than one place. Ordinals ascend; `total` is the sum of their scores. */
export interface SplitParty {
  readonly ordinals: readonly number[];
  readonly total: number;
}

/** Seats `start` to `end - 1`: neighbours that are open and may be taken. */
interface Stretch {
  start: number;
  end: number;
}

export const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** Every stretch of at least two seats, ascending. A second seat is asked for first, so single seats cost half. */
export function takeableStretches({ geometry, isOpen, mayTake }: Search): Stretch[] {
  const { runStart } = geometry;
  const takes: IsFree = mayTake === null ? isOpen : (seat) => isOpen(seat) && mayTake(seat);
  const found: Stretch[] = [];
  for (let run = 0; run < runStart.length - 1; run += 1) {
    const end = runStart[run + 1]!;
    let from = runStart[run]!;
    while (from + 2 <= end) {
      if (!takes(from + 1)) {
        from += 2;
        continue;
      }
      if (!takes(from)) {
        from += 1;
        continue;
      }
      let stop = from + 2;
      while (stop < end && takes(stop)) stop += 1;
      found.push({ start: from, end: stop });
      from = stop + 1;
    }
  }
  return found;
}

const lengthOf = ({ start, end }: Stretch): number => end - start;

/**
 * Two groups in rows one behind the other, each of two or more, so that some seat of the second group is right behind
 * one of the first. The best total wins, then the lower ordinals. Only asked when nowhere `count` sit together.
 */
export function inTwoRows(search: Search, stretches: readonly Stretch[], count: number): SplitParty | null {
  const longest = stretches.reduce((most, stretch) => Math.max(most, lengthOf(stretch)), 0);
  if (count < 4 || longest * 2 < count) return null;
  const { index } = search;
  const behind = index.behind();
  // The number of the stretch that a seat belongs to, plus one.
  const stretchAt = index.scratch();
  stretches.forEach(({ start, end }, number) => {
    stretchAt.fill(number + 1, start, end);
  });
  const best: BestPair = { front: -1, frontCount: 0, back: -1, total: -1 };
  for (const front of stretches) {
    if (lengthOf(front) + longest < count) continue;
    let before = 0;
    for (let seat = front.start; seat < front.end; seat += 1) {
      const after = behind[seat]!;
      const number = after < 0 ? 0 : stretchAt[after]!;
      // Seats of one row meet the stretches behind them in order, so each new number is a stretch not yet seen.
      if (number === 0 || number === before) continue;
      before = number;
      bestPair(index, behind, front, stretches[number - 1]!, count, best);
    }
  }
  for (const { start, end } of stretches) stretchAt.fill(0, start, end);
  if (best.total < 0) return null;
  const ordinals = [...range(best.front, best.frontCount), ...range(best.back, count - best.frontCount)];
  return { ordinals, total: best.total };
}

interface BestPair {
  front: number;
  frontCount: number;
  back: number;
  total: number;
}

function bestPair(
  { scoreSum }: SeatIndex,
  behind: Int32Array,
  front: Stretch,
  back: Stretch,
  count: number,
  best: BestPair,
): void {
  const most = Math.min(count - 2, lengthOf(front));
  for (let frontCount = Math.max(2, count - lengthOf(back)); frontCount <= most; frontCount += 1) {
    const backCount = count - frontCount;
    for (let first = front.start; first + frontCount <= front.end; first += 1) {
      const frontTotal = scoreSum[first + frontCount]! - scoreSum[first]!;
      for (let second = back.start; second + backCount <= back.end; second += 1) {
        const total = frontTotal + scoreSum[second + backCount]! - scoreSum[second]!;
        if (!wins(total, first, frontCount, best) || !touches(behind, first, frontCount, second, backCount)) continue;
        Object.assign(best, { front: first, frontCount, back: second, total });
      }
    }
  }
}

/** By total; of equal ones the smaller group in front, then the lower ordinal. */
function wins(total: number, front: number, frontCount: number, best: BestPair): boolean {
  if (total !== best.total) return total > best.total;
  return frontCount !== best.frontCount ? frontCount < best.frontCount : front < best.front;
}

function touches(behind: Int32Array, front: number, frontCount: number, back: number, backCount: number): boolean {
  for (let seat = front; seat < front + frontCount; seat += 1) {
    const after = behind[seat]!;
    if (after >= back && after < back + backCount) return true;
  }
  return false;
}

/**
 * The last way: groups anywhere. The largest group that can sit together goes first, at the best seats of its size,
 * so that nobody is left alone while there is a way; then the rest in the same manner, and single seats at the end.
 */
export function inGroups(search: Search, stretches: readonly Stretch[], count: number): SplitParty | null {
  const open = stretches.map(({ start, end }) => ({ start, end }));
  const used = new Set<number>();
  let left = count;
  while (left > 1) {
    const group = largestGroup(search.index, open, left);
    if (!group) break;
    for (const seat of range(group.first, group.count)) used.add(seat);
    const stretch = open[group.stretch]!;
    open.push({ start: group.first + group.count, end: stretch.end });
    stretch.end = group.first;
    left -= group.count;
  }
  const rest: Search = { ...search, mayTake: (seat) => !used.has(seat) && (search.mayTake?.(seat) ?? true) };
  for (; left > 0; left -= 1) {
    const single = bestWindows(rest, 1).any;
    if (!single) return null;
    used.add(single.first);
  }
  const { scoreSum } = search.index;
  const ordinals = [...used].sort((a, b) => a - b);
  return { ordinals, total: ordinals.reduce((sum, seat) => sum + scoreSum[seat + 1]! - scoreSum[seat]!, 0) };
}

/** The best window of the largest size that fits; a size that would leave one person over only if there is no other. */
function largestGroup(
  { scoreSum }: SeatIndex,
  stretches: readonly Stretch[],
  left: number,
): { stretch: number; first: number; count: number } | null {
  const longest = stretches.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const sizes: number[] = [];
  for (let size = Math.min(left, longest); size >= 2; size -= 1) if (left - size !== 1) sizes.push(size);
  if (left - 1 >= 2 && left - 1 <= longest) sizes.push(left - 1);
  for (const count of sizes) {
    let best: { stretch: number; first: number; count: number } | null = null;
    let bestTotal = -1;
    for (let index = 0; index < stretches.length; index += 1) {
      const { start, end } = stretches[index]!;
      for (let first = start; first + count <= end; first += 1) {
        const total = scoreSum[first + count]! - scoreSum[first]!;
        if (total < bestTotal || (total === bestTotal && best && first > best.first)) continue;
        best = { stretch: index, first, count };
        bestTotal = total;
      }
    }
    if (best) return best;
  }
  return null;
}
