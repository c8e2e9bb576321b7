import { validate as isUuid } from "uuid";
import { audit, may, PrivilegedAct, type StaffActor } from "../identity/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { whyNotPrint } from "./print.rules.ts";
import {
  findLastPrint,
  findLiveTicketOfLine,
  findReprint,
  insertReprint,
  lockTicket,
  type PrintRow,
} from "./print.store.ts";
import { type PrintRefused, printRefused } from "./record-print.ts";
import { type NotDone, notDone } from "./refused.ts";
import { appendStock } from "./stock.store.ts";

export interface Reprint {
  readonly ticketId: string;
  readonly reason: string;
  readonly approvalToken: string | null;
  /** A UUID of the one who asks: asked again with it, the answer is the same and nothing more happens. */
  readonly idempotencyKey: string;
}

export type ReprintOutcome =
  | { readonly kind: "reissued"; readonly ticketId: string; readonly orderId: string }
  | { readonly kind: "approval-required" }
  | PrintRefused
  | NotDone;

/**
 * Ends a ticket that is on paper and issues another for the same seat, with a code of its own, to be printed. In place
 * of one that a printer spoiled everybody at a counter may; else a second person approves.
 */
export async function reprintTicket(
  tools: BoxOfficeTools,
  actor: StaffActor,
  reprint: Reprint,
): Promise<ReprintOutcome> {
  const reason = reprint.reason.trim();
  if (reason === "" || reason.length > 500) return notDone(boxOfficeTexts.reason, "reason");
  if (!isUuid(reprint.idempotencyKey)) return notDone(boxOfficeTexts.reprintKey, "idempotencyKey");
  if (!isUuid(reprint.ticketId)) return printRefused("no-such-ticket", boxOfficeTexts.noTicket);
  return tools.database.inTransaction(async (tx): Promise<ReprintOutcome> => {
    const ticket = await lockTicket(tx, reprint.ticketId);
    if (!ticket) return printRefused("no-such-ticket", boxOfficeTexts.noTicket);
    const done = await findReprint(tx, reprint.idempotencyKey);
    if (done && done.replaces !== ticket.id) return notDone(boxOfficeTexts.otherReprint, "idempotencyKey");
    if (done) return { kind: "reissued", ticketId: done.ticket_id, orderId: ticket.order_id };
    const last = await findLastPrint(tx, ticket.id);
    const isHandedOver = ticket.live && ticket.backup_number !== null;
    const why = isHandedOver ? "already-printed" : whyNotPrint(ticket.live, last);
    if (why === "revoked") return printRefused(why, boxOfficeTexts.revoked, last);
    if (why === "in-doubt") return printRefused(why, boxOfficeTexts.inDoubt, last);
    if (why === null) return printRefused("no-such-print", boxOfficeTexts.neverPrinted);
    const alone = why === "spoiled" || may(actor, "tickets.reprint-alone");
    const approverId = alone ? null : await approver(tools, tx, actor, reprint);
    if (!alone && approverId === null) return { kind: "approval-required" };
    const { order_line_id: lineId, performance_id: performanceId, ordinal, position } = ticket;
    const order = { id: ticket.order_id, reference: ticket.reference };
    const issue = await tools.tickets.beginReissue(tx, [{ id: lineId, position, performanceId, ordinal, order }]);
    await issue();
    const ticketId = await findLiveTicketOfLine(tx, lineId);
    const { idempotencyKey } = reprint;
    const by = { requestedBy: actor.staffId, approverId };
    await insertReprint(tx, { ticketId, replaces: ticket.id, reason, idempotencyKey, ...by });
    if (last) await voidPaper(tx, actor, last, reason);
    await audit(tx, {
      actor,
      approverId,
      act: "ticket.reprint",
      subjectKind: "ticket",
      subjectId: ticket.id,
      reason,
      details: { replacedBy: ticketId },
      seats: { performanceId, ordinals: [ordinal] },
    });
    return { kind: "reissued", ticketId, orderId: order.id };
  });
}

async function approver(
  { identity }: BoxOfficeTools,
  tx: Transaction,
  actor: StaffActor,
  { approvalToken, ticketId }: Reprint,
): Promise<string | null> {
  if (approvalToken === null) return null;
  return identity.useApproval(tx, approvalToken, PrivilegedAct.REPRINT_TICKET, ticketId, actor.staffId);
}

/** The old paper counts as void; what was spoiled is in the books already. */
async function voidPaper(tx: Transaction, actor: StaffActor, print: PrintRow, reason: string): Promise<void> {
  if (print.state !== "confirmed" || print.roll_id === null) return;
  await appendStock(tx, {
    rollId: print.roll_id,
    kind: "voided",
    quantity: 1,
    printId: print.id,
    reason,
    staffId: actor.staffId,
  });
}
