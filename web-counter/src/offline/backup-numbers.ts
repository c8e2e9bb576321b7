import { keepFact, keptFact, keptWork, noteKeptChange } from "./kept.ts";

/** Numbers of pre-printed tickets that this window has and has not handed out, as far as it knows. */
export async function freeBackupNumbers(): Promise<ReadonlySet<number>> {
  const [ranges, { sales }] = await Promise.all([keptFact("ranges"), keptWork()]);
  const used = new Set(sales.flatMap(({ sale }) => sale.lines.flatMap(({ backupNumber }) => backupNumber ?? [])));
  const free = new Set<number>();
  for (const { first, last, used: known = [] } of ranges ?? []) {
    const gone = new Set(known);
    for (let number = first; number <= last; number += 1) {
      if (!used.has(number) && !gone.has(number)) free.add(number);
    }
  }
  return free;
}

/** Notes that numbers were handed over while the server was there; it tells of them itself with the next round. */
export async function noteHandedOut(numbers: readonly number[]): Promise<void> {
  const ranges = (await keptFact("ranges")) ?? [];
  await keepFact(
    "ranges",
    ranges.map((range) => ({ ...range, used: [...(range.used ?? []), ...numbers] })),
  );
  noteKeptChange();
}

/**
 * What somebody typed or scanned: single numbers and stretches, `1001, 1005-1007`. One number alone is the first of as
 * many as are needed. Null when it cannot be read or is another count.
 */
export function readBackupNumbers(typed: string, count: number): readonly number[] | null {
  const numbers: number[] = [];
  for (const part of typed.split(/[\s,，、;]+/).filter((each) => each !== "")) {
    const stretch = /^(\d{1,9})(?:[-–~](\d{1,9}))?$/.exec(part);
    if (!stretch) return null;
    const [first, last] = [Number(stretch[1]), Number(stretch[2] ?? stretch[1])];
    if (last < first || last - first >= count) return null;
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  if (numbers.length === 1) return Array.from({ length: count }, (_, index) => numbers[0]! + index);
  return numbers.length === count ? numbers : null;
}
