import { randomUUID } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WechatPayStandIn } from "../../../test/payment-makers/wechat-pay.ts";
import { type PaymentRequest, RefundRefused } from "../payment-provider.ts";
import { registerWechatPayRoutes } from "./wechat-pay.routes.ts";
import { WechatPayProvider } from "./wechat-pay-provider.ts";

let maker: WechatPayStandIn;
let provider: WechatPayProvider;
let server: FastifyInstance;
beforeAll(async () => {
  maker = await new WechatPayStandIn().open();
  provider = new WechatPayProvider(maker.settings);
  server = Fastify();
  registerWechatPayRoutes(server, provider);
});
beforeEach(() => {
  maker.refundStatus = "SUCCESS";
  maker.lies = false;
});
afterAll(async () => {
  await server.close();
  await maker.close();
});

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
const trade = (paymentId: string) => paymentId.replaceAll("-", "");
const payment = (paymentId: string) => ({ paymentId, providerReference: trade(paymentId) });
const visit = (address: string, agent = "Mozilla/5.0") =>
  server.inject({ url: address.replace("https://tickets.example", ""), headers: { "user-agent": agent } });

describe("paying by WeChat", () => {
  it("shows a code to scan, and goes on when it is paid", async () => {
    const wanted = request();
    const { redirectUrl, qrText } = await provider.start(wanted);
    expect(qrText).toBeNull();
    expect(maker.transactions.has(trade(wanted.paymentId))).toBe(false);
    const page = await visit(redirectUrl);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("<svg");
    expect(page.body).toContain("¥760.05");
    expect(maker.transactions.get(trade(wanted.paymentId))!.order).toMatchObject({
      amount: { total: 76_005, currency: "CNY" },
      notify_url: "https://tickets.example/webhooks/payments/wechat-pay",
      time_expire: "2026-11-01T12:00:00+00:00",
    });
    const state = redirectUrl.replace("/wechat-pay?", "/wechat-pay/state?");
    expect((await visit(state)).json()).toEqual({ state: "open" });
    maker.pay(trade(wanted.paymentId));
    expect((await visit(state)).json()).toEqual({ state: "captured" });
    const again = await visit(redirectUrl);
    expect([again.statusCode, again.headers.location]).toEqual([303, wanted.returnUrl]);
  });

  it("opens the payment sheet for a buyer inside WeChat, once WeChat has said who he is", async () => {
    const { redirectUrl } = await provider.start(request());
    const agent = "Mozilla/5.0 MicroMessenger/8.0";
    const away = new URL((await visit(redirectUrl, agent)).headers.location!);
    expect(away.origin).toBe("https://open.weixin.qq.com");
    expect(away.searchParams.get("redirect_uri")).toBe(redirectUrl);
    const page = await visit(`${redirectUrl}&code=c1&state=pay`, agent);
    expect(page.body).toContain("getBrandWCPayRequest");
    expect(page.body).toContain("prepay_id=wx-openid-of-c1");
  });

  it("gives a code at once at the window, and no page to a stranger's address", async () => {
    const wanted = request({ surface: "window" });
    expect((await provider.start(wanted)).qrText).toContain(trade(wanted.paymentId));
    expect((await visit("/payments/wechat-pay?request=a.b")).statusCode).toBe(404);
    expect((await visit("/payments/wechat-pay/state?request=")).statusCode).toBe(404);
  });
});

describe("word from WeChat Pay", () => {
  const scanned = async () => {
    const wanted = request({ surface: "window" });
    await provider.start(wanted);
    return wanted.paymentId;
  };

  it("is believed only signed, fresh and whole", async () => {
    const paymentId = await scanned();
    maker.pay(trade(paymentId));
    expect(await provider.readWebhook(maker.notice(trade(paymentId)))).toEqual({
      kind: "notice",
      notice: { ...payment(paymentId), result: "captured", amountMinor: 76_005, currency: "CNY" },
    });
    const genuine = maker.notice(trade(paymentId));
    for (const call of [
      maker.notice(trade(paymentId), { forge: true }),
      maker.notice(trade(paymentId), { secondsAgo: 400 }),
      { ...genuine, body: Buffer.from(genuine.body.toString().replace("n1", "n2")) },
      { headers: {}, body: genuine.body },
    ])
      expect(await provider.readWebhook(call)).toEqual({ kind: "not-authentic" });
    await expect(provider.readWebhook(maker.notice(trade(paymentId), { breakTag: true }))).rejects.toThrow();
  });

  it("is asked for, and its answers must be signed too", async () => {
    const paymentId = await scanned();
    expect(await provider.ask(payment(randomUUID()))).toBeNull();
    expect(await provider.ask(payment(paymentId))).toBeNull();
    maker.lies = true;
    await expect(provider.ask(payment(paymentId))).rejects.toThrow("not signed");
    maker.lies = false;
    await provider.close(payment(paymentId));
    expect(await provider.ask(payment(paymentId))).toMatchObject({ result: "declined" });
    const other = await scanned();
    maker.pay(trade(other));
    await provider.close(payment(other));
    expect(await provider.ask(payment(other))).toMatchObject({ result: "captured" });
  });
});

describe("a refund by WeChat Pay", () => {
  it("gives a part back once, waits, and is refused where the account is gone", async () => {
    const wanted = request({ surface: "window" });
    await provider.start(wanted);
    maker.pay(trade(wanted.paymentId));
    const refund = () => ({
      ...payment(wanted.paymentId),
      refundId: randomUUID(),
      amountMinor: 26_005,
      paidMinor: 76_005,
      currency: "CNY" as const,
      reason: "生病",
    });
    const part = refund();
    expect([await provider.refund(part), await provider.refund(part)]).toEqual(["done", "done"]);
    expect(maker.transactions.get(trade(wanted.paymentId))!.refunds.size).toBe(1);
    maker.refundStatus = "PROCESSING";
    expect(await provider.refund(refund())).toBe("pending");
    maker.refundStatus = "ABNORMAL";
    await expect(provider.refund(refund())).rejects.toThrow(RefundRefused);
    await expect(provider.refund({ ...refund(), paymentId: randomUUID() })).rejects.toThrow(RefundRefused);
  });
});
