import type { Money } from "@parterre/money";
import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { type PaymentMove, recordAct } from "../account/account.store.ts";
import { hasTickets, mayFollow, standingState } from "../account/order-states.rules.ts";
import type { SoldOrder } from "../account/sold-order.rules.ts";
import { insertPayments } from "../insert-order.store.ts";
import { appendMoney, type MoneyMoved } from "../journal.store.ts";
import { beginOrderAct, type OrderCommand } from "../refunds/refund-frame.ts";
import { orRefused, Refused } from "../refused.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { tillRefusal } from "../tills.ts";
import { takeTenders } from "./take-tenders.ts";
import { tenderTexts } from "./tender-texts.rules.ts";
import { changeOf, sumOf, type Tender, tendersRefusal } from "./tenders.rules.ts";

export interface RecordPaymentCommand extends OrderCommand {
  readonly tenders: readonly Tender[];
}

interface PaymentRecorded {
  readonly kind: "recorded";
  readonly orderId: string;
  readonly change: Money | null;
}

interface NotRecorded {
  readonly kind: "refused" | "not-done";
  readonly reason: LocalisedText;
  readonly field: string | null;
}

export type RecordPaymentOutcome = PaymentRecorded | NotRecorded;

/**
 * Takes money for an order that owes some: an invoice that is paid, the rest of a part payment. In any mixture of
 * tenders, never more than is owed. Once nothing is, tickets that were kept back are issued.
 */
export async function recordPayment(tools: SalesTools, command: RecordPaymentCommand): Promise<RecordPaymentOutcome> {
  return orRefused<PaymentRecorded, NotRecorded>(() =>
    tools.database.inHotTransaction((tx) => take(tools, tx, command)),
  );
}

async function take(tools: SalesTools, tx: Transaction, command: RecordPaymentCommand): Promise<PaymentRecorded> {
  const { actor, orderId, tenders } = command;
  const actId = uuid();
  const begun = await beginOrderAct(tools, tx, "payment", command, { tenders }, { actId }, (order) =>
    mayFollow(order.state, "refund") ? tenderTexts.nothingOwed : null,
  );
  if (begun.kind === "again") return { kind: "recorded", orderId, change: null };
  const { order, reason, channelId } = begun;
  const refuse = (reasonText: LocalisedText, field: string) =>
    new Refused<NotRecorded>({ kind: "refused", reason: reasonText, field });
  const sumMinor = sumOf(tenders);
  const badTenders = tendersRefusal(tenders, sumMinor, { now: Date.now(), mayOwe: false });
  if (badTenders) throw refuse(badTenders.reason, badTenders.field);
  if (sumMinor === 0) throw refuse(tenderTexts.amountBad, "tenders");
  if (sumMinor > order.owedMinor - order.paidMinor) throw refuse(tenderTexts.paidTooMuch, "tenders");
  const noTill = await tillRefusal(tools, tx, actor.staffId, tenders);
  if (noTill) throw refuse(noTill.reason, noTill.field);
  await bookPayment(tools, tx, {
    ...{ order, actor, channelId, channelCode: command.channelCode, reason, actId, tenders, telephone: null },
  });
  return { kind: "recorded", orderId, change: { amountMinor: changeOf(tenders), currency: order.currency } };
}

/** A telephone's payment that an act takes along: what becomes of it, and the money it brings. */
export interface TelephonePart {
  readonly move: PaymentMove;
  readonly money: MoneyMoved;
}

interface PaymentToBook {
  /** Locked, and owing at least what is paid. */
  readonly order: SoldOrder;
  readonly actor: StaffActor;
  readonly channelId: string;
  readonly channelCode: string;
  readonly reason: string;
  readonly actId: string;
  readonly tenders: readonly Tender[];
  readonly telephone: TelephonePart | null;
}

/** The act `payment` with all its books; tickets that were kept back are issued once nothing is owed. */
export async function bookPayment(tools: SalesTools, tx: Transaction, payment: PaymentToBook): Promise<void> {
  const { order, actor, channelId, channelCode, reason, actId, tenders, telephone } = payment;
  const taken = await takeTenders(tx, tenders, order.currency);
  const money = [...taken.money, ...(telephone ? [telephone.money] : [])];
  const paidMinor = money.reduce((sum, part) => sum + part.amountMinor, 0);
  const balanceMinor = order.owedMinor - order.paidMinor - paidMinor;
  const state = standingState(order.state, { liveLineCount: order.lines.length, balanceMinor });
  await recordAct(
    tx,
    order,
    { id: actId, kind: "payment", staffId: actor.staffId, channelId, reason, owedMinor: 0, paidMinor },
    state,
    telephone ? { payment: telephone.move } : {},
  );
  await insertPayments(tx, order.id, taken.payments);
  await taken.spend(order.id, actor.staffId);
  await appendMoney(tx, { actId, money });
  if (hasTickets(state) && !hasTickets(order.state)) await tools.tickets.issue(tx, order, order.lines);
  const ofTelephone = telephone && { kind: telephone.money.tender, amountMinor: telephone.money.amountMinor };
  await audit(tx, {
    ...{ actor, act: "order.payment", subjectKind: "order", subjectId: order.id, reason, channelCode },
    details: {
      currency: order.currency,
      tenders: [
        ...tenders.map(({ kind, amountMinor, givenMinor }) => ({ kind, amountMinor, givenMinor })),
        ...(ofTelephone ? [ofTelephone] : []),
      ],
    },
  });
}
