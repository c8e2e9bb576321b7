import { currencies } from "@parterre/money";
import { validate as isUuid } from "uuid";
import type { Database } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import type {
  BegunPayment,
  PaymentNotice,
  PaymentProvider,
  PaymentRequest,
  RefundRequest,
  StartedPayment,
  WebhookCall,
  WebhookReading,
} from "../payment-provider.ts";
import { RefundRefused } from "../payment-provider.ts";
import { readSignedNotice, signNotice } from "./signed-notice.ts";
import {
  decideTestPayment,
  findTestPayment,
  giveTestPaymentBack,
  openTestPayment,
  type TestPayment,
} from "./test-provider.store.ts";

/** The outbox message by which a late or slow approval becomes one. */
export const approveLateMessage = "test-provider.approve-late";
/** After the time to pay, so that the seats are back on sale by then. */
const lateByMs = 5_000;
const slowByMs = 10_000;

/** What a buyer may have this bank do. */
export const testDecisions = [
  "approve",
  "decline",
  "approve-late",
  "approve-slowly",
  "approve-silently",
  "approve-twice",
  "approve-for-good",
] as const;
export type TestDecision = (typeof testDecisions)[number];

export interface TestProviderOptions {
  readonly database: Database;
  /** Signs webhooks. */
  readonly secret: string;
  /** Origin of the hosted page; empty: the one the buyer is on. */
  readonly origin: string;
  readonly lateByMs?: number;
}

/** Delivers a signed notice to the webhook's address. */
export type DeliverNotice = (body: string, headers: Readonly<Record<string, string>>) => Promise<void>;

/**
 * A bank for trying things out. Its hosted page lets the buyer approve or decline, and has it do what real banks do
 * now and then: confirm late or slowly, call twice or never, refuse a refund. It keeps its own table and speaks to
 * sales only as a real one would, by signed webhook and by being asked.
 */
export class TestProvider implements PaymentProvider {
  readonly code = "test";
  readonly name = { zh: "测试支付（不产生真实扣款）", en: "Test payment (no real money moves)" };
  readonly currencies = currencies;
  readonly understood = { contentType: "application/json", body: '{"understood":true}' };

  constructor(private readonly options: TestProviderOptions) {}

  async start(request: PaymentRequest): Promise<StartedPayment> {
    await this.options.database.inHotTransaction((tx) => openTestPayment(tx, request));
    const page = `${this.options.origin}/payments/test/${request.paymentId}`;
    return { providerReference: request.paymentId, redirectUrl: page, qrText: page };
  }

  async readWebhook(call: WebhookCall): Promise<WebhookReading> {
    const notice = readSignedNotice(this.options.secret, call, new Date());
    return notice ? { kind: "notice", notice } : { kind: "not-authentic" };
  }

  async ask({ paymentId }: BegunPayment): Promise<PaymentNotice | null> {
    const payment = await this.find(paymentId);
    return payment && noticeOf(payment);
  }

  async refund({ paymentId, refundId, amountMinor }: RefundRequest): Promise<"done"> {
    const refusal = await this.options.database.inHotTransaction((tx) =>
      giveTestPaymentBack(tx, paymentId, refundId, amountMinor),
    );
    if (refusal === "never-paid") throw new RefundRefused(`test payment ${paymentId} was never approved`);
    if (refusal === "too-much") throw new RefundRefused(`test payment ${paymentId} was of less`);
    if (refusal === "for-good") throw new RefundRefused("the bank does not give this payment back");
    return "done";
  }

  async close({ paymentId }: BegunPayment): Promise<void> {
    await this.options.database.inHotTransaction((tx) => decideTestPayment(tx, paymentId, ["open"], "declined"));
  }

  async find(id: string): Promise<TestPayment | null> {
    return isUuid(id) ? this.options.database.inHotTransaction((tx) => findTestPayment(tx, id)) : null;
  }

  /** What the buyer decides on the hosted page; a decision stands. Answers the payment as it is then. */
  async decide(id: string, decision: TestDecision): Promise<TestPayment | null> {
    if (!isUuid(id)) return null;
    return this.options.database.inHotTransaction(async (tx) => {
      const later = decision === "approve-late" || decision === "approve-slowly";
      const to = decision === "decline" ? "declined" : later ? "approving" : "approved";
      const decided = await decideTestPayment(tx, id, ["open"], to, decision === "approve-for-good");
      if (decided && later) {
        const untilOver = Math.max(0, decided.payBy.getTime() - Date.now()) + (this.options.lateByMs ?? lateByMs);
        await appendOutbox(tx, approveLateMessage, { id }, decision === "approve-late" ? untilOver : slowByMs);
      }
      return decided ?? findTestPayment(tx, id);
    });
  }

  /** The late approval's hour has come. */
  async approveLate(id: string): Promise<TestPayment | null> {
    return this.options.database.inHotTransaction(async (tx) => {
      await decideTestPayment(tx, id, ["approving"], "approved");
      return findTestPayment(tx, id);
    });
  }

  /** Sends the webhook of a decided payment; nothing for one that is open. */
  async notify(payment: TestPayment, deliver: DeliverNotice): Promise<void> {
    const notice = noticeOf(payment);
    if (!notice) return;
    const { body, headers } = signNotice(this.options.secret, notice, new Date());
    await deliver(body, headers);
  }
}

function noticeOf({ id, state, amountMinor, currency }: TestPayment): PaymentNotice | null {
  if (state === "open" || state === "approving") return null;
  const result = state === "declined" ? "declined" : "captured";
  return { paymentId: id, providerReference: id, result, amountMinor, currency };
}
