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
  const found: Stretch[] = [];
  for (let run = 0; run < runStart.length - 1; run += 1) {
    const end = runStart[run + 1]!;
    let from = runStart[run]!;
    while (from + 2 <= end) {
      if (!isOpen(from + 1) || !mayTake(from + 1)) {
        from += 2;
        continue;
      }
      if (!isOpen(from) || !mayTake(from)) {
        from += 1;
        continue;
      }
      let stop = from + 2;
      while (stop < end && isOpen(stop) && mayTake(stop)) stop += 1;
      found.push({ start: from, end: stop });
      from = stop + 1;
    }
  }
  return found;
}

/**
 * Two groups in rows one behind the other, each of two or more, so that some seat of the second group is right behind
 * one of the first. The best total wins, then the lower ordinals. Only asked when nowhere `count` sit together.
 */
export function inTwoRows(search: Search, stretches: readonly Stretch[], count: number): SplitParty | null {
  if (count < 4) return null;
  const { scoreSum } = search.index;
  const behind = search.index.behind();
  let best: { front: number; frontCount: number; back: number } | null = null;
  let bestTotal = -1;
  for (const front of stretches) {
    for (const back of stretchesBehind(behind, stretches, front)) {
      if (front.end - front.start + back.end - back.start < count) continue;
      for (let frontCount = 2; frontCount <= count - 2; frontCount += 1) {
        const backCount = count - frontCount;
        for (let first = front.start; first + frontCount <= front.end; first += 1) {
          const frontTotal = scoreSum[first + frontCount]! - scoreSum[first]!;
          for (let second = back.start; second + backCount <= back.end; second += 1) {
            const total = frontTotal + scoreSum[second + backCount]! - scoreSum[second]!;
            if (total <= bestTotal || !touches(behind, first, frontCount, second, backCount)) continue;
            best = { front: first, frontCount, back: second };
            bestTotal = total;
          }
        }
      }
    }
  }
  if (!best) return null;
  const ordinals = [...range(best.front, best.frontCount), ...range(best.back, count - best.frontCount)];
  return { ordinals, total: bestTotal };
}

function touches(behind: Int32Array, front: number, frontCount: number, back: number, backCount: number): boolean {
  for (let seat = front; seat < front + frontCount; seat += 1) {
    const after = behind[seat]!;
    if (after >= back && after < back + backCount) return true;
  }
  return false;
}

function stretchesBehind(behind: Int32Array, stretches: readonly Stretch[], front: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (let seat = front.start; seat < front.end; seat += 1) {
    const after = behind[seat]!;
    const stretch = after < 0 ? undefined : stretchAt(stretches, after);
    if (stretch && !found.includes(stretch)) found.push(stretch);
  }
  return found;
}

function stretchAt(stretches: readonly Stretch[], seat: number): Stretch | undefined {
  let [low, high] = [0, stretches.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle]!;
    if (seat < stretch.start) high = middle - 1;
    else if (seat >= stretch.end) low = middle + 1;
    else return stretch;
  }
  return undefined;
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
  const rest: Search = { ...search, mayTake: (seat) => !used.has(seat) && search.mayTake(seat) };
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
