import { type Currency, currencies, isCurrency } from "@parterre/money";
import Stripe from "stripe";
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

export interface StripeSettings {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where Stripe's API is, for tests: `http://127.0.0.1:4242`. Absent: Stripe's own. */
  readonly apiOrigin?: string | undefined;
}

/** Checkout pages may be kept open for no less than this (API reference, `expires_at`), with a minute for clocks. */
const leastOpenMs = 31 * 60_000;
const requestTimeoutMs = 20_000;

/**
 * Card payments on Stripe's hosted page. Cards are authorised there and captured by us once the seats are the
 * buyer's, so that nobody is charged for seats he does not get; methods that cannot be authorised are captured at once.
 */
export class StripeProvider implements PaymentProvider {
  readonly code = "stripe";
  readonly name = { zh: "银行卡（Stripe）", en: "Card (Stripe)" };
  readonly currencies = currencies;
  readonly understood = { contentType: "application/json", body: '{"received":true}' };
  readonly #stripe: Stripe;

  constructor(private readonly settings: StripeSettings) {
    const origin = settings.apiOrigin === undefined ? null : new URL(settings.apiOrigin);
    this.#stripe = new Stripe(settings.secretKey, {
      timeout: requestTimeoutMs,
      maxNetworkRetries: 2,
      telemetry: false,
      ...(origin && {
        host: origin.hostname,
        port: Number(origin.port),
        protocol: origin.protocol === "http:" ? ("http" as const) : ("https" as const),
      }),
    });
  }

  async start(request: PaymentRequest): Promise<StartedPayment> {
    const metadata = { payment_id: request.paymentId, order: request.orderReference };
    const page = await this.#stripe.checkout.sessions.create(
      {
        mode: "payment",
        client_reference_id: request.paymentId,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: request.currency.toLowerCase(),
              unit_amount: toStripeAmount(request.amountMinor, request.currency),
              product_data: { name: request.orderReference },
            },
          },
        ],
        payment_intent_data: { capture_method: "manual", metadata },
        metadata,
        success_url: request.returnUrl,
        cancel_url: request.returnUrl,
        locale: request.locale.startsWith("zh") ? "zh" : "en",
        expires_at: Math.ceil(Math.max(request.payBy, Date.now() + leastOpenMs) / 1000),
      },
      { idempotencyKey: request.paymentId },
    );
    if (!page.url) throw new Error(`Stripe gave no address for payment ${request.paymentId}`);
    return { providerReference: page.id, redirectUrl: page.url, qrText: page.url };
  }

  /** A webhook is only a nudge: what has become of the payment is asked of Stripe itself. */
  async readWebhook({ headers, body }: WebhookCall): Promise<WebhookReading> {
    let event: Stripe.Event;
    try {
      const signature = String(headers["stripe-signature"] ?? "");
      event = this.#stripe.webhooks.constructEvent(body, signature, this.settings.webhookSecret);
    } catch {
      return { kind: "not-authentic" };
    }
    if (!event.type.startsWith("checkout.session.")) return { kind: "nothing" };
    const { id, client_reference_id: paymentId } = event.data.object as Stripe.Checkout.Session;
    if (!paymentId) return { kind: "nothing" };
    const notice = await this.ask({ paymentId, providerReference: id });
    return notice ? { kind: "notice", notice } : { kind: "nothing" };
  }

  async ask({ paymentId, providerReference }: BegunPayment): Promise<PaymentNotice | null> {
    if (providerReference === null) return null;
    const { page, intent } = await this.#find(providerReference);
    if (page.client_reference_id !== paymentId) throw new Error(`${providerReference} is not payment ${paymentId}`);
    const currency = page.currency?.toUpperCase() ?? "";
    if (!isCurrency(currency)) throw new Error(`payment ${paymentId} is in ${currency} at Stripe`);
    const notice = (result: PaymentNotice["result"], amount: number): PaymentNotice => ({
      paymentId,
      providerReference,
      result,
      amountMinor: amount,
      currency,
    });
    switch (intent?.status) {
      case "succeeded":
        return notice("captured", intent.amount_received);
      case "requires_capture":
        return notice("authorised", intent.amount_capturable);
      case "canceled":
        return notice("declined", 0);
      default:
        return page.status === "expired" ? notice("declined", 0) : null;
    }
  }

  async capture(payment: BegunPayment): Promise<void> {
    const { intent } = await this.#find(payment.providerReference);
    if (!intent) throw new Error(`payment ${payment.paymentId} was never authorised`);
    if (intent.status === "succeeded") return;
    await this.#stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: `capture-${payment.paymentId}` });
  }

  async close(payment: BegunPayment): Promise<void> {
    if (payment.providerReference === null) return;
    const { page, intent } = await this.#find(payment.providerReference);
    if (intent?.status === "requires_capture") await this.#stripe.paymentIntents.cancel(intent.id);
    else if (page.status === "open") await this.#stripe.checkout.sessions.expire(page.id);
  }

  async refund(request: RefundRequest): Promise<"done" | "pending"> {
    const { intent } = await this.#find(request.providerReference);
    if (!intent) throw new RefundRefused(`payment ${request.paymentId} was never paid`);
    // An idempotency key repeats the first answer for ever, so what became of a refund is looked up by our own id.
    const made = await this.#stripe.refunds.list({ payment_intent: intent.id, limit: 100 });
    const refund =
      made.data.find(({ metadata }) => metadata?.refund_id === request.refundId) ??
      (await this.#stripe.refunds.create(
        {
          payment_intent: intent.id,
          amount: toStripeAmount(request.amountMinor, request.currency),
          reason: "requested_by_customer",
          metadata: { refund_id: request.refundId },
        },
        { idempotencyKey: request.refundId },
      ));
    if (refund.status === "failed" || refund.status === "canceled") {
      throw new RefundRefused(refund.failure_reason ?? refund.status);
    }
    return refund.status === "succeeded" ? "done" : "pending";
  }

  async #find(providerReference: string | null) {
    if (providerReference === null) throw new Error("the payment was never begun at Stripe");
    const page = await this.#stripe.checkout.sessions.retrieve(providerReference, { expand: ["payment_intent"] });
    return { page, intent: typeof page.payment_intent === "string" ? null : page.payment_intent };
  }
}

/**
 * Stripe counts in minor units as ISO 4217 has them, but wants three-digit currencies in tens of the smallest
 * (docs.stripe.com/currencies). Throws RangeError for one that is not, before anything is charged.
 */
function toStripeAmount(amountMinor: number, currency: Currency): number {
  if (currency === "KWD" && amountMinor % 10 !== 0) throw new RangeError(`Stripe cannot take ${amountMinor} fils`);
  return amountMinor;
}
