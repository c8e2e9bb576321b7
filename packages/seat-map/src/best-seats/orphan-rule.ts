import type { SeatMapGeometry } from "../model.ts";
import { seatIndexOf } from "./seat-index.ts";

/** Tells for an ordinal whether this person could have the seat now: free, in a zone on sale, not kept for others. */
export type IsFree = (ordinal: number) => boolean;

/**
 * The single seats a choice would leave: free seats whose neighbours on both sides are taken, chosen or missing, at
 * least one of them chosen. Somebody else's seat, an aisle and the end of the row are walls; another price zone is
 * not. Wheelchair and companion places are walls for a party that did not ask for them; standing places are never
 * orphans.
 * @param chosen ordinals, all free, in any order
 */
export function orphansLeftBy(geometry: SeatMapGeometry, chosen: readonly number[], isFree: IsFree): number[] {
  const { accessibleOnly, standingRun } = seatIndexOf(geometry);
  const accessible = chosen.some((ordinal) => accessibleOnly[ordinal] === 1);
  const taken = new Set(chosen);
  const sameRun = (a: number, b: number) => geometry.runOf[a] !== undefined && geometry.runOf[a] === geometry.runOf[b];
  const open = (seat: number) => !taken.has(seat) && (accessible || accessibleOnly[seat] === 0) && isFree(seat);
  const orphans = new Set<number>();
  for (const ordinal of chosen) {
    if (standingRun[geometry.runOf[ordinal]!] === 1) continue;
    for (const side of [-1, 1]) {
      const beside = ordinal + side;
      if (!sameRun(beside, ordinal) || !open(beside)) continue;
      const beyond = beside + side;
      if (!sameRun(beyond, beside) || !open(beyond)) orphans.add(beside);
    }
  }
  return [...orphans].sort((a, b) => a - b);
}
