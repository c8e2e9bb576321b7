import { LoaderCache } from "../../platform/graphql/index.ts";
import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import { timeIn } from "../../platform/time-in.rules.ts";
import { PerformanceState } from "../../programme/index.ts";
import type { OrderAct } from "../account/order-act.entity.ts";
import type { OrderLine } from "../order-line.entity.ts";
import { findActsOfOrders, findLinesOfOrders, findOrdersByIds } from "../order-reads.store.ts";
import { seatName } from "../refunds/refund-frame.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import type { SalesOrder } from "../sales-order.entity.ts";
import { type LetterSeats, orderLetter } from "./letter-texts.rules.ts";
import { type OrderLetterMessage, orderLetterMessage } from "./queue-letter.ts";

/** Writes to a customer what was done with their order. Nobody is written to who gave no address. */
export async function writeOrderLetter(tools: SalesTools, { id, payload }: ClaimedMessage): Promise<void> {
  const { orderId, actId } = payload as OrderLetterMessage;
  const [order, acts, lines] = await tools.database.read(async (tx) => [
    (await findOrdersByIds(tx, [orderId]))[0],
    await findActsOfOrders(tx, [orderId]),
    await findLinesOfOrders(tx, [orderId]),
  ]);
  const act = acts.find((each) => each.id === actId);
  if (!order?.contactEmail || !act) return;
  const language = order.locale.startsWith("zh") ? "zh" : "en";
  const told = linesOf(act, lines);
  const { parts, cancelled } = await describe(tools, language, told);
  const { subject, body } = orderLetter(language, {
    ...{ act: act.kind, stateAfter: act.stateAfter, name: order.contactName, reference: order.reference, parts },
    money: { amountMinor: act.paidMinor, currency: order.currency },
    url: tools.orderUrl(order.secret),
    note: cancelled ? cancelledNote(language, act) : noteOf(language, act, order),
  });
  const text = (said: string) => ({ zh: said, en: said });
  await tools.messages.write({
    ...{ outboxId: id, kind: orderLetterMessage, aboutId: orderId, email: order.contactEmail, locale: order.locale },
    ...{ subject: text(subject), body: text(body) },
  });
}

/** The seats that an act is about: those it ended, or those the customer has then. */
function linesOf(act: OrderAct, lines: readonly OrderLine[]): readonly OrderLine[] {
  if (act.kind === "refund") return lines.filter((line) => line.endedBy === act.id);
  if (act.kind === "goodwill" || act.kind === "late_payment" || act.kind === "let_go") return [];
  return lines.filter((line) => line.state === "live");
}

/** What stands on the order is about its last act, which for a late payment is this one. */
function noteOf(language: "zh" | "en", act: OrderAct, order: SalesOrder): string | null {
  if (act.kind !== "late_payment" && act.kind !== "let_go") return null;
  return language === "zh" ? order.noteZh : order.noteEn;
}

/** Only the server gives back for the reason that was told to everybody; what a person wrote stays in the house. */
function cancelledNote(language: "zh" | "en", { kind, staffId, reason }: OrderAct): string | null {
  if (kind !== "refund" || staffId !== null) return null;
  const said = reason ?? "";
  return language === "zh" ? `演出已取消：${said}` : `The performance is cancelled: ${said}`;
}

async function describe(
  tools: SalesTools,
  language: "zh" | "en",
  lines: readonly OrderLine[],
): Promise<{ parts: LetterSeats[]; cancelled: boolean }> {
  const cache = new LoaderCache();
  const parts: LetterSeats[] = [];
  let cancelled = false;
  for (const performanceId of new Set(lines.map((line) => line.performanceId))) {
    const performance = await tools.programme.loadPerformance(cache, performanceId);
    if (!performance) continue;
    const event = await tools.programme.loadEvent(cache, performance.eventId);
    const venue = await tools.venues.loadVenue(cache, performance.venueId);
    if (!event || !venue) continue;
    cancelled ||= performance.state === PerformanceState.CANCELLED;
    parts.push({
      title: event.title[language],
      when: timeIn(language, performance.startsAt, venue.timeZone),
      where: venue.name[language],
      seats: lines
        .filter((line) => line.performanceId === performanceId)
        .map(({ blockLabel: block, rowLabel: row, seatLabel: seat }) => seatName({ label: { block, row, seat } })),
    });
  }
  return { parts, cancelled };
}
