import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { PaymentNotice } from "../payments/index.ts";

let house: SellingHouse;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
});
beforeEach(async () => {
  performanceId = await house.openPerformance();
  Object.assign(house.bank, { isDown: false, refusesRefunds: false });
});
afterAll(() => house.close());

/** A checkout of one adult seat of zone A, 100.00. */
async function startPaying(ordinal: number) {
  const { cartKey } = await house.hold(performanceId, [ordinal]);
  const outcome = await house.sales.checkout({
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: 10_000,
    provider: "bank",
    contact: { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" },
    idempotencyKey: randomUUID(),
    channelCode: "web",
  });
  if (outcome.kind !== "started") throw new Error(`not started: ${JSON.stringify(outcome)}`);
  return outcome;
}

const say = (paymentId: string, result: PaymentNotice["result"], amountMinor = 10_000) =>
  house.sales.settlePayment("bank", {
    paymentId,
    providerReference: `ref-${paymentId}`,
    result,
    amountMinor,
    currency: "CNY",
  });
const one = async (table: string, column: string, id: string) =>
  (await house.rows(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]))[0];
const orderRow = (id: string) => one("sales_order", "id", id);
const paymentRow = (id: string) => one("payment", "id", id);
const journalOf = (id: string) =>
  house.rows("SELECT kind, amount_minor FROM journal_entry WHERE order_id = $1 ORDER BY id", [id]);

/** Carries out the outbox messages that name a thing, as the relay would. */
async function carryOut(idInPayload: string): Promise<string[]> {
  const messages = await house.rows("SELECT id, kind, payload FROM outbox WHERE payload::text LIKE $1 ORDER BY id", [
    `%${idInPayload}%`,
  ]);
  for (const message of messages)
    await house.sales.outboxHandlers[message.kind]!({ ...message, attempts: 1 }, new AbortController().signal);
  return messages.map(({ kind }) => kind);
}

describe("a payment that is authorised first", () => {
  it("makes the order paid, and is captured then, once", async () => {
    const { orderId, paymentId } = await startPaying(0);
    expect(await say(paymentId, "authorised")).toBe("paid");
    expect(await orderRow(orderId)).toMatchObject({ state: "paid" });
    expect(await paymentRow(paymentId)).toMatchObject({ state: "authorised", captured_at: null });
    expect(await say(paymentId, "authorised")).toBe("settled-before");
    expect(await carryOut(paymentId)).toEqual(["sales.capture-payment"]);
    expect(house.bank.captured).toContain(`ref-${paymentId}`);
    expect((await paymentRow(paymentId)).state).toBe("captured");
    expect(await say(paymentId, "captured")).toBe("settled-before");
    expect(await journalOf(orderId)).toHaveLength(1);
  });

  it("is captured as soon as the bank can be reached again", async () => {
    const { paymentId } = await startPaying(1);
    await say(paymentId, "authorised");
    house.bank.isDown = true;
    await expect(carryOut(paymentId)).rejects.toThrow("the bank is down");
    expect((await paymentRow(paymentId)).state).toBe("authorised");
    house.bank.isDown = false;
    await carryOut(paymentId);
    expect((await paymentRow(paymentId)).state).toBe("captured");
  });

  it("is let go when the seats are somebody else's by then: nothing is charged, nothing is in the books", async () => {
    const { orderId, paymentId } = await startPaying(2);
    await house.age(10_000_000);
    await house.hold(performanceId, [2]);
    expect(await say(paymentId, "authorised")).toBe("let-go");
    expect(await orderRow(orderId)).toMatchObject({ state: "lapsed", note_en: expect.stringContaining("not charged") });
    expect((await paymentRow(paymentId)).state).toBe("declined");
    expect(await carryOut(paymentId)).toEqual(["sales.close-payment"]);
    expect(house.bank.closed).toContain(`ref-${paymentId}`);
    expect(await journalOf(orderId)).toEqual([]);
  });

  it("of a paid order that the bank lets go is a matter for a person", async () => {
    const { orderId, paymentId } = await startPaying(3);
    await say(paymentId, "authorised");
    await expect(say(paymentId, "declined", 0)).rejects.toThrow("was let go at the bank");
    expect((await orderRow(orderId)).state).toBe("paid");
  });
});

describe("word of a payment", () => {
  it("that comes before the bank has answered the start is believed", async () => {
    house.bank.isDown = true;
    const { cartKey } = await house.hold(performanceId, [4]);
    const refused = await house.sales.checkout({
      cartKey,
      currency: "CNY",
      seats: await house.choices(cartKey),
      shownTotalMinor: 10_000,
      provider: "bank",
      contact: { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" },
      idempotencyKey: randomUUID(),
      channelCode: "web",
    });
    expect(refused).toMatchObject({ kind: "refused", field: "provider" });
    const [payment] = await house.rows("SELECT id, provider_reference FROM payment ORDER BY created_at DESC LIMIT 1");
    expect(payment.provider_reference).toBeNull();
    expect(await say(payment.id, "captured")).toBe("paid");
    expect((await paymentRow(payment.id)).provider_reference).toBe(`ref-${payment.id}`);
  });

  it("from another provider, or of another order, is not", async () => {
    const { orderId, paymentId } = await startPaying(5);
    const notice = {
      paymentId,
      providerReference: "x",
      result: "captured",
      amountMinor: 10_000,
      currency: "CNY",
    } as const;
    expect(await house.sales.settlePayment("elsewhere", notice)).toBe("unknown-payment");
    expect(await house.sales.settlePayment("bank", { ...notice, paymentId: "no uuid" })).toBe("unknown-payment");
    await expect(house.sales.settlePayment("bank", { ...notice, currency: "USD" })).rejects.toThrow("10000 USD");
    expect((await orderRow(orderId)).state).toBe("awaiting_payment");
  });

  it("is not waited for at the bank when the time to pay is over", async () => {
    const { orderId, paymentId } = await startPaying(6);
    await house.age(10_000_000);
    await house.sales.askProviders();
    expect((await orderRow(orderId)).state).toBe("lapsed");
    expect(house.bank.closed).toContain(`ref-${paymentId}`);
  });
});

describe("a refund that the bank refuses", () => {
  it("fails with the bank's words, and is tried again when somebody says so", async () => {
    const { orderId, paymentId } = await startPaying(7);
    await say(paymentId, "captured");
    const outcome = await house.refundWhole({
      orderId,
      reason: "生病",
      approvalToken: null,
      idempotencyKey: randomUUID(),
      actor: house.admin,
    });
    if (outcome.kind !== "refunded") throw new Error(outcome.kind);
    const { id: refundId } = await one("refund", "order_id", orderId);
    house.bank.refusesRefunds = true;
    await carryOut(refundId);
    expect(await one("refund", "id", refundId)).toMatchObject({
      state: "failed",
      failure: "the account is closed",
    });
    expect(house.troubles.at(-1)).toContain("the account is closed");
    expect((await paymentRow(paymentId)).state).toBe("captured");
    expect(await house.sales.retryRefund(house.admin, "no uuid")).toMatchObject({ kind: "refused" });
    expect(await house.sales.retryRefund(house.admin, randomUUID())).toMatchObject({ kind: "refused" });
    house.bank.refusesRefunds = false;
    expect(await house.sales.retryRefund(house.admin, refundId)).toEqual({ kind: "retrying", orderId });
    expect(await house.sales.retryRefund(house.admin, refundId)).toMatchObject({ kind: "refused" });
    await carryOut(refundId);
    expect(await one("refund", "id", refundId)).toMatchObject({ state: "done", failure: null });
    expect((await paymentRow(paymentId)).state).toBe("refunded");
  });
});

it("a currency that a provider does not take is refused before anything is ordered", async () => {
  const { cartKey } = await house.hold(performanceId, [8]);
  Object.assign(house.bank, { currencies: ["CNY"] });
  const before = (await house.rows("SELECT count(*) FROM sales_order"))[0].count;
  const outcome = await house.sales.checkout({
    cartKey,
    currency: "USD",
    seats: await house.choices(cartKey),
    shownTotalMinor: 1_500,
    provider: "bank",
    contact: { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" },
    idempotencyKey: randomUUID(),
    channelCode: "web",
  });
  expect(outcome).toMatchObject({ kind: "refused", field: "provider" });
  expect((await house.rows("SELECT count(*) FROM sales_order"))[0].count).toBe(before);
});
