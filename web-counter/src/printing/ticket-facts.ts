import { formatMoney } from "@parterre/money";
import type { TicketFacts } from "@parterre/ticket-print";
import type { OrderToPrint, TicketToPrint } from "./documents.ts";

type PrintedPart = "performance" | "label" | "price" | "faceValue" | "reprintNumber" | "number" | "code" | "holder";

/** What of a ticket is printed. */
export type PrintedTicket = Pick<TicketToPrint, PrintedPart> & {
  readonly ticketType: Pick<TicketToPrint["ticketType"], "name">;
};

const dateFormats = {
  zh: { locale: "zh-CN", weekday: "short", year: "numeric", month: "long", day: "numeric" },
  en: { locale: "en-GB", weekday: "short", year: "numeric", month: "long", day: "numeric" },
} as const;

/** What a ticket says on paper, in the venue's own time. */
export function ticketFacts(
  order: Pick<OrderToPrint, "reference" | "contactName">,
  ticket: PrintedTicket,
): TicketFacts {
  const { performance, label, ticketType, price, faceValue, reprintNumber } = ticket;
  const { timeZone } = performance.venue;
  const date = (language: "zh" | "en") => {
    const { locale, ...parts } = dateFormats[language];
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(new Date(performance.startsAt));
  };
  const time = (instant: string) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(instant));
  const both = <Said>(say: (language: "zh" | "en") => Said) => ({ zh: say("zh"), en: say("en") });
  return {
    event: performance.event.title,
    venue: performance.venue.name,
    date: both(date),
    time: time(performance.startsAt),
    doors: performance.doorsOpenAt ? time(performance.doorsOpenAt) : "",
    block: label.block,
    row: label.row,
    seat: label.seat,
    price: both((language) => formatMoney(price, dateFormats[language].locale)),
    faceValue: both((language) => formatMoney(faceValue, dateFormats[language].locale)),
    ticketType: ticketType.name,
    customer: order.contactName ?? "",
    holder: ticket.holder?.name ?? "",
    holderDocument: ticket.holder?.identityEnd ?? "",
    order: order.reference,
    number: ticket.number,
    code: ticket.code ?? "",
    terms: { zh: "凭票入场，一人一票，遗失不补。", en: "Admits one. Keep it until the end of the performance." },
    reprint: reprintNumber === 0 ? "" : { zh: `补打 ${reprintNumber}`, en: `REPRINT ${reprintNumber}` },
  };
}
