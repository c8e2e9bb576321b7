import type { Currency } from "@parterre/money";
import { validate as isUuid, v7 as uuid } from "uuid";
import type { StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { mayFollow } from "../account/order-states.rules.ts";
import { lockSoldOrder } from "../account/sold-order.store.ts";
import {
  type ExchangeTicketsCommand,
  type ExchangeTicketsOutcome,
  exchangeWithin,
} from "../exchange/exchange-tickets.ts";
import { insertPayments } from "../insert-order.store.ts";
import { claimOnce } from "../once-only.store.ts";
import { type OrderCommand, stateReason } from "../refunds/refund-frame.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orRefused, Refused } from "../refused.ts";
import { keyRefusal } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { startPayment } from "../start-payment.ts";
import { tenderTexts } from "../tenders/tender-texts.rules.ts";
import { sumOf, type Tender } from "../tenders/tenders.rules.ts";
import { besideRefusal } from "./beside-telephone.ts";
import type { AwaitedExchange } from "./telephone-payment.entity.ts";
import { insertTelephonePayment } from "./telephone-payment.store.ts";
import { telephoneTexts } from "./telephone-texts.rules.ts";

/** How long a telephone is waited for where no seats are held for it. */
const patienceMs = 10 * 60_000;

interface Telephone {
  /** Code of the provider that is asked. */
  readonly provider: string;
}

export interface AskForBalanceCommand extends Omit<OrderCommand, "approvalToken">, Telephone {
  /** What the telephone is to pay. */
  readonly telephoneMinor: number;
  /** What lies on the counter beside it. */
  readonly tenders: readonly Tender[];
}

/** An exchange whose difference a telephone pays, beside its tenders. */
export type AskForDifferenceCommand = ExchangeTicketsCommand & Telephone;

export interface TelephoneAsked {
  readonly kind: "asked";
  readonly orderId: string;
  readonly paymentId: string;
  readonly redirectUrl: string;
}

interface NotAsked {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  readonly field: string | null;
}

export type AskForBalanceOutcome = TelephoneAsked | NotAsked;
export type AskForDifferenceOutcome =
  | TelephoneAsked
  | NotAsked
  | Exclude<ExchangeTicketsOutcome, { readonly kind: "exchanged" }>;

const refuse = (reason: LocalisedText, field: string | null) =>
  new Refused<NotAsked>({ kind: "refused", reason, field });

/** Asks a customer's telephone for what an order owes, or a part of it; nothing is in the books before it has paid. */
export async function askForBalance(tools: SalesTools, command: AskForBalanceCommand): Promise<AskForBalanceOutcome> {
  const { orderId, reason, telephoneMinor, tenders } = command;
  return ask<NotAsked>(tools, command, { reason, telephoneMinor, tenders }, async (tx, paymentId) => {
    if (reason.trim() === "" || reason.length > 1000) throw refuse(refundTexts.reasonMissing, "reason");
    const order = isUuid(orderId) ? await lockSoldOrder(tx, orderId) : null;
    if (!order) throw refuse(saleTexts.noSuchOrder, "orderId");
    if (!mayFollow(order.state, "payment")) {
      throw refuse(mayFollow(order.state, "refund") ? tenderTexts.nothingOwed : stateReason(order), "orderId");
    }
    if (!Number.isSafeInteger(telephoneMinor) || telephoneMinor <= 0) {
      throw refuse(telephoneTexts.amountBad, "telephoneMinor");
    }
    const { currency } = order;
    const amountMinor = telephoneMinor + sumOf(tenders);
    const bad = await besideRefusal(tools, tx, {
      ...{ seller: command.actor, tenders, total: { amountMinor, currency } },
    });
    if (bad) throw refuse(bad.reason, bad.field);
    if (amountMinor > order.owedMinor - order.paidMinor) throw refuse(tenderTexts.paidTooMuch, "telephoneMinor");
    await insertPending(tools, tx, order, { id: paymentId, provider: command.provider, amountMinor: telephoneMinor });
    await insertTelephonePayment(tx, {
      ...{ paymentId, purpose: "balance", askedBy: command.actor, channelCode: command.channelCode },
      ...{ reason: reason.trim(), tenders, exchange: null, payBy: Date.now() + patienceMs },
    });
  });
}

/**
 * Asks a customer's telephone for the difference of an exchange, less what lies on the counter. The exchange is tried
 * out first, so that whatever stands in its way is said before anybody pays; it is made once the telephone has paid.
 */
export async function askForDifference(
  tools: SalesTools,
  command: AskForDifferenceCommand,
): Promise<AskForDifferenceOutcome> {
  const { orderId, lineIds, cartKey, seats, kept, channelCode, shownDifferenceMinor, tenders, reason } = command;
  const exchange: AwaitedExchange = { orderId, lineIds, cartKey, seats, kept, channelCode, shownDifferenceMinor };
  const amountMinor = shownDifferenceMinor - sumOf(tenders);
  return ask<Exclude<AskForDifferenceOutcome, TelephoneAsked>>(
    tools,
    command,
    { exchange, tenders, reason },
    async (tx, paymentId) => {
      if (shownDifferenceMinor <= 0) throw refuse(telephoneTexts.nothingToCollect, "shownDifferenceMinor");
      const order = isUuid(orderId) ? await lockSoldOrder(tx, orderId) : null;
      if (!order) throw refuse(saleTexts.noSuchOrder, "orderId");
      const { currency } = order;
      const bad = await besideRefusal(tools, tx, {
        ...{ seller: command.actor, tenders, total: { amountMinor: shownDifferenceMinor, currency } },
      });
      if (bad) throw refuse(bad.reason, bad.field);
      const holdIds = [...new Set(seats.map((seat) => seat.holdId))];
      const holds = holdIds.length > 0 ? await tools.inventory.extendForPayment(tx, cartKey, holdIds) : [];
      await insertPending(tools, tx, order, { id: paymentId, provider: command.provider, amountMinor });
      await insertTelephonePayment(tx, {
        ...{ paymentId, purpose: "exchange", askedBy: command.actor, channelCode, reason: reason.trim(), tenders },
        ...{ exchange, payBy: Math.min(Date.now() + patienceMs, ...holds.map((hold) => hold.heldUntil)) },
      });
    },
    (tx, paymentId) =>
      exchangeWithin(tools, tx, command, {
        move: { id: paymentId, state: "captured" },
        money: { paymentId, refundId: null, tender: command.provider, amountMinor },
      }),
  );
}

/** Thrown where an act was tried out and could be done: nothing of it stays. */
class TriedOut extends Error {
  override readonly name = "TriedOut";
}

/**
 * The frame of both: the key, the payment with what it is for, and its start at the provider. `tryOut`: what will be done
 * with it, done and undone first.
 */
async function ask<Refusal extends object>(
  tools: SalesTools,
  command: AskFrame,
  request: object,
  write: (tx: Transaction, paymentId: string) => Promise<void>,
  tryOut?: (tx: Transaction, paymentId: string) => Promise<unknown>,
): Promise<TelephoneAsked | NotAsked | Refusal> {
  const { orderId, actor, idempotencyKey } = command;
  const badKey = keyRefusal(idempotencyKey);
  if (badKey) return { kind: "refused", ...badKey };
  const provider = tools.providers.find(command.provider);
  if (!provider) return { kind: "refused", reason: saleTexts.noSuchProvider, field: "provider" };
  const begin = (isTrial: boolean) =>
    orRefused<{ kind: "begun"; paymentId: string }, NotAsked | Refusal>(() =>
      tools.database.inHotTransaction(async (tx) => {
        const made = { paymentId: uuid() };
        const asked = { orderId, provider: provider.code, ...request };
        const once = await claimOnce(tx, "ask-telephone", `${actor.staffId}/${idempotencyKey}`, asked, made);
        if (once.kind === "misused") throw refuse(saleTexts.keyMisused, "idempotencyKey");
        if (once.kind === "again") return { kind: "begun", ...once.answer };
        await write(tx, made.paymentId);
        if (isTrial) {
          await tryOut?.(tx, made.paymentId);
          throw new TriedOut();
        }
        return { kind: "begun", ...made };
      }),
    );
  const tried = tryOut ? await begin(true).catch(orTriedOut) : null;
  const begun = tried ?? (await begin(false));
  if (!isBegun(begun)) return begun;
  const { paymentId } = begun;
  try {
    return { kind: "asked", orderId, paymentId, redirectUrl: await startPayment(tools, provider, paymentId) };
  } catch (error) {
    // Nothing is paid and nothing is done; the same key tries the provider again.
    tools.onTrouble(error as Error, `starting payment ${paymentId}`);
    return { kind: "refused", reason: saleTexts.providerDown, field: "provider" };
  }
}

interface AskFrame extends Telephone {
  readonly orderId: string;
  readonly actor: StaffActor;
  readonly idempotencyKey: string;
}

function orTriedOut(error: unknown): null {
  if (error instanceof TriedOut) return null;
  throw error;
}

function isBegun(outcome: object): outcome is { readonly kind: "begun"; readonly paymentId: string } {
  return "kind" in outcome && outcome.kind === "begun";
}

/** A payment that waits for its provider. Throws `Refused` where that does not take the currency. */
async function insertPending(
  tools: SalesTools,
  tx: Transaction,
  order: { readonly id: string; readonly currency: Currency },
  payment: { readonly id: string; readonly provider: string; readonly amountMinor: number },
): Promise<void> {
  if (!tools.providers.find(payment.provider)?.currencies.includes(order.currency)) {
    throw refuse(saleTexts.currencyNotTaken, "provider");
  }
  await insertPayments(tx, order.id, [
    {
      ...{ ...payment, state: "pending", givenMinor: null, reference: null, voucherId: null },
      checkInMs: tools.timing.firstAskMs,
    },
  ]);
}
