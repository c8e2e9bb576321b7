import { ticketNumber } from "@parterre/pricing";
import { v7 as uuid } from "uuid";
import type { LineToIssue, TicketIssuer } from "../sales/index.ts";
import { beginReissue } from "./reissue-tickets.ts";
import { insertTickets, type NewTicket, revokeTickets } from "./ticket.store.ts";
import type { TicketKeys } from "./ticket-keys.ts";

/** Issues signed tickets in the transaction that sells, and ends them in the one that gives back. */
export function ticketIssuer(keys: TicketKeys): TicketIssuer {
  const make = async (reference: string, line: LineToIssue): Promise<NewTicket> => {
    const { performanceId, ordinal, position } = line;
    const id = line.made?.id ?? uuid();
    const issue = 1;
    return {
      id,
      number: ticketNumber(reference, position),
      orderLineId: line.id,
      performanceId,
      ordinal,
      issue,
      code: line.made?.code ?? (await keys.sign({ ticketId: id, performanceId, ordinal, issue })),
    };
  };
  return {
    issue: async (tx, order, lines) => {
      const tickets: NewTicket[] = [];
      for (const line of lines) tickets.push(await make(order.reference, line));
      await insertTickets(tx, order.id, tickets);
    },
    revoke: revokeTickets,
    beginReissue: (tx, lines) => beginReissue(tx, keys, lines),
  };
}
