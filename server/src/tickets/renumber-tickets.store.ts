import { statement, type Transaction } from "../platform/database/index.ts";

/** A ticket's seat before and after a change of the seat map. */
export interface RenumberedTicket {
  readonly orderLineId: string;
  readonly ordinal: number;
}

const park = statement<never>(
  "tickets.park",
  "UPDATE ticket SET ordinal = -1 - ordinal WHERE order_line_id = ANY($1::uuid[]) AND live",
);
const renumber = statement<never>(
  "tickets.renumber",
  `UPDATE ticket t SET ordinal = m.ordinal FROM unnest($1::uuid[], $2::int[]) AS m(order_line_id, ordinal)
   WHERE t.order_line_id = m.order_line_id AND t.live`,
);

/** Live tickets keep their codes and get the number that their seat has from now on. */
export async function renumberTickets(tx: Transaction, tickets: readonly RenumberedTicket[]): Promise<void> {
  if (tickets.length === 0) return;
  // Seats may change numbers with each other, and no two live tickets may be of one seat on the way.
  await tx.query(park, [tickets.map((ticket) => ticket.orderLineId)]);
  await tx.query(renumber, [tickets.map((ticket) => ticket.orderLineId), tickets.map((ticket) => ticket.ordinal)]);
}

const end = statement<{ order_line_id: string; issue: number }>(
  "tickets.end_of_lines",
  `UPDATE ticket SET live = false, revoked_at = now()
   WHERE order_id = ANY($1::uuid[]) AND order_line_id = ANY($2::uuid[]) AND live RETURNING order_line_id, issue`,
);

/** Ends the live tickets of lines; answers the last issue of each line that had one. */
export async function endTicketsOfLines(
  tx: Transaction,
  lines: readonly { readonly id: string; readonly order: { readonly id: string } }[],
): Promise<ReadonlyMap<string, number>> {
  const orderIds = [...new Set(lines.map((line) => line.order.id))];
  return new Map(
    (await tx.query(end, [orderIds, lines.map((line) => line.id)])).map((row) => [row.order_line_id, row.issue]),
  );
}
