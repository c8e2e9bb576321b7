import { validate as isUuid } from "uuid";
import type { Database } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import type { PaymentNotice, PaymentProvider, PaymentRequest, WebhookCall } from "../payment-provider.ts";
import { readSignedNotice, signNotice } from "./signed-notice.ts";
import { decideTestPayment, findTestPayment, openTestPayment, type TestPayment } from "./test-provider.store.ts";

/** The outbox message by which a late approval becomes one. */
export const approveLateMessage = "test-provider.approve-late";
/** After the time to pay, so that the seats are back on sale by then. */
const lateByMs = 5_000;

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
 * A bank for trying things out: its hosted page lets the buyer approve, decline, or approve so late that the hold is
 * over. It keeps its own table and speaks to sales only as a real one would, by signed webhook and by being asked.
 */
export class TestProvider implements PaymentProvider {
  readonly code = "test";
  readonly name = { zh: "测试支付", en: "Test payment" };

  constructor(private readonly options: TestProviderOptions) {}

  async start(request: PaymentRequest) {
    await this.options.database.inHotTransaction((tx) => openTestPayment(tx, request));
    return {
      providerReference: request.paymentId,
      redirectUrl: `${this.options.origin}/payments/test/${request.paymentId}`,
    };
  }

  readWebhook(call: WebhookCall): PaymentNotice | null {
    return readSignedNotice(this.options.secret, call, new Date());
  }

  async ask(providerReference: string): Promise<PaymentNotice | null> {
    const payment = await this.find(providerReference);
    return payment && noticeOf(payment);
  }

  async refund(providerReference: string): Promise<void> {
    const { database } = this.options;
    const given = await database.inHotTransaction((tx) =>
      decideTestPayment(tx, providerReference, ["approved", "refunded"], "refunded"),
    );
    if (!given) throw new Error(`test payment ${providerReference} was never approved`);
  }

  async find(id: string): Promise<TestPayment | null> {
    return isUuid(id) ? this.options.database.inHotTransaction((tx) => findTestPayment(tx, id)) : null;
  }

  /** What the buyer decides on the hosted page; a decision stands. Answers the payment as it is then. */
  async decide(id: string, decision: "approve" | "decline" | "approve-late"): Promise<TestPayment | null> {
    if (!isUuid(id)) return null;
    return this.options.database.inHotTransaction(async (tx) => {
      const to = ({ approve: "approved", decline: "declined", "approve-late": "approving" } as const)[decision];
      const decided = await decideTestPayment(tx, id, ["open"], to);
      if (decided && to === "approving") {
        const waitMs = Math.max(0, decided.payBy.getTime() - Date.now()) + (this.options.lateByMs ?? lateByMs);
        await appendOutbox(tx, approveLateMessage, { id }, waitMs);
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
  return { providerReference: id, result: state === "declined" ? "declined" : "captured", amountMinor, currency };
}
