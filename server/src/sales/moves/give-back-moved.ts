import type { Money } from "@parterre/money";
import { v7 as uuid } from "uuid";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { mayFollow } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { lockSoldOrder, readSoldOrder } from "../account/sold-order.store.ts";
import { claimOnce } from "../once-only.store.ts";
import { findOrderBySecret } from "../order-reads.store.ts";
import { quoteFor } from "../refunds/quote-refund.ts";
import type { RefundQuote } from "../refunds/refund-quote.rules.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { type RefundTicketsOutcome, refundWithin } from "../refunds/refund-tickets.ts";
import { orRefused, Refused } from "../refused.ts";
import { keyRefusal } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { findFreelyRefundable, type MovedPerformance } from "./move.store.ts";
import { moveTexts } from "./move-texts.rules.ts";

/** What a buyer may give back by themselves because the house has moved a performance. */
export interface MovedRefund {
  /** Until when. */
  readonly until: Date;
  /** All of it: prices, fees and taxes. */
  readonly money: Money;
  readonly seatCount: number;
  /** Money that was paid over the counter goes back over the counter: the window has to do it. */
  readonly atWindow: boolean;
}

/** What may be given back freely of an order as it stands; null for nothing. Changes nothing. */
export async function findMovedRefund(
  tools: SalesTools,
  tx: Transaction,
  orderId: string,
): Promise<MovedRefund | null> {
  const order = await readSoldOrder(tx, orderId);
  const moved = order && (await movedPart(tools, tx, order));
  if (!moved) return null;
  const { lines, quote, until } = moved;
  return {
    ...{ until, seatCount: lines.length, atWindow: isAtWindow(tools, quote) },
    money: { amountMinor: quote.moneyMinor, currency: order.currency },
  };
}

export interface GiveBackMovedCommand {
  /** From the order's link. */
  readonly secret: string;
  /** What was shown to come back; nothing is done when it differs. */
  readonly shownMoneyMinor: number;
  readonly idempotencyKey: string;
}

interface NotGivenBack {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  readonly field: string | null;
}

export type GiveBackMovedOutcome = { readonly kind: "given-back"; readonly orderId: string } | NotGivenBack;

/**
 * A buyer who cannot come to a performance that was moved gives its tickets back, within the time that the house has
 * said: nothing is kept, and the money goes back the way it came. Nobody's leave is needed: the house gave it to
 * everybody when it moved the performance.
 */
export async function giveBackMoved(tools: SalesTools, command: GiveBackMovedCommand): Promise<GiveBackMovedOutcome> {
  const badKey = keyRefusal(command.idempotencyKey);
  if (badKey) return { kind: "refused", ...badKey };
  const found = await tools.database.read((tx) => findOrderBySecret(tx, command.secret));
  if (!found) return { kind: "refused", reason: saleTexts.noSuchOrder, field: "secret" };
  const outcome = await orRefused<GiveBackMovedOutcome, RefundRefusal>(() =>
    tools.database.inHotTransaction((tx) => giveBack(tools, tx, found.id, command)),
  );
  if (outcome.kind === "given-back" || outcome.kind === "refused") return outcome;
  if (outcome.kind === "changed") return { kind: "refused", reason: refundTexts.changed, field: "shownMoneyMinor" };
  return { kind: "refused", reason: outcome.reason, field: null };
}

type RefundRefusal = Exclude<RefundTicketsOutcome, { readonly kind: "refunded" }>;

async function giveBack(
  tools: SalesTools,
  tx: Transaction,
  orderId: string,
  { shownMoneyMinor, idempotencyKey }: GiveBackMovedCommand,
): Promise<GiveBackMovedOutcome> {
  const refuse = (reason: LocalisedText, field: string | null = null) =>
    new Refused<NotGivenBack>({ kind: "refused", reason, field });
  const once = await claimOnce(tx, "give-back-moved", `${orderId}/${idempotencyKey}`, { shownMoneyMinor }, { orderId });
  if (once.kind === "again") return { kind: "given-back", orderId };
  if (once.kind === "misused") throw refuse(saleTexts.keyMisused, "idempotencyKey");
  const order = await lockSoldOrder(tx, orderId);
  const moved = order && (await movedPart(tools, tx, order));
  if (!moved) throw refuse(moveTexts.notFree);
  const { lines, quote, decision } = moved;
  if (isAtWindow(tools, quote)) throw refuse(moveTexts.atWindow);
  await refundWithin(tools, tx, {
    ...{ orderId, lineIds: lines.map((line) => line.id), waive: false, keepSeatsOff: false, shownMoneyMinor },
    ...{ reason: decision.reason, approvalToken: null, idempotencyKey: uuid(), channelCode: "web" },
    // Whoever moved the performance has decided it; the act itself is the buyer's.
    ...{ actor: decision.decidedBy, byBuyer: true },
  });
  return { kind: "given-back", orderId };
}

interface MovedPart {
  readonly lines: readonly SoldLine[];
  readonly quote: RefundQuote;
  readonly until: Date;
  readonly decision: MovedPerformance;
}

/** Lines of moved performances that go back freely now, and what they bring; null for none. */
async function movedPart(tools: SalesTools, tx: Transaction, order: SoldOrder): Promise<MovedPart | null> {
  if (!mayFollow(order.state, "refund")) return null;
  const moved = await findFreelyRefundable(tx, order.id);
  const lines = order.lines.filter((line) => moved.has(line.performanceId));
  const [first] = lines;
  if (!first) return null;
  const quote = await quoteFor(tools, tx, order, lines, false);
  const times = lines.map((line) => moved.get(line.performanceId)!.refundUntil.getTime());
  return { lines, quote, until: new Date(Math.min(...times)), decision: moved.get(first.performanceId)! };
}

/** Cash, a card terminal or a transfer gives nothing back by itself. */
function isAtWindow({ providers }: SalesTools, { ways }: RefundQuote): boolean {
  return ways.some(({ tender }) => tender !== "voucher" && !providers.isOutside(tender));
}
