import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StripeStandIn, stripeKeys } from "../../../test/payment-makers/stripe.ts";
import { type PaymentRequest, RefundRefused } from "../payment-provider.ts";
import { StripeProvider } from "./stripe-provider.ts";

let maker: StripeStandIn;
let provider: StripeProvider;
beforeAll(async () => {
  maker = await new StripeStandIn().open();
  provider = new StripeProvider({ ...stripeKeys, apiOrigin: maker.origin });
});
beforeEach(() => {
  maker.refundStatus = "succeeded";
});
afterAll(() => maker.close());

const request = (more: Partial<PaymentRequest> = {}): PaymentRequest => ({
  paymentId: randomUUID(),
  amountMinor: 76_000,
  currency: "HKD",
  orderReference: "AB12-CD34",
  locale: "zh",
  returnUrl: "https://tickets.example/orders/secret",
  surface: "online",
  payBy: Date.now() + 600_000,
  ...more,
});

async function paid(more: Partial<PaymentRequest> = {}) {
  const wanted = request(more);
  const { providerReference } = await provider.start(wanted);
  maker.pay(providerReference);
  return { paymentId: wanted.paymentId, providerReference };
}

describe("starting a payment at Stripe", () => {
  it("asks for the amount in minor units, authorised only, and names our payment", async () => {
    const wanted = request({ amountMinor: 76_000, currency: "JPY" });
    const { providerReference, redirectUrl } = await provider.start(wanted);
    const { fields } = maker.pages.get(providerReference)!;
    expect(redirectUrl).toContain("checkout.stripe.com");
    expect(fields.get("line_items[0][price_data][unit_amount]")).toBe("76000");
    expect(fields.get("line_items[0][price_data][currency]")).toBe("jpy");
    expect(fields.get("payment_intent_data[capture_method]")).toBe("manual");
    expect(fields.get("client_reference_id")).toBe(wanted.paymentId);
    // Stripe's pages stay open for half an hour at least, whatever the hold says.
    expect(Number(fields.get("expires_at")) * 1000).toBeGreaterThan(Date.now() + 30 * 60_000);
  });

  it("twice makes one page", async () => {
    const wanted = request();
    const [first, second] = [await provider.start(wanted), await provider.start(wanted)];
    expect(second).toEqual(first);
  });

  it("refuses fils that Stripe cannot take before anything is asked", async () => {
    await expect(provider.start(request({ amountMinor: 1_005, currency: "KWD" }))).rejects.toThrow(RangeError);
    await provider.start(request({ amountMinor: 1_010, currency: "KWD" }));
  });

  it("throws with a wrong key", async () => {
    const wrong = new StripeProvider({ ...stripeKeys, secretKey: "sk_other", apiOrigin: maker.origin });
    await expect(wrong.start(request())).rejects.toThrow("Invalid API Key");
  });
});

describe("word from Stripe", () => {
  it("is believed only with its signature, and asks what is true", async () => {
    const { paymentId, providerReference } = await paid();
    const forged = maker.webhook("checkout.session.completed", providerReference, "whsec_other");
    expect(await provider.readWebhook(forged)).toEqual({ kind: "not-authentic" });
    expect(await provider.readWebhook({ headers: {}, body: Buffer.from("{}") })).toEqual({ kind: "not-authentic" });
    const genuine = maker.webhook("checkout.session.completed", providerReference);
    expect(await provider.readWebhook(genuine)).toEqual({
      kind: "notice",
      notice: { paymentId, providerReference, result: "authorised", amountMinor: 76_000, currency: "HKD" },
    });
    const changed = { ...genuine, body: Buffer.from(genuine.body.toString().replace(paymentId, randomUUID())) };
    expect(await provider.readWebhook(changed)).toEqual({ kind: "not-authentic" });
    expect(await provider.readWebhook(maker.webhook("charge.updated", providerReference))).toEqual({ kind: "nothing" });
  });

  it("is null while the buyer decides, and `declined` when the page was closed", async () => {
    const wanted = request();
    const { providerReference } = await provider.start(wanted);
    const payment = { paymentId: wanted.paymentId, providerReference };
    expect(await provider.ask(payment)).toBeNull();
    expect(await provider.ask({ ...payment, providerReference: null })).toBeNull();
    await provider.close(payment);
    expect(await provider.ask(payment)).toMatchObject({ result: "declined" });
  });
});

describe("an authorised payment", () => {
  it("is captured once, however often it is asked", async () => {
    const payment = await paid();
    await provider.capture(payment);
    await provider.capture(payment);
    expect(await provider.ask(payment)).toMatchObject({ result: "captured", amountMinor: 76_000 });
  });

  it("is let go, and then nothing is charged", async () => {
    const payment = await paid();
    await provider.close(payment);
    expect(await provider.ask(payment)).toMatchObject({ result: "declined", amountMinor: 0 });
    await expect(provider.capture(payment)).rejects.toThrow();
  });
});

describe("a refund by Stripe", () => {
  const refundOf = (payment: { paymentId: string; providerReference: string }, amountMinor: number) =>
    ({ ...payment, refundId: randomUUID(), amountMinor, paidMinor: 76_000, currency: "HKD", reason: "ill" }) as const;

  it("gives parts back, each once", async () => {
    const payment = await paid();
    await provider.capture(payment);
    const [part, rest] = [refundOf(payment, 26_000), refundOf(payment, 50_000)];
    for (const refund of [part, part, rest]) expect(await provider.refund(refund)).toBe("done");
    const made = maker.refunds.filter(({ intent }) => intent === `pi_${payment.providerReference}`);
    expect(made.map(({ amount }) => amount)).toEqual([26_000, 50_000]);
  });

  it("is pending until Stripe says otherwise, and refused when the card is gone", async () => {
    const payment = await paid();
    await provider.capture(payment);
    maker.refundStatus = "pending";
    const refund = refundOf(payment, 10_000);
    expect(await provider.refund(refund)).toBe("pending");
    maker.refunds.at(-1)!.status = "succeeded";
    expect(await provider.refund(refund)).toBe("done");
    maker.refundStatus = "failed";
    const failing = provider.refund(refundOf(payment, 10_000));
    await expect(failing).rejects.toThrow(RefundRefused);
    await expect(failing).rejects.toThrow("expired_or_canceled_card");
  });
});
