import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { endLines, recordAct } from "../account/account.store.ts";
import { hasTickets, standingState } from "../account/order-states.rules.ts";
import type { SoldLine } from "../account/sold-order.rules.ts";
import { reverseJournal } from "../journal.store.ts";
import { releaseLimits, releaseLimitsOfLines } from "../limits.store.ts";
import { orRefused, Refused } from "../refused.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { tillRefusal } from "../tills.ts";
import { freeSeats } from "./free-seats.ts";
import { moneyBack } from "./give-money-back.ts";
import { quoteFor } from "./quote-refund.ts";
import {
  approverOf,
  beginOrderAct,
  linesMeant,
  notDone,
  type OrderCommand,
  type OrderRefusal,
  seatName,
  seatsByPerformance,
} from "./refund-frame.ts";
import type { RefundQuote } from "./refund-quote.rules.ts";

export interface RefundTicketsCommand extends OrderCommand {
  /** Null: all of the order. */
  readonly lineIds: readonly string[] | null;
  /** The money that was shown to go back; nothing is done when it differs. */
  readonly shownMoneyMinor: number;
  /** Nothing is kept, and no time is too late. */
  readonly waive: boolean;
  /** The seats stay off sale, with the reason, instead of going back on sale at once. */
  readonly keepSeatsOff: boolean;
  /** The server goes on with what was decided before: through nobody's hands, and of nobody's shift. */
  readonly byServer?: boolean;
  /** The buyer gives back what the house allows everybody to give back; `actor` is who allowed it. */
  readonly byBuyer?: boolean;
}

interface TicketsRefunded {
  readonly kind: "refunded";
  readonly orderId: string;
  readonly actId: string;
}

export type RefundTicketsOutcome =
  | TicketsRefunded
  | OrderRefusal
  | { readonly kind: "changed"; readonly orderId: string; readonly quote: RefundQuote };

/**
 * Gives tickets of an order back: all or some, by the terms they were sold under. Tickets end, seats go back on sale or
 * stay off, the journal undoes their entries and keeps its fees, and money goes back by the ways it came, all in one
 * transaction. Who may not do so alone needs a second person's approval, which is used up.
 */
export async function refundTickets(tools: SalesTools, command: RefundTicketsCommand): Promise<RefundTicketsOutcome> {
  return orRefused<TicketsRefunded, Exclude<RefundTicketsOutcome, TicketsRefunded>>(() =>
    tools.database.inHotTransaction((tx) => refundWithin(tools, tx, command)),
  );
}

/** The same inside a transaction. Throws `Refused`. */
export async function refundWithin(
  tools: SalesTools,
  tx: Transaction,
  command: RefundTicketsCommand,
): Promise<TicketsRefunded> {
  const { actor, orderId, lineIds, waive, keepSeatsOff, shownMoneyMinor, byBuyer = false } = command;
  const isAlone = command.byServer || byBuyer;
  const actId = uuid();
  const request = { lineIds, waive, keepSeatsOff, shownMoneyMinor };
  const begun = await beginOrderAct(tools, tx, "refund", command, request, { actId });
  if (begun.kind === "again") return { kind: "refunded", orderId, actId: begun.answer.actId };
  const { order, reason, channelId } = begun;
  const going = linesMeant(order, lineIds);
  const quote = await quoteFor(tools, tx, order, going, waive);
  if (quote.moneyMinor !== shownMoneyMinor) throw new Refused({ kind: "changed", orderId, quote });
  const noTill = isAlone ? null : await tillRefusal(tools, tx, actor.staffId, quote.ways);
  if (noTill) throw new Refused(notDone(noTill.reason, noTill.field));
  const approverId = byBuyer ? null : await approverOf(tools, tx, command);
  await freeSeats(tools, tx, order, going, { keepOff: keepSeatsOff, reason, actor });
  const staffId = byBuyer ? null : actor.staffId;
  const back = moneyBack(tools.providers, order, quote.ways, { actId, staffId, approverId, reason });
  const { refundMinor, moneyMinor } = quote;
  const state = standingState(order.state, {
    liveLineCount: order.lines.length - going.length,
    balanceMinor: order.owedMinor - refundMinor - (order.paidMinor - moneyMinor),
  });
  await recordAct(
    tx,
    order,
    {
      ...{ id: actId, kind: "refund", staffId: isAlone ? null : actor.staffId, approverId, channelId, reason },
      ...{ owedMinor: -refundMinor, paidMinor: -moneyMinor },
      before: { seats: going.map(seatName) },
      after: { kept: refundMinor === 0 ? undefined : keptOf(quote), offSale: keepSeatsOff },
    },
    state,
    { note: state === "refunded" ? saleTexts.refunded : null },
  );
  await back.carryOut(tx);
  await undo(tx, { actId, money: back.money }, quote, going);
  if (hasTickets(state) && !hasTickets(order.state)) {
    // What goes has settled the rest: tickets that were kept back until then are owed to who stays.
    const staying = order.lines.filter((line) => !going.includes(line));
    await tools.tickets.issue(tx, order, staying);
  }
  if (state === "refunded") await releaseLimits(tx, [order.id]);
  else await releaseLimitsOfLines(tx, order.id, going);
  for (const [performanceId, ordinals] of seatsByPerformance(going)) {
    await audit(tx, {
      ...{
        actor: byBuyer ? { kind: "buyer" } : actor,
        approverId,
        act: "order.refund",
        subjectKind: "order",
        subjectId: order.id,
        reason,
      },
      channelCode: command.channelCode,
      details: { refundMinor, moneyMinor, currency: order.currency, ways: quote.ways, waive, keepSeatsOff },
      seats: { performanceId, ordinals },
    });
  }
  return { kind: "refunded", orderId, actId };
}

/** The journal's side, which has to come to what was quoted. */
async function undo(
  tx: Transaction,
  posting: Parameters<typeof reverseJournal>[2],
  quote: RefundQuote,
  going: readonly SoldLine[],
): Promise<void> {
  const less = await reverseJournal(tx, "refund", posting, {
    lineIds: going.map((line) => line.id),
    keepFeesOf: quote.lines.filter((each) => each.keptSaleFeesMinor !== 0).map((each) => each.line.id),
    kept: quote.lines.flatMap(({ line, kept }) => kept.map((part) => ({ lineId: line.id, ...part }))),
  });
  if (less !== -quote.refundMinor) throw new Error(`${-less} was given back in the journal, not ${quote.refundMinor}`);
  await endLines(
    tx,
    posting.actId,
    going.map((line) => line.id),
    "given_back",
  );
}

function keptOf(quote: RefundQuote): number {
  return quote.lines.reduce(
    (sum, line) => sum + line.keptSaleFeesMinor + line.refundFeeMinor + line.lostDiscountMinor,
    0,
  );
}
