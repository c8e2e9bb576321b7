import { MoneyMovement } from "./account/money-movement.entity.ts";
import { OrderAct } from "./account/order-act.entity.ts";
import { FreeTicketQuota } from "./bulk/free-ticket-quota.entity.ts";
import { CancelledOrder, PerformanceCancellation } from "./cancellations/cancellation.entity.ts";
import { IdempotencyKey } from "./idempotency-key.entity.ts";
import { TicketHolder } from "./identities/ticket-holder.entity.ts";
import { JournalEntry } from "./journal-entry.entity.ts";
import { LimitClaim, LimitUse } from "./limit.entity.ts";
import { MovedOrder, PerformanceMove } from "./moves/performance-move.entity.ts";
import { OrderCharge } from "./order-charge.entity.ts";
import { OrderLine } from "./order-line.entity.ts";
import { PaymentRecord } from "./payment.entity.ts";
import { RefundRecord } from "./refund.entity.ts";
import { SalesOrder } from "./sales-order.entity.ts";
import { TelephonePayment } from "./telephone/telephone-payment.entity.ts";
import { Voucher, VoucherEntry } from "./tenders/voucher.entity.ts";

export const salesEntities = [
  SalesOrder,
  OrderAct,
  OrderLine,
  OrderCharge,
  Voucher,
  VoucherEntry,
  PaymentRecord,
  TelephonePayment,
  RefundRecord,
  JournalEntry,
  MoneyMovement,
  LimitUse,
  LimitClaim,
  IdempotencyKey,
  FreeTicketQuota,
  PerformanceCancellation,
  CancelledOrder,
  PerformanceMove,
  MovedOrder,
  TicketHolder,
];
