import { audit, type StaffActor } from "../identity/index.ts";
import type { PaymentNotice } from "../payments/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { recordAct } from "./account/account.store.ts";
import { actOf, moneyOf, paymentMove, type SettleOutcome } from "./give-payment-back.ts";
import { insertPayments } from "./insert-order.store.ts";
import { appendJournal } from "./journal.store.ts";
import { reclaimLimits } from "./limits.store.ts";
import type { LockedOrder } from "./order.store.ts";
import { capturePaymentMessage } from "./payment-messages.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import type { TakenTenders } from "./tenders/take-tenders.ts";

/** What was put down at the window beside the payment, and by whom it is taken. */
export interface TakenBeside {
  readonly seller: StaffActor;
  readonly taken: TakenTenders;
}

/** An order whose seats are its own by now is paid: tickets, journal, and what is authorised is captured then. */
export async function payOrder(
  tools: SalesTools,
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  beside?: TakenBeside,
): Promise<SettleOutcome> {
  const { payment } = order;
  const state = notice.result === "authorised" ? "authorised" : "captured";
  const act = { ...actOf(order, "sale", order.totalMinor), staffId: beside?.seller.staffId ?? null };
  await recordAct(tx, order, act, "paid", { payment: paymentMove(order, notice, state) });
  if (state === "authorised") await appendOutbox(tx, capturePaymentMessage, { paymentId: payment.id });
  if (order.state === "lapsed") await reclaimLimits(tx, order.id);
  if (beside) {
    await insertPayments(tx, order.id, beside.taken.payments);
    await beside.taken.spend(order.id, beside.seller.staffId);
  }
  await tools.tickets.issue(tx, order, order.lines);
  const money = [...(beside?.taken.money ?? []), moneyOf(order)];
  await appendJournal(tx, "sale", [{ actId: act.id, money }]);
  await audit(tx, {
    actor: beside?.seller ?? { kind: "buyer" },
    act: "order.paid",
    subjectKind: "order",
    subjectId: order.id,
    details: {
      ...{ totalMinor: order.totalMinor, currency: order.currency, provider: payment.provider },
      ...(beside && { tenders: beside.taken.money.map(({ tender, amountMinor }) => ({ kind: tender, amountMinor })) }),
    },
  });
  return "paid";
}
