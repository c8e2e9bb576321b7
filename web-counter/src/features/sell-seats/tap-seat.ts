import { nearestFree, type SeatMapGeometry, SeatStatus, seatsFrom } from "@parterre/seat-map";
import type { Notice } from "./notices.ts";

export interface TappedHouse {
  readonly geometry: SeatMapGeometry;
  readonly states: Uint8Array;
  readonly zoneOf: Uint8Array;
  /** Zones of the performance; larger values of `zoneOf` mean none. */
  readonly zoneCount: number;
}

/** Seats to hold for a tap on a free seat: with as many neighbours as the party needs. Else what the seller must know. */
export function seatsOfTap(
  { geometry, states, zoneOf, zoneCount }: TappedHouse,
  seat: number,
  count: number,
): { readonly hold: readonly number[] } | { readonly notice: Notice } {
  const isFree = (each: number) => states[each] === SeatStatus.free && zoneOf[each]! < zoneCount;
  const wish = seatsFrom(geometry, { seat, count, isFree, zoneOf });
  if (wish.kind === "seats") return { hold: wish.ordinals };
  if (wish.kind === "orphan") {
    const reason = {
      zh: "这样会剩下一个单座。可改选建议的座位，或仍然锁定。",
      en: "That leaves a single seat over. Take the seats suggested, or hold these all the same.",
    };
    return { notice: { kind: "byHand", reason, beside: wish.instead, anyway: wish.ordinals } };
  }
  const reason = { zh: `这里没有 ${count} 个相连的空座。`, en: `There are not ${count} free seats side by side here.` };
  const beside = nearestFree(geometry, [seat], isFree, count);
  return { notice: { kind: "byHand", reason, beside, anyway: null } };
}
