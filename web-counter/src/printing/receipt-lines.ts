import { formatMoney, type Money } from "@parterre/money";
import type { ReceiptLine } from "@parterre/ticket-print";
import { placeName } from "@parterre/web-kit";
import type { OrderForReceipt } from "./receipt-documents.ts";

const tags = { zh: "zh-CN", en: "en-HK" } as const;
const words = {
  zh: { receipt: "收据", total: "合计", change: "找零", thanks: "谢谢光临", balance: "尚欠" },
  en: { receipt: "Receipt", total: "Total", change: "Change", thanks: "Thank you", balance: "Owed" },
} as const;

export interface ReceiptFacts {
  readonly order: OrderForReceipt;
  /** What was handed back; null: nothing to say of it. */
  readonly change: Money | null;
  readonly counter: string | null;
  readonly tenderName: (tender: string) => string;
  readonly now: Date;
}

/** What a receipt says, in the seller's language and the venue's own time. */
export function receiptLines(
  { order, change, counter, tenderName, now }: ReceiptFacts,
  language: "zh" | "en",
): readonly ReceiptLine[] {
  const say = words[language];
  const money = (value: Money) => formatMoney(value, tags[language]);
  const live = order.lines.filter(({ state }) => state === "LIVE");
  const first = live[0]?.performance;
  const at = (instant: Date, timeZone?: string) =>
    new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
      ...{ dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
      timeZone,
    }).format(instant);
  const lines: ReceiptLine[] = [];
  if (first) lines.push({ text: first.venue.name[language], kind: "title" });
  lines.push({ text: `${say.receipt} ${order.reference}`, right: at(now, first?.venue.timeZone) });
  if (counter) lines.push({ text: counter });
  let shown = "";
  for (const { performance, label, ticketType, price } of live) {
    if (performance.id !== shown) {
      shown = performance.id;
      lines.push({ text: "", kind: "rule" }, { text: performance.event.title[language], kind: "strong" });
      lines.push({ text: at(new Date(performance.startsAt), performance.venue.timeZone) });
    }
    const place = language === "zh" ? `${label.row}排 ${label.seat}号` : `row ${label.row}, seat ${label.seat}`;
    lines.push({
      text: `${placeName(label.block, language)} ${place} · ${ticketType.name[language]}`,
      right: money(price),
    });
  }
  lines.push({ text: "", kind: "rule" });
  for (const { name, amount } of order.charges) lines.push({ text: name[language], right: money(amount) });
  lines.push({ text: say.total, right: money(order.total), kind: "strong" });
  for (const { provider, money: paid, state } of order.payments) {
    if (state === "CAPTURED" || state === "AUTHORISED") lines.push({ text: tenderName(provider), right: money(paid) });
  }
  if (change && change.amountMinor > 0) lines.push({ text: say.change, right: money(change) });
  if (order.balance.amountMinor > 0) lines.push({ text: say.balance, right: money(order.balance), kind: "strong" });
  lines.push({ text: "", kind: "rule" }, { text: say.thanks });
  return lines;
}
