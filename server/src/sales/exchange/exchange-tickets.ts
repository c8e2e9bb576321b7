import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { endLines, recordAct } from "../account/account.store.ts";
import type { SoldLine } from "../account/sold-order.rules.ts";
import { claimLimitsOfExchange, pricedParts } from "../claim-limits.ts";
import { countBuyerAgain, exchangeIdentities } from "../identities/keep-identities.ts";
import { insertLines, insertPayments } from "../insert-order.store.ts";
import { appendJournal, reverseJournal } from "../journal.store.ts";
import { customerKeyOf } from "../limits.rules.ts";
import { releaseLimitsOfLines } from "../limits.store.ts";
import { moneyBack } from "../refunds/give-money-back.ts";
import {
  approverOf,
  beginOrderAct,
  notDone,
  type OrderCommand,
  type OrderRefusal,
  seatName,
  seatsByPerformance,
} from "../refunds/refund-frame.ts";
import { waysOf } from "../refunds/refund-quote.rules.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orRefused, Refused } from "../refused.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import type { TelephonePart } from "../tenders/record-payment.ts";
import { takeTenders } from "../tenders/take-tenders.ts";
import { type Tender, tendersRefusal } from "../tenders/tenders.rules.ts";
import { tillRefusal } from "../tills.ts";
import { type ExchangeQuote, type ExchangeWish, type NotExchangeable, quoteOfExchange } from "./quote-exchange.ts";

export interface ExchangeTicketsCommand extends OrderCommand, ExchangeWish {
  /** What the new tickets cost more (or, negative, less) than was shown; nothing is done when it differs. */
  readonly shownDifferenceMinor: number;
  /** How a difference is paid; empty where there is none or money goes back. */
  readonly tenders: readonly Tender[];
}

interface TicketsExchanged {
  readonly kind: "exchanged";
  readonly orderId: string;
  readonly actId: string;
}

export type ExchangeTicketsOutcome =
  | TicketsExchanged
  | OrderRefusal
  | NotExchangeable
  | { readonly kind: "exchange-changed"; readonly differenceMinor: number };

/**
 * Gives other tickets for tickets of an order: other seats, another performance, another type of ticket for the same
 * seat. Old tickets end, new ones are issued, and the difference is collected or goes back by the ways it came, all in
 * one transaction: the customer never has both, or neither. An upgrade at the door is this act.
 */
export async function exchangeTickets(
  tools: SalesTools,
  command: ExchangeTicketsCommand,
): Promise<ExchangeTicketsOutcome> {
  return orRefused<TicketsExchanged, Exclude<ExchangeTicketsOutcome, TicketsExchanged>>(() =>
    tools.database.inHotTransaction((tx) => exchangeWithin(tools, tx, command, null)),
  );
}

/**
 * The same inside a transaction, with a telephone's payment that pays the difference or a part of it; the tenders pay the
 * rest. Throws `Refused`.
 */
export async function exchangeWithin(
  tools: SalesTools,
  tx: Transaction,
  command: ExchangeTicketsCommand,
  telephone: TelephonePart | null,
): Promise<TicketsExchanged> {
  const { actor, orderId, lineIds, cartKey, seats, kept, shownDifferenceMinor, tenders } = command;
  const actId = uuid();
  const request = { lineIds, cartKey, seats, kept, shownDifferenceMinor, tenders };
  const begun = await beginOrderAct(tools, tx, "exchange", command, request, { actId }, (order) =>
    order.state === "owing" || order.state === "part_paid" ? refundTexts.stillOwing : null,
  );
  if (begun.kind === "again") return { kind: "exchanged", orderId, actId: begun.answer.actId };
  const { order, reason, channelId } = begun;
  const priced = await quoteOfExchange(tools, tx, order, command);
  const { going, quote, differenceMinor } = priced;
  if (differenceMinor !== shownDifferenceMinor) throw new Refused({ kind: "exchange-changed", differenceMinor });
  const besideMinor = Math.max(0, differenceMinor) - (telephone?.money.amountMinor ?? 0);
  const bad = tendersRefusal(tenders, besideMinor, { now: Date.now(), mayOwe: false });
  if (bad) throw new Refused<OrderRefusal>(notDone(bad.reason, bad.field));
  // Money that leaves the house is what needs two people; collecting some is a sale.
  const approverId = differenceMinor < 0 ? await approverOf(tools, tx, command) : null;
  const ways = waysOf(order, Math.max(0, -differenceMinor));
  const noTill = await tillRefusal(tools, tx, actor.staffId, [...tenders, ...ways]);
  if (noTill) throw new Refused<OrderRefusal>(notDone(noTill.reason, noTill.field));
  const lines = await swapSeats(tools, tx, order, priced);
  const taken = await takeTenders(tx, tenders, order.currency);
  const back = moneyBack(tools.providers, order, ways, { actId, staffId: actor.staffId, approverId, reason });
  const after = { seats: lines.map(seatName) };
  await recordAct(
    tx,
    order,
    {
      ...{ id: actId, kind: "exchange", staffId: actor.staffId, approverId, channelId, reason },
      ...{ owedMinor: differenceMinor, paidMinor: differenceMinor },
      ...{ before: { seats: going.map(seatName) }, after },
    },
    order.state,
    telephone ? { payment: telephone.move } : {},
  );
  await back.carryOut(tx);
  const lineIdsGoing = going.map((line) => line.id);
  const out = { actId, money: back.money, unpaid: "none" as const };
  await reverseJournal(tx, "exchange", out, { lineIds: lineIdsGoing, keepFeesOf: [], kept: [] });
  await endLines(tx, actId, lineIdsGoing, "exchanged");
  await insertLines(tx, order, actId, { lines, nameOf: pricedParts(quote).nameOf });
  const refuse = (reasonText: Parameters<typeof notDone>[0]) => notDone(reasonText, "lineIds");
  await exchangeIdentities(tools, tx, { orderId: order.id, going, coming: lines, seats }, notDone);
  await releaseLimitsOfLines(tx, order.id, going, { holdersStay: true });
  await claimLimitsOfExchange(tx, order.id, quote, customerKeyOf(order.contactEmail));
  await countBuyerAgain(tools, tx, order.id, lines, refuse);
  await insertPayments(tx, order.id, taken.payments);
  await taken.spend(order.id, actor.staffId);
  await appendJournal(
    tx,
    "exchange",
    [{ actId, money: [...taken.money, ...(telephone ? [telephone.money] : [])], unpaid: "none" }],
    true,
  );
  await tools.tickets.issue(
    tx,
    order,
    lines.map((line, index) => ({ ...line, position: order.lastPosition + index + 1 })),
  );
  await auditExchange(tx, command, { approverId, reason, going, differenceMinor, after });
  return { kind: "exchanged", orderId, actId };
}

/** Takes the new seats, then gives the old ones back; a seat that only changes its type of ticket stays sold. */
async function swapSeats(
  tools: SalesTools,
  tx: Transaction,
  order: { readonly id: string },
  { going, quote, keptHolds }: ExchangeQuote,
) {
  await tools.tickets.revoke(
    tx,
    order.id,
    going.map((line) => line.id),
  );
  const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
  const isKept = (seat: { readonly performanceId: number; readonly ordinal: number }) =>
    keptHolds.some((hold) => hold.performanceId === seat.performanceId && hold.ordinals.includes(seat.ordinal));
  const lost = await tools.inventory.sellSeats(
    tx,
    order.id,
    lines.filter((line) => !isKept(line)),
  );
  if (lost.length > 0) throw new Refused<NotExchangeable>({ kind: "lost", ordinals: lost.map((seat) => seat.ordinal) });
  const leaving = going.filter((line) => !isKept(line));
  const returned = await tools.inventory.returnSeats(tx, order.id, leaving);
  if (returned !== leaving.length)
    throw new Error(`order ${order.id}: ${returned} of ${leaving.length} seats were sold`);
  await tools.inventory.keepForWaiting(tx, leaving);
  return lines;
}

async function auditExchange(
  tx: Transaction,
  { actor, orderId, channelCode }: ExchangeTicketsCommand,
  done: {
    readonly approverId: string | null;
    readonly reason: string;
    readonly going: readonly SoldLine[];
    readonly differenceMinor: number;
    readonly after: { readonly seats: readonly string[] };
  },
): Promise<void> {
  const { approverId, reason, going, differenceMinor, after } = done;
  for (const [performanceId, ordinals] of seatsByPerformance(going)) {
    await audit(tx, {
      ...{ actor, approverId, act: "order.exchange", subjectKind: "order", subjectId: orderId, reason, channelCode },
      details: { differenceMinor, before: { seats: going.map(seatName) }, after },
      seats: { performanceId, ordinals },
    });
  }
}
