import type { DifferenceKind, SeatMapComparison } from "./documents.ts";

/** The seats of inclusive pairs [first, last, …]. */
function seatsIn(ranges: readonly number[]): number[] {
  const seats: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let ordinal = ranges[at]!; ordinal <= ranges[at + 1]!; ordinal += 1) seats.push(ordinal);
  }
  return seats;
}

/** What is marked on one of the two maps: filled where only that map has the seat, ringed where it is another than before. */
export interface DifferenceMarks {
  readonly onlyHere: ReadonlySet<number>;
  readonly different: ReadonlySet<number>;
}

/** The marks of some kinds of differences on either map. */
export function marksOf(
  counts: SeatMapComparison["counts"],
  kinds: ReadonlySet<DifferenceKind>,
): { readonly before: DifferenceMarks; readonly after: DifferenceMarks } {
  const of = (side: "rangesBefore" | "rangesAfter", isOnly: (kind: DifferenceKind) => boolean) =>
    new Set(counts.filter(({ kind }) => kinds.has(kind) && isOnly(kind)).flatMap((each) => seatsIn(each[side])));
  const isOther = (kind: DifferenceKind) => kind !== "ADDED" && kind !== "REMOVED";
  return {
    before: { onlyHere: of("rangesBefore", (kind) => kind === "REMOVED"), different: of("rangesBefore", isOther) },
    after: { onlyHere: of("rangesAfter", (kind) => kind === "ADDED"), different: of("rangesAfter", isOther) },
  };
}
