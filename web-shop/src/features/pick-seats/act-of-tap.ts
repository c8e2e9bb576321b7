import { nearestFree, type SeatMapGeometry, SeatStatus, seatsFrom } from "@parterre/seat-map";
import type { CartLine } from "../../cart/cart-lines.ts";

/** Zone of a seat that belongs to none: it cannot be bought. */
export const notInAnyZone = 255;

/** Why a tap took nothing, with the seats to take instead. */
export interface TapNotice {
  readonly kind: "taken" | "noPrice" | "tooFew" | "orphan";
  /** People the tap was for. */
  readonly count: number;
  readonly suggested: readonly number[];
}

export type TapAct =
  | { readonly kind: "giveBack"; readonly line: CartLine }
  | { readonly kind: "take"; readonly ordinals: readonly number[] }
  | { readonly kind: "say"; readonly notice: TapNotice };

export interface TappedHouse {
  readonly geometry: SeatMapGeometry;
  readonly states: Uint8Array;
  readonly zoneOf: Uint8Array;
}

/**
 * What a tap on a seat does: mine goes back; a free one is taken with as many neighbours as the party needs, unless that
 * leaves somebody's single seat behind; anything else says why and what is free nearby.
 */
export function actOfTap(
  { geometry, states, zoneOf }: TappedHouse,
  ordinal: number,
  count: number,
  lines: readonly CartLine[],
): TapAct {
  const own = lines.find((line) => line.ordinal === ordinal);
  if (own) return { kind: "giveBack", line: own };
  const isFree = (seat: number) => states[seat] === SeatStatus.free && zoneOf[seat] !== notInAnyZone;
  const say = (kind: TapNotice["kind"], suggested: readonly number[]): TapAct => ({
    kind: "say",
    notice: { kind, count, suggested },
  });
  if (zoneOf[ordinal] === notInAnyZone) return say("noPrice", []);
  if (states[ordinal] !== SeatStatus.free) return say("taken", nearestFree(geometry, [ordinal], isFree, count));
  const wish = seatsFrom(geometry, { seat: ordinal, count, isFree, zoneOf });
  if (wish.kind === "seats") return { kind: "take", ordinals: wish.ordinals };
  if (wish.kind === "orphan") return say("orphan", wish.instead);
  return say("tooFew", nearestFree(geometry, [ordinal], isFree, count));
}
