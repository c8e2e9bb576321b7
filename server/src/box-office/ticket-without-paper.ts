import { validate as isUuid } from "uuid";
import type { Transaction } from "../platform/database/index.ts";
import { findWindowHandedTo } from "./hand-over/hand-over.store.ts";
import { whyNotPrint } from "./print.rules.ts";
import { findLastPrint, lockTicket, type TicketToPrint } from "./print.store.ts";

/**
 * A valid ticket with its order locked, of which no paper is out, may be out or is asked for at another window; null
 * where that is not so. One that a pre-printed ticket was handed over for says which.
 */
export async function lockTicketWithoutPaper(tx: Transaction, ticketId: string): Promise<TicketToPrint | null> {
  const ticket = isUuid(ticketId) ? await lockTicket(tx, ticketId) : null;
  if (!ticket || whyNotPrint(ticket.live, await findLastPrint(tx, ticketId)) !== null) return null;
  return (await findWindowHandedTo(tx, ticketId)) ? null : ticket;
}
