import { priceOffline, ticketNumber } from "@parterre/pricing";
import { type KeptPrint, type KeptSale, kept } from "../kept.ts";
import { labelOf, moneyOf, textOf } from "./named.ts";

/** Everything about a sale that was made here, as the API would tell of its order. */
export async function orderOf(kept_: KeptSale, prints: readonly KeptPrint[] = []) {
  const { sale } = kept_;
  const database = await kept();
  const lease = await database.get("leases", sale.leaseId);
  const performance = await database.get("performances", String(sale.performanceId));
  if (!lease || !performance) throw new Error(`the lease of the offline sale ${sale.reference} is not kept any more`);
  const { pack } = lease;
  const { currency } = sale;
  const at = Date.parse(sale.soldAt);
  const priced = priceOffline(pack, { currency, at, seats: sale.lines });
  const seatOf = new Map(pack.seats.map((seat) => [seat.ordinal, seat]));
  const typeOf = new Map(pack.ticketTypes.map((type) => [type.id, type]));
  const templateOf = new Map(performance.ticketTemplates.map(({ ticketTypeId, template }) => [ticketTypeId, template]));
  const lines = sale.lines.map((line, index) => {
    const type = typeOf.get(line.ticketTypeId)!;
    const price = priced.kind === "priced" ? priced.lines[index]! : null;
    const ticketType = { __typename: "TicketType", id: type.id, name: textOf(type.name) };
    return {
      ...{ __typename: "OrderLine", id: `${sale.id} ${line.ordinal}`, state: "LIVE", ordinal: line.ordinal },
      ...{ performance, ticketType, label: labelOf(seatOf.get(line.ordinal)!.label) },
      price: moneyOf(price?.priceMinor ?? 0, currency),
      faceValue: moneyOf(price?.faceMinor ?? 0, currency),
    };
  });
  const tickets = sale.lines.flatMap(({ ticket, ticketTypeId, ordinal }, index) => {
    if (!ticket) return [];
    const { label, performance: of, ticketType, price, faceValue } = lines[index]!;
    return {
      ...{ __typename: "Ticket", id: ticket.id, code: ticket.code, state: "VALID", ordinal, reprintNumber: 0 },
      ...{ number: ticketNumber(sale.reference, index + 1), label, performance: of, ticketType, price, faceValue },
      holder: null,
      backupNumber: null,
      template: templateOf.get(ticketTypeId) ?? null,
      prints: prints
        .filter(({ ticketId }) => ticketId === ticket.id)
        .map(({ id, state, decision }) => ({ __typename: "TicketPrint", id, state, decision })),
    };
  });
  return {
    ...{ __typename: "Order", id: sale.id, reference: sale.reference, state: "PAID", dueAt: null, contactName: null },
    ...{ total: moneyOf(sale.totalMinor, currency), balance: moneyOf(0, currency), lines, tickets },
    charges: [],
    payments: sale.tenders.map(({ kind, amountMinor }, index) => ({
      ...{ __typename: "Payment", id: `${sale.id} ${index}`, provider: kind, state: "CAPTURED" },
      money: moneyOf(amountMinor, currency),
    })),
  };
}

/** What selling answers. */
export async function soldOrderOf(made: KeptSale) {
  const change = moneyOf(made.changeMinor, made.sale.currency);
  return { __typename: "SaleCompleted" as const, order: await orderOf(made), change };
}
