import { randomUUID } from "node:crypto";
import Fastify from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AlipayStandIn } from "../../../test/payment-makers/alipay.ts";
import { type PaymentRequest, RefundRefused } from "../payment-provider.ts";
import { registerAlipayRoutes } from "./alipay.routes.ts";
import { AlipayProvider, chinaTime } from "./alipay-provider.ts";

let maker: AlipayStandIn;
let provider: AlipayProvider;
beforeAll(async () => {
  maker = await new AlipayStandIn().open();
  provider = new AlipayProvider(maker.settings);
});
beforeEach(() => {
  maker.refundRefusal = null;
  maker.refundsAtOnce = true;
});
afterAll(() => maker.close());

const request = (more: Partial<PaymentRequest> = {}): PaymentRequest => ({
  paymentId: randomUUID(),
  amountMinor: 76_005,
  currency: "CNY",
  orderReference: "AB12-CD34",
  locale: "zh",
  returnUrl: "https://tickets.example/orders/secret",
  surface: "online",
  payBy: Date.UTC(2026, 10, 1, 12),
  ...more,
});
const payment = (paymentId: string) => ({ paymentId, providerReference: paymentId });

describe("paying at Alipay", () => {
  it("leads over our page to the app on a telephone and to the page elsewhere, with yuan to the fen", async () => {
    const server = Fastify();
    registerAlipayRoutes(server, provider);
    const wanted = request();
    const { redirectUrl, qrText } = await provider.start(wanted);
    expect(qrText).toBeNull();
    const ask = (agent: string, url = redirectUrl.replace("https://tickets.example", "")) =>
      server.inject({ url, headers: { "user-agent": agent } });
    const [desk, phone] = [await ask("Mozilla/5.0 (X11)"), await ask("Mozilla/5.0 (iPhone) Mobile/15E148")];
    expect(desk.statusCode).toBe(303);
    const address = new URL(desk.headers.location!);
    expect(address.searchParams.get("method")).toBe("alipay.trade.page.pay");
    expect(new URL(phone.headers.location!).searchParams.get("method")).toBe("alipay.trade.wap.pay");
    expect(JSON.parse(address.searchParams.get("biz_content")!)).toEqual({
      out_trade_no: wanted.paymentId,
      total_amount: "760.05",
      subject: "AB12-CD34",
      time_expire: "2026-11-01 20:00:00",
      product_code: "FAST_INSTANT_TRADE_PAY",
    });
    expect(address.searchParams.get("notify_url")).toBe("https://tickets.example/webhooks/payments/alipay");
    expect(maker.pay(desk.headers.location!).total_amount).toBe("760.05");
    // Nobody makes the page ask for less.
    const [text = "", seal] = redirectUrl.split("request=")[1]!.split(".");
    const cheaper = Buffer.from(text, "base64url").toString().replace("76005", "00001");
    const forged = await ask("x", `/payments/alipay?request=${Buffer.from(cheaper).toString("base64url")}.${seal}`);
    expect(forged.statusCode).toBe(404);
    expect((await ask("x", "/payments/alipay")).statusCode).toBe(404);
    await server.close();
  });

  it("gives a code to scan at the window", async () => {
    const wanted = request({ surface: "window" });
    expect((await provider.start(wanted)).qrText).toBe(`https://qr.alipay.com/${wanted.paymentId}`);
  });

  it("tells instants by the clock in China", () => {
    expect(chinaTime(Date.UTC(2026, 11, 31, 16))).toBe("2027-01-01 00:00:00");
  });
});

describe("word from Alipay", () => {
  it("is believed only signed, unchanged and meant for us", async () => {
    const paymentId = randomUUID();
    maker.trade(paymentId, "760.05", "TRADE_SUCCESS");
    expect(await provider.readWebhook({ headers: {}, body: maker.notice(paymentId) })).toEqual({
      kind: "notice",
      notice: { paymentId, providerReference: paymentId, result: "captured", amountMinor: 76_005, currency: "CNY" },
    });
    const others = [
      maker.notice(paymentId, { total_amount: "0.01" }),
      maker.notice(paymentId, {}, "2021999999999999"),
      Buffer.from(""),
      Buffer.from("sign=x&sign_type=RSA2&app_id=2021000000000000"),
    ];
    for (const body of others)
      expect(await provider.readWebhook({ headers: {}, body })).toEqual({ kind: "not-authentic" });
  });

  it("is no news while the buyer has not paid", async () => {
    const paymentId = randomUUID();
    expect(await provider.ask(payment(paymentId))).toBeNull();
    maker.trade(paymentId, "1.00", "WAIT_BUYER_PAY");
    expect(await provider.ask(payment(paymentId))).toBeNull();
    expect(await provider.readWebhook({ headers: {}, body: maker.notice(paymentId) })).toEqual({ kind: "nothing" });
  });

  it("ends when we close the trade, also one that never began or is over", async () => {
    const paymentId = randomUUID();
    await provider.close(payment(paymentId));
    const trade = maker.trade(paymentId, "1.00", "WAIT_BUYER_PAY");
    await provider.close(payment(paymentId));
    expect(await provider.ask(payment(paymentId))).toMatchObject({ result: "declined" });
    trade.trade_status = "TRADE_SUCCESS";
    await provider.close(payment(paymentId));
    expect(await provider.ask(payment(paymentId))).toMatchObject({ result: "captured", amountMinor: 100 });
  });

  it("is not believed when another key signed the answer", async () => {
    const other = await new AlipayStandIn().open();
    const mixed = new AlipayProvider({ ...maker.settings, alipayPublicKey: other.settings.alipayPublicKey });
    const paymentId = randomUUID();
    maker.trade(paymentId, "1.00", "TRADE_SUCCESS");
    await expect(mixed.ask(payment(paymentId))).rejects.toThrow();
    await other.close();
  });
});

describe("a refund by Alipay", () => {
  const refundOf = (paymentId: string) =>
    ({
      ...payment(paymentId),
      refundId: randomUUID(),
      amountMinor: 26_005,
      paidMinor: 76_005,
      currency: "CNY",
      reason: "生病",
    }) as const;

  it("gives a part back once, and asks while it is under way", async () => {
    const paymentId = randomUUID();
    const trade = maker.trade(paymentId, "760.05", "TRADE_SUCCESS");
    const refund = refundOf(paymentId);
    expect(await provider.refund(refund)).toBe("done");
    expect(await provider.refund(refund)).toBe("done");
    expect([...trade.refunds.values()].map(({ amount }) => amount)).toEqual(["260.05"]);
    maker.refundsAtOnce = false;
    const slow = refundOf(paymentId);
    expect(await provider.refund(slow)).toBe("pending");
    trade.refunds.get(slow.refundId)!.done = true;
    expect(await provider.refund(slow)).toBe("done");
  });

  it("is refused for good, or only for now", async () => {
    const paymentId = randomUUID();
    maker.trade(paymentId, "760.05", "TRADE_SUCCESS");
    maker.refundRefusal = "ACQ.SELLER_BALANCE_NOT_ENOUGH";
    await expect(provider.refund(refundOf(paymentId))).rejects.toThrow(RefundRefused);
    maker.refundRefusal = "ACQ.SYSTEM_ERROR";
    const later = provider.refund(refundOf(paymentId));
    await expect(later).rejects.toThrow("ACQ.SYSTEM_ERROR");
    await expect(later).rejects.not.toThrow(RefundRefused);
  });
});
