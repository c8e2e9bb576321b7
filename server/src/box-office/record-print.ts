import { validate as isUuid } from "uuid";
import type { StaffActor } from "../identity/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { boxOfficeTexts, handedOverAs, printedElsewhere } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { findPrinter } from "./counter.store.ts";
import { findWindowHandedTo } from "./hand-over/hand-over.store.ts";
import { whyNotPrint } from "./print.rules.ts";
import { findLastPrint, insertPrint, lockPrint, lockTicket, type PrintRow } from "./print.store.ts";
import { lockLoadedRoll } from "./stock.store.ts";
import { findTemplateVersions } from "./template.store.ts";

export interface PrintToRecord {
  /** Chosen by the counter, so that asking again does no harm. */
  readonly id: string;
  readonly ticketId: string;
  readonly printerId: string;
  readonly templateId: string;
  readonly templateVersion: number;
}

export interface PrintRefused {
  readonly kind: "print-refused";
  readonly why: PrintRefusalCode;
  readonly reason: LocalisedText;
  /** The attempt that stands in the way; null: none does. */
  readonly print: PrintRow | null;
}

export type PrintRefusalCode =
  | "no-such-ticket"
  | "no-such-printer"
  | "no-such-template"
  | "no-such-print"
  | "revoked"
  | "already-printed"
  | "in-doubt"
  | "spoiled"
  | "handed-over"
  | "ended";

export function printRefused(
  why: PrintRefusalCode,
  reason: LocalisedText,
  print: PrintRow | null = null,
): PrintRefused {
  return { kind: "print-refused", why, reason, print };
}

const texts = {
  revoked: boxOfficeTexts.revoked,
  "already-printed": boxOfficeTexts.alreadyPrinted,
  "in-doubt": boxOfficeTexts.inDoubt,
  spoiled: boxOfficeTexts.alreadyPrinted,
} as const;

/**
 * Notes an attempt before its first byte leaves. Refused for a ticket that is not valid, is on paper, or may be: the
 * database allows one attempt at a time that has not failed. A ticket that was handed to another window is printed there.
 */
export async function recordPrint(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  recording: PrintToRecord,
): Promise<PrintRow | PrintRefused> {
  const { id, ticketId, printerId, templateId, templateVersion } = recording;
  if (!isUuid(id)) return printRefused("no-such-print", boxOfficeTexts.noPrint);
  if (!isUuid(ticketId)) return printRefused("no-such-ticket", boxOfficeTexts.noTicket);
  if (!isUuid(printerId)) return printRefused("no-such-printer", boxOfficeTexts.noPrinter);
  if (!isUuid(templateId)) return printRefused("no-such-template", boxOfficeTexts.noTemplateForPaper);
  return database.inTransaction(async (tx): Promise<PrintRow | PrintRefused> => {
    const ticket = await lockTicket(tx, ticketId);
    if (!ticket) return printRefused("no-such-ticket", boxOfficeTexts.noTicket);
    const again = await lockPrint(tx, id);
    if (again) return again.ticket_id === ticketId ? again : printRefused("ended", boxOfficeTexts.printEnded, again);
    if (ticket.live && ticket.backup_number !== null) {
      return printRefused("already-printed", handedOverAs(ticket.backup_number));
    }
    const last = await findLastPrint(tx, ticketId);
    const why = whyNotPrint(ticket.live, last);
    if (why) return printRefused(why, texts[why], last);
    const printer = await findPrinter(tx, printerId);
    if (!printer) return printRefused("no-such-printer", boxOfficeTexts.noPrinter);
    const elsewhere = await findWindowHandedTo(tx, ticketId);
    if (elsewhere && elsewhere.id !== printer.counter_id) {
      return printRefused("handed-over", printedElsewhere(elsewhere.name));
    }
    const versions = await findTemplateVersions(tx, templateId);
    if (!versions.some(({ number }) => number === templateVersion)) {
      return printRefused("no-such-template", boxOfficeTexts.noTemplateForPaper);
    }
    const print = {
      id,
      ticket_id: ticketId,
      printer_id: printerId,
      roll_id: await lockLoadedRoll(tx, printerId),
      template_id: templateId,
      template_version: templateVersion,
    };
    return insertPrint(tx, print, actor.staffId);
  });
}
