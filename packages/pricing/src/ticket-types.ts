import type { CartSeat, TicketTypeRule } from "./model.ts";

export type TicketTypeBreach =
  /** The channel may not sell it. */
  | "channel"
  /** Complimentary or staff, and who sells may not give them. */
  | "permission"
  /** For a wheelchair place, and the seat is none. */
  | "wheelchair_place"
  /** More companions than wheelchair tickets for the performance. */
  | "companion"
  /** Fewer than it is sold from. */
  | "too_few"
  | "per_order"
  | "per_customer"
  | "per_performance";

export interface TicketTypeRefusal {
  readonly breach: TicketTypeBreach;
  readonly ticketTypeId: string;
  readonly performanceId: number;
  /** Keys of the seats it is about, in the order of keys. */
  readonly keys: readonly string[];
  /** The number of the rule; null where it has none. */
  readonly limit: number | null;
}

export interface TicketTypeContext {
  readonly channelCode: string;
  readonly mayGiveFree: boolean;
}

/** Whether a seat may be offered as this kind of ticket at all, leaving aside how many there are. */
export function mayOffer(
  type: TicketTypeRule,
  { channelCode, mayGiveFree }: TicketTypeContext,
  isWheelchairPlace: boolean,
): boolean {
  return offerBreach(type, { channelCode, mayGiveFree }, isWheelchairPlace) === null;
}

function offerBreach(
  type: TicketTypeRule,
  { channelCode, mayGiveFree }: TicketTypeContext,
  isWheelchairPlace: boolean,
): TicketTypeBreach | null {
  if (!type.channelCodes.includes(channelCode)) return "channel";
  if ((type.kind === "complimentary" || type.kind === "staff") && !mayGiveFree) return "permission";
  return type.kind === "wheelchair" && !isWheelchairPlace ? "wheelchair_place" : null;
}

/** What the rules of ticket types say against a cart; empty when nothing. Seats come sorted by key. */
export function ticketTypeRefusals(
  seats: readonly CartSeat[],
  types: ReadonlyMap<string, TicketTypeRule>,
  context: TicketTypeContext,
): TicketTypeRefusal[] {
  const refusals: TicketTypeRefusal[] = [];
  for (const group of groupsOf(seats)) {
    const [first] = group;
    const type = first && types.get(first.ticketTypeId);
    if (!first || !type) continue;
    const refuse = (breach: TicketTypeBreach, keys: readonly string[], limit: number | null = null) =>
      refusals.push({ breach, ticketTypeId: type.id, performanceId: first.performanceId, keys, limit });
    const all = group.map((seat) => seat.key);
    for (const seat of group) {
      const breach = offerBreach(type, context, seat.isWheelchairPlace);
      if (breach) refuse(breach, [seat.key]);
    }
    if (type.kind === "companion") {
      const places = seats.filter(
        (seat) => seat.performanceId === first.performanceId && types.get(seat.ticketTypeId)?.kind === "wheelchair",
      ).length;
      if (group.length > places) refuse("companion", all, places);
    }
    const count = group.length;
    if (type.least !== null && count < type.least) refuse("too_few", all, type.least);
    if (type.mostPerOrder !== null && count > type.mostPerOrder) refuse("per_order", all, type.mostPerOrder);
    if (type.mostPerCustomer !== null && count > type.mostPerCustomer) {
      refuse("per_customer", all, type.mostPerCustomer);
    }
    if (type.mostPerPerformance !== null && count > type.mostPerPerformance) {
      refuse("per_performance", all, type.mostPerPerformance);
    }
  }
  return refusals;
}

/** Seats of one performance and ticket type together. */
function groupsOf(seats: readonly CartSeat[]): CartSeat[][] {
  const groups = new Map<string, CartSeat[]>();
  for (const seat of seats) {
    const key = `${seat.performanceId} ${seat.ticketTypeId}`;
    const group = groups.get(key);
    if (group) group.push(seat);
    else groups.set(key, [seat]);
  }
  return [...groups.values()];
}
