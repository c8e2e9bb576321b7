import type { SeatIndex, Stretches } from "./seat-index.ts";
import { bestWindows, openStretchesOf, type Search } from "./windows.ts";

/** A party in more than one place. Ordinals ascend; `total` is the sum of their scores. */
export interface SplitParty {
  readonly ordinals: readonly number[];
  readonly total: number;
}

export const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);

/** Every stretch of at least two seats that are open and may be taken, ascending. */
export function takeableStretches(search: Search): Stretches {
  const open = openStretchesOf(search);
  const { mayTake } = search;
  if (mayTake === null) return open;
  const [starts, ends]: [number[], number[]] = [[], []];
  for (let index = 0; index < open.length; index += 1) {
    const end = open.ends[index]!;
    let from = open.starts[index]!;
    while (from < end) {
      let stop = from;
      while (stop < end && mayTake(stop)) stop += 1;
      if (stop - from >= 2) {
        starts.push(from);
        ends.push(stop);
      }
      from = stop + 1;
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends), length: starts.length };
}

function longestOf({ starts, ends, length }: Stretches): number {
  let longest = 0;
  for (let index = 0; index < length; index += 1) longest = Math.max(longest, ends[index]! - starts[index]!);
  return longest;
}

/**
 * Two groups in rows one behind the other, each of two or more, so that some seat of the second group is right behind
 * one of the first. The best total wins, then the lower ordinals. Only asked when nowhere `count` sit together.
 */
export function inTwoRows(search: Search, stretches: Stretches, count: number): SplitParty | null {
  const { starts, ends, length } = stretches;
  const longest = count < 4 ? 0 : longestOf(stretches);
  if (longest === 0 || longest * 2 < count) return null;
  const { index } = search;
  const behind = index.behind();
  // The number of the stretch that a seat belongs to, plus one.
  const stretchAt = index.scratch();
  for (let number = 0; number < length; number += 1) write(stretchAt, number + 1, starts[number]!, ends[number]!);
  const best: BestPair = { front: -1, frontCount: 0, back: -1, total: -1 };
  for (let front = 0; front < length; front += 1) {
    const [start, end] = [starts[front]!, ends[front]!];
    if (end - start + longest < count) continue;
    let before = 0;
    for (let seat = start; seat < end; seat += 1) {
      const after = behind[seat]!;
      const number = after < 0 ? 0 : stretchAt[after]!;
      // Seats of one row meet the stretches behind them in order, so each new number is a stretch not yet seen.
      if (number === 0 || number === before) continue;
      before = number;
      bestPair(index, behind, { start, end }, { start: starts[number - 1]!, end: ends[number - 1]! }, count, best);
    }
  }
  for (let number = 0; number < length; number += 1) write(stretchAt, 0, starts[number]!, ends[number]!);
  if (best.total < 0) return null;
  const ordinals = [...range(best.front, best.frontCount), ...range(best.back, count - best.frontCount)];
  return { ordinals, total: best.total };
}

/** For a few numbers quicker than the array's own `fill`. */
function write(into: Int32Array, value: number, start: number, end: number): void {
  for (let index = start; index < end; index += 1) into[index] = value;
}

/** Seats `start` to `end - 1`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const lengthOf = ({ start, end }: Stretch): number => end - start;

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
        best.front = first;
        best.frontCount = frontCount;
        best.back = second;
        best.total = total;
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
export function inGroups(search: Search, stretches: Stretches, count: number): SplitParty | null {
  const used = new Set<number>();
  let left = count;
  while (left > 1) {
    const group = largestGroup(search.index, stretches, left, used);
    if (!group) break;
    for (const seat of range(group.first, group.count)) used.add(seat);
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
  stretches: Stretches,
  left: number,
  used: ReadonlySet<number>,
): { readonly first: number; readonly count: number } | null {
  const longest = longestOf(stretches);
  const sizes: number[] = [];
  for (let size = Math.min(left, longest); size >= 2; size -= 1) if (left - size !== 1) sizes.push(size);
  if (left - 1 >= 2 && left - 1 <= longest) sizes.push(left - 1);
  for (const count of sizes) {
    const first = bestUnused(scoreSum, stretches, count, used);
    if (first >= 0) return { first, count };
  }
  return null;
}

/** The first seat of the best `count` neighbours nobody of the party has yet, the lowest of equals; -1 for none. */
function bestUnused(
  scoreSum: Float64Array,
  { starts, ends, length }: Stretches,
  count: number,
  used: ReadonlySet<number>,
): number {
  let best = -1;
  let bestTotal = -1;
  for (let index = 0; index < length; index += 1) {
    const end = ends[index]!;
    for (let first = starts[index]!; first + count <= end; first += 1) {
      const total = scoreSum[first + count]! - scoreSum[first]!;
      if (total <= bestTotal || overlaps(used, first, count)) continue;
      best = first;
      bestTotal = total;
    }
  }
  return best;
}

function overlaps(used: ReadonlySet<number>, first: number, count: number): boolean {
  if (used.size > 0) for (let seat = first; seat < first + count; seat += 1) if (used.has(seat)) return true;
  return false;
}
