import { validate as isUuid } from "uuid";
import { findCounter, lockTicketWithoutPaper, type TicketToPrint } from "../box-office/index.ts";
import { audit, type StaffActor } from "../identity/index.ts";
import { handOutForTickets, issuedNumbers, usedNumbers } from "./backup-ticket.store.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { type NotDone, notDone, orNotDone, undo } from "./refused.ts";

const mostAtOnce = 500;

export interface HandOver {
  readonly counterId: string;
  /** Of one order. */
  readonly ticketIds: readonly string[];
  /** One a ticket, in the same order. */
  readonly numbers: readonly number[];
}

/**
 * Hands over numbered pre-printed tickets in place of printed ones, all or none: the door lets in by the number, and the
 * tickets go to paper only as reprints. Asked again, it changes nothing. Answers the tickets' order.
 */
export async function handOverBackupTickets(
  { database }: Pick<ContingencyTools, "database">,
  actor: StaffActor,
  { counterId, ticketIds, numbers }: HandOver,
): Promise<{ readonly orderId: string } | NotDone> {
  if (ticketIds.length === 0 || ticketIds.length > mostAtOnce) return notDone(texts.noTickets, "ticketIds");
  const isOnce = new Set(ticketIds).size === ticketIds.length && new Set(numbers).size === numbers.length;
  if (numbers.length !== ticketIds.length || !isOnce) return notDone(texts.oneEach, "numbers");
  return orNotDone(() =>
    database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await findCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      const tickets: TicketToPrint[] = [];
      for (const id of ticketIds) {
        const ticket = await lockTicketWithoutPaper(tx, id);
        if (!ticket || (tickets[0] && tickets[0].order_id !== ticket.order_id)) throw undo(texts.hasPaper, "ticketIds");
        tickets.push(ticket);
      }
      const orderId = tickets[0]!.order_id;
      if (tickets.every(({ backup_number }, at) => backup_number === String(numbers[at]))) return { orderId };
      if (tickets.some(({ backup_number }) => backup_number !== null)) throw undo(texts.hasPaper, "ticketIds");
      if ((await issuedNumbers(tx, counterId, numbers)).size < numbers.length) throw undo(texts.notIssued, "numbers");
      const isUsed = (await usedNumbers(tx, null, numbers)).size > 0;
      const handed = tickets.map((ticket, at) => ({ ticket, number: numbers[at]! }));
      if (isUsed || !(await handOutForTickets(tx, handed))) throw undo(texts.numberUsed, "numbers");
      await audit(tx, {
        ...{ actor, act: "backup-tickets.hand-over", subjectKind: "order", subjectId: orderId },
        details: { counterId, tickets: handed.map(({ ticket, number }) => ({ ticketId: ticket.id, number })) },
      });
      return { orderId };
    }),
  );
}
