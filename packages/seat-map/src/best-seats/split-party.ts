import { seatIndexOf } from "./seat-index.ts";
import { bestWindows, type Search } from "./windows.ts";

/** A party in more than one place. Ordinals ascend; `total` is the sum of their scores. */
export interface SplitParty {
  readonly ordinals: readonly number[];
  readonly total: number;
}

/**
 * Two groups in rows one behind the other, each of two or more, so that some seat of the second group is right behind
 * one of the first. The best total wins, ties go to the lower ordinals. Only asked when nowhere `count` sit together,
 * so every stretch that is looked at is shorter than the party.
 */
export function inTwoRows(search: Search, count: number): SplitParty | null {
  if (count < 4 || search.wheelchairs > 0) return null;
  const { geometry } = search;
  const { scoreSum } = seatIndexOf(geometry);
  const stretches = takeableStretches(search);
  const behind = seatIndexOf(geometry).behind();
  let best: { front: number; frontCount: number; back: number; total: number } | null = null;
  for (const [start, end] of stretches.list) {
    for (const other of stretchesBehind(behind, stretches.at, start, end)) {
      const [backStart, backEnd] = stretches.list[other]!;
      for (let frontCount = 2; frontCount <= count - 2; frontCount += 1) {
        const backCount = count - frontCount;
        if (frontCount > end - start || backCount > backEnd - backStart) continue;
        for (let front = start; front + frontCount <= end; front += 1) {
          for (let back = backStart; back + backCount <= backEnd; back += 1) {
            const total =
              scoreSum[front + frontCount]! - scoreSum[front]! + scoreSum[back + backCount]! - scoreSum[back]!;
            if (best && total <= best.total) continue;
            if (touches(behind, front, frontCount, back, backCount)) best = { front, frontCount, back, total };
          }
        }
      }
    }
  }
  if (!best) return null;
  const ordinals = [...range(best.front, best.frontCount), ...range(best.back, count - best.frontCount)];
  return { ordinals, total: best.total };
}

/** Whether some seat of the back window is right behind one of the front window. */
export function touches(
  behind: Int32Array,
  front: number,
  frontCount: number,
  back: number,
  backCount: number,
): boolean {
  for (let seat = front; seat < front + frontCount; seat += 1) {
    const after = behind[seat]!;
    if (after >= back && after < back + backCount) return true;
  }
  return false;
}

function stretchesBehind(behind: Int32Array, stretchAt: Int32Array, start: number, end: number): number[] {
  const found: number[] = [];
  for (let seat = start; seat < end; seat += 1) {
    const after = behind[seat]!;
    const stretch = after < 0 ? -1 : stretchAt[after]!;
    if (stretch >= 0 && !found.includes(stretch)) found.push(stretch);
  }
  return found;
}

function takeableStretches({ geometry, isOpen, mayTake }: Search) {
  const { runStart, seatCount } = geometry;
  const list: [number, number][] = [];
  const at = new Int32Array(seatCount).fill(-1);
  for (let run = 0; run < runStart.length - 1; run += 1) {
    const end = runStart[run + 1]!;
    for (let seat = runStart[run]!; seat < end; seat += 1) {
      const start = seat;
      while (seat < end && isOpen(seat) && mayTake(seat)) seat += 1;
      if (seat - start < 2) continue;
      at.fill(list.length, start, seat);
      list.push([start, seat]);
    }
  }
  return { list, at };
}

/**
 * The last way: groups anywhere. The largest group that can sit together goes first, at the best seats of its size,
 * leaving nobody alone while there is a way; then the rest in the same manner.
 */
export function inGroups(search: Search, count: number): SplitParty | null {
  const used = new Set<number>();
  const rest: Search = { ...search, mayTake: (seat) => !used.has(seat) && search.mayTake(seat) };
  const { scoreSum } = seatIndexOf(search.geometry);
  let left = count;
  let wheelchairs = search.wheelchairs;
  while (left > 0) {
    const group = largestGroup({ ...rest, wheelchairs: Math.min(wheelchairs, 1) }, left);
    if (!group) return null;
    for (const seat of range(group.first, group.count)) used.add(seat);
    const { wheelchairSum } = seatIndexOf(search.geometry);
    wheelchairs = Math.max(0, wheelchairs - (wheelchairSum[group.first + group.count]! - wheelchairSum[group.first]!));
    left -= group.count;
  }
  if (wheelchairs > 0) return null;
  const ordinals = [...used].sort((a, b) => a - b);
  return { ordinals, total: ordinals.reduce((sum, seat) => sum + scoreSum[seat + 1]! - scoreSum[seat]!, 0) };
}

function largestGroup(search: Search, left: number): { first: number; count: number } | null {
  const sizes = Array.from({ length: left }, (_, index) => left - index);
  // Sizes that would leave one person over come last.
  const ordered = [
    ...sizes.filter((size) => left - size !== 1 && size !== 1),
    ...sizes.filter((size) => left - size === 1 || size === 1),
  ];
  for (const size of ordered) {
    const window = bestWindows(search, size).any;
    if (window) return { first: window.first, count: size };
  }
  return null;
}

export const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index);
