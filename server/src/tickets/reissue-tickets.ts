import { v7 as uuid } from "uuid";
import type { Transaction } from "../platform/database/index.ts";
import type { LineToReissue } from "../sales/index.ts";
import { endTicketsOfLines } from "./renumber-tickets.store.ts";
import { insertTickets } from "./ticket.store.ts";
import type { TicketKeys } from "./ticket-keys.ts";

/**
 * Ends the live tickets of lines. What it answers issues new ones in their place, each with the next issue and a code
 * of its own: to be called once the seats are those of the lines. Lines without a live ticket get none.
 */
export async function beginReissue(
  tx: Transaction,
  keys: TicketKeys,
  lines: readonly LineToReissue[],
): Promise<() => Promise<number>> {
  const issueOf = lines.length === 0 ? new Map<string, number>() : await endTicketsOfLines(tx, lines);
  return async () => {
    for (const { id: orderLineId, order, position, performanceId, ordinal } of lines) {
      const before = issueOf.get(orderLineId);
      if (before === undefined) continue;
      const id = uuid();
      const issue = before + 1;
      await insertTickets(tx, order.id, [
        {
          id,
          number: `${order.reference}-${String(position).padStart(2, "0")}-${issue}`,
          orderLineId,
          performanceId,
          ordinal,
          issue,
          code: await keys.sign({ ticketId: id, performanceId, ordinal, issue }),
        },
      ]);
    }
    return issueOf.size;
  };
}
