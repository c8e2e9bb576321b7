import type { Currency } from "@parterre/money";
import { type PriceList, priceAt } from "@parterre/pricing";
import { type BestSeatsProposal, bestSeats, type LocalisedText, type SeatMapGeometry } from "@parterre/seat-map";

/** `offered`: seats are held for them; `missed`: they did not come for them in time. */
export type WaitingStateName = "waiting" | "offered" | "taken" | "missed" | "left";

/** What somebody waits for. */
export interface WaitingWish {
  /** Seats side by side in one row. */
  readonly seatCount: number;
  /** Any of these; empty: any zone. */
  readonly zoneIds: readonly string[];
  readonly currency: Currency;
  /** What a ticket may cost at most; null: anything. */
  readonly mostPriceMinor: number | null;
}

/** What the list has to know of a performance. */
export interface WaitingHouse {
  readonly geometry: SeatMapGeometry;
  /** Index of the zone of each seat. */
  readonly zoneOf: Uint8Array;
  readonly zones: readonly { readonly id: string; readonly index: number }[];
  readonly lists: readonly PriceList[];
  readonly channelCode: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The most that any ticket of a zone costs in a currency now; null where the zone is not sold in it. So "up to P"
 * holds for whoever comes: it never needs a child's ticket to be true.
 */
function dearestTicket(house: WaitingHouse, zoneId: string, currency: Currency): number | null {
  const { lists, channelCode, at } = house;
  const ticketTypeIds = new Set(
    lists.flatMap((list) => list.cells.filter((cell) => cell.zoneId === zoneId).map((cell) => cell.ticketTypeId)),
  );
  const amounts = [...ticketTypeIds].flatMap(
    (ticketTypeId) => priceAt(lists, { zoneId, ticketTypeId, currency, channelCode, at })?.amountMinor ?? [],
  );
  return amounts.length === 0 ? null : Math.max(...amounts);
}

/** Indexes of the zones that a wish is content with. */
export function zonesFor(house: WaitingHouse, wish: WaitingWish): ReadonlySet<number> {
  const fitting = house.zones.filter(({ id }) => {
    if (wish.zoneIds.length > 0 && !wish.zoneIds.includes(id)) return false;
    const price = dearestTicket(house, id, wish.currency);
    return price !== null && (wish.mostPriceMinor === null || price <= wish.mostPriceMinor);
  });
  return new Set(fitting.map(({ index }) => index));
}

/** The best seats side by side that a wish is content with; null when there are none. */
export function seatsFor(
  house: WaitingHouse,
  wish: WaitingWish,
  isFree: (ordinal: number) => boolean,
): readonly number[] | null {
  const zones = zonesFor(house, wish);
  if (zones.size === 0) return null;
  const fits = (ordinal: number) => zones.has(house.zoneOf[ordinal] ?? -1) && isFree(ordinal);
  const [best]: readonly BestSeatsProposal[] = bestSeats(house.geometry, { count: wish.seatCount, isFree: fits });
  return best && best.tier <= 2 ? best.ordinals : null;
}

/**
 * Whether who is content with `less` could be seated wherever `wish` is: wants no more seats, is content with every
 * zone of it. Somebody like that who came earlier is never overtaken.
 */
export function wantsNoMore(house: WaitingHouse, less: WaitingWish, wish: WaitingWish): boolean {
  const mine = zonesFor(house, less);
  return less.seatCount <= wish.seatCount && [...zonesFor(house, wish)].every((zone) => mine.has(zone));
}

/** Two wishes with one key are served by the same seats. */
export function wishKey({ seatCount, zoneIds, currency, mostPriceMinor }: WaitingWish): string {
  return JSON.stringify([seatCount, [...zoneIds].sort(), currency, mostPriceMinor]);
}

export interface WaitingRefusal {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  /** The input to mend; null: none of it. */
  readonly field: string | null;
}

export function refusal(field: string | null, zh: string, en: string): WaitingRefusal {
  return { kind: "refused", field, reason: { zh, en } };
}

/** Who waits, as typed. */
export interface WaitingContact {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

/** Why nobody can wait like this; null when they can. `mostSeats`: what one cart may hold. */
export function joinRefusal(
  wish: WaitingWish,
  { name, email, locale }: WaitingContact,
  house: { readonly mostSeats: number; readonly zoneIds: readonly string[] },
): WaitingRefusal | null {
  if (!Number.isInteger(wish.seatCount) || wish.seatCount < 1 || wish.seatCount > house.mostSeats) {
    return refusal(
      "seatCount",
      `请选择 1 到 ${house.mostSeats} 个座位。`,
      `Choose 1 to ${house.mostSeats} seats, please.`,
    );
  }
  if (wish.zoneIds.some((id) => !house.zoneIds.includes(id))) {
    return refusal("zoneIds", "这个场次没有所选的票价区。", "This performance has no such price zone.");
  }
  if (wish.mostPriceMinor !== null && !(Number.isSafeInteger(wish.mostPriceMinor) && wish.mostPriceMinor > 0)) {
    return refusal("mostPriceMinor", "最高票价须大于零。", "The highest price has to be more than zero.");
  }
  if (name.trim() === "" || name.length > 100) {
    return refusal("name", "请填写姓名（最多 100 个字）。", "Say your name, in 100 characters.");
  }
  if (email.length > 254 || !/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/.test(email)) {
    return refusal("email", "邮箱地址不正确。", "This is not an e-mail address.");
  }
  if (locale.length > 35 || !/^(zh|en)\b/.test(locale)) {
    return refusal("locale", "语言须为中文或英文。", "The language has to be Chinese or English.");
  }
  return null;
}
