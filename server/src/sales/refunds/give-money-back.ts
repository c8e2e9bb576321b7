import { v7 as uuid } from "uuid";
import type { PaymentProviders } from "../../payments/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import type { SoldOrder } from "../account/sold-order.rules.ts";
import type { MoneyMoved } from "../journal.store.ts";
import { insertRefund } from "../payment.store.ts";
import { refundPaymentMessage } from "../payment-messages.ts";
import { returnToVoucher } from "../tenders/voucher.store.ts";
import type { RefundQuote } from "./refund-quote.rules.ts";

interface Decision {
  readonly actId: string;
  /** Null: the buyer. */
  readonly staffId: string | null;
  readonly approverId: string | null;
  readonly reason: string;
}

/** Refunds about to be written: their money is in the books of the act, and is given back by `carryOut`. */
export interface MoneyBack {
  readonly money: readonly MoneyMoved[];
  readonly refundIds: readonly string[];
  /** After the act was written: cash, terminal, transfer and vouchers at once, providers by the outbox. */
  carryOut(tx: Transaction): Promise<void>;
}

/** Prepares giving money back by the ways that were quoted. */
export function moneyBack(
  providers: PaymentProviders,
  order: SoldOrder,
  ways: RefundQuote["ways"],
  decision: Decision,
): MoneyBack {
  const refunds = ways.map((way) => ({ id: uuid(), ...way, isOutside: providers.isOutside(way.tender) }));
  return {
    refundIds: refunds.map(({ id }) => id),
    money: refunds.map(({ id, paymentId, tender, amountMinor }) => ({
      paymentId,
      refundId: id,
      tender,
      amountMinor: -amountMinor,
    })),
    carryOut: async (tx) => {
      for (const { id, paymentId, tender, amountMinor, isOutside } of refunds) {
        await insertRefund(tx, {
          id,
          orderId: order.id,
          paymentId,
          actId: decision.actId,
          state: isOutside ? "pending" : "done",
          amountMinor,
          currency: order.currency,
          reason: decision.reason,
          requestedBy: decision.staffId,
          approverId: decision.approverId,
        });
        if (isOutside) await appendOutbox(tx, refundPaymentMessage, { refundId: id });
        const voucherId = tender === "voucher" && order.payments.find((each) => each.id === paymentId)?.voucherId;
        if (voucherId) {
          const { staffId } = decision;
          await returnToVoucher(tx, { voucherId, amountMinor, orderId: order.id, paymentId, staffId });
        }
      }
    },
  };
}
