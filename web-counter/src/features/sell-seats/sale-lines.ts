import type { Money } from "@parterre/money";
import type { CounterCart } from "../../carts/cart-documents.ts";

type Hold = CounterCart["holds"][number];

/** One held seat as the seller sees it, with the ticket type chosen for it. */
export interface SaleLine {
  /** `holdId:ordinal`, stable while the seat is held. */
  readonly key: string;
  readonly holdId: string;
  readonly ordinal: number;
  readonly performance: Hold["performance"];
  readonly label: Hold["seats"][number]["label"];
  readonly zone: Hold["seats"][number]["zone"];
  readonly ticketTypeId: string;
}

export interface QuotedLine {
  readonly holdId: string;
  readonly ordinal: number;
  readonly price: Money;
}

/** The held seats in the order of their places, so that neighbours stand together however they were chosen. */
export function linesOf(cart: CounterCart | null, chosen: ReadonlyMap<string, string>): readonly SaleLine[] {
  const lines = (cart?.holds ?? []).flatMap((hold) =>
    hold.seats.map((seat) => {
      const key = `${hold.id}:${seat.ordinal}`;
      const types = hold.performance.ticketTypes;
      const wanted = chosen.get(key);
      const ticketTypeId = types.some((type) => type.id === wanted) ? wanted! : (types[0]?.id ?? "");
      return { ...seat, key, holdId: hold.id, performance: hold.performance, ticketTypeId };
    }),
  );
  return lines.sort((a, b) => a.performance.startsAt.localeCompare(b.performance.startsAt) || a.ordinal - b.ordinal);
}

/** Prices by line key. */
export function pricesOf(quoted: readonly QuotedLine[]): ReadonlyMap<string, Money> {
  return new Map(quoted.map((line) => [`${line.holdId}:${line.ordinal}`, line.price]));
}

/** The lines as quote and sale take them. */
export function seatChoices(lines: readonly SaleLine[]) {
  return lines.map(({ holdId, ordinal, ticketTypeId }) => ({ holdId, ordinal, ticketTypeId }));
}

/** The soonest end of all holds and whether any of them can still be extended. */
export function timeOf(cart: CounterCart | null): { until: string | null; extendable: boolean } {
  if (!cart || cart.holds.length === 0) return { until: null, extendable: false };
  return {
    until: cart.heldUntil,
    extendable: cart.holds.some((hold) => Date.parse(hold.latestUntil) - Date.parse(hold.heldUntil) > 1000),
  };
}

/** Seats of one row as one place: "Stalls, row 7: 12, 13". Groups keep the order they come in. */
export function groupByRow<Label extends { block: string; row: string; seat: string }>(
  labels: readonly Label[],
): readonly { block: string; row: string; seats: readonly string[] }[] {
  const groups: { block: string; row: string; seats: string[] }[] = [];
  for (const { block, row, seat } of labels) {
    const last = groups.at(-1);
    if (last && last.block === block && last.row === row) last.seats.push(seat);
    else groups.push({ block, row, seats: [seat] });
  }
  return groups;
}
