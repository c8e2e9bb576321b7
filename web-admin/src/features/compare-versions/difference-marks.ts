import { seatsIn } from "@parterre/seat-map";
import type { SeatSign, SeatSignKind } from "@parterre/seat-map/viewer";
import type { DifferenceKind, SeatMapComparison } from "./documents.ts";

/** The sign of each kind of difference; of several kinds a seat shows the first. */
export const signOf: Readonly<Record<DifferenceKind, SeatSignKind>> = {
  ADDED: "added",
  REMOVED: "removed",
  MOVED: "moved",
  RELABELLED: "relabelled",
  FLAGS: "changed",
  RANK: "changed",
  NEIGHBOURS: "changed",
};
const inOrder = Object.keys(signOf) as readonly DifferenceKind[];

/** The signs of some kinds of differences on either map. `say` puts the kinds of one seat into words. */
export function signsOf(
  counts: SeatMapComparison["counts"],
  kinds: ReadonlySet<DifferenceKind>,
  say: (kinds: readonly DifferenceKind[]) => string,
): { readonly before: ReadonlyMap<number, SeatSign>; readonly after: ReadonlyMap<number, SeatSign> } {
  const shown = counts
    .filter(({ kind }) => kinds.has(kind))
    .sort((a, b) => inOrder.indexOf(a.kind) - inOrder.indexOf(b.kind));
  const on = (side: "rangesBefore" | "rangesAfter") => {
    const kindsOf = new Map<number, DifferenceKind[]>();
    for (const count of shown) {
      for (const ordinal of seatsIn(count[side])) kindsOf.set(ordinal, [...(kindsOf.get(ordinal) ?? []), count.kind]);
    }
    const signs = new Map<number, SeatSign>();
    for (const [ordinal, own] of kindsOf) signs.set(ordinal, { kind: signOf[own[0]!], text: say(own) });
    return signs;
  };
  return { before: on("rangesBefore"), after: on("rangesAfter") };
}
