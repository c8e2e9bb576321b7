import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { StaffActor } from "../identity/index.ts";
import { newCartKey } from "../inventory/index.ts";
import type { CheckoutCommand } from "./checkout.ts";

let house: SellingHouse;
let seller: StaffActor;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
});
afterAll(() => house.close());

const contact = { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" };

/** Everything a checkout of the cart's adult tickets needs. */
async function order(
  cartKey: string,
  totalMinor: number,
  change: Partial<CheckoutCommand> = {},
): Promise<CheckoutCommand> {
  return {
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: totalMinor,
    provider: "bank",
    contact,
    idempotencyKey: randomUUID(),
    channelCode: "web",
    ...change,
  };
}

async function started(command: CheckoutCommand) {
  const outcome = await house.sales.checkout(command);
  if (outcome.kind !== "started") throw new Error(`not started: ${JSON.stringify(outcome)}`);
  return outcome;
}

const captured = (paymentId: string, amountMinor: number) =>
  house.sales.settlePayment("bank", {
    paymentId,
    providerReference: `ref-${paymentId}`,
    result: "captured",
    amountMinor,
    currency: "CNY",
  });
const declined = (paymentId: string) =>
  house.sales.settlePayment("bank", {
    paymentId,
    providerReference: `ref-${paymentId}`,
    result: "declined",
    amountMinor: 0,
    currency: "CNY",
  });

const orderRow = async (id: string) => (await house.rows("SELECT * FROM sales_order WHERE id = $1", [id]))[0];
const paymentOf = async (id: string) => (await house.rows("SELECT * FROM payment WHERE order_id = $1", [id]))[0];
const seatRows = (performance: number, ordinals: readonly number[]) =>
  house.rows(
    "SELECT state, order_id FROM performance_seat WHERE performance_id = $1 AND ordinal = ANY($2) ORDER BY ordinal",
    [performance, ordinals],
  );
const journalOf = (id: string) =>
  house.rows(
    "SELECT kind, amount_minor::int AS amount, ticket_delta FROM journal_entry WHERE order_id = $1 ORDER BY id",
    [id],
  );
const ticketsOf = (id: string) => house.rows("SELECT * FROM ticket WHERE order_id = $1 ORDER BY number", [id]);

async function cash(performance: number, ordinals: readonly number[], totalMinor: number, as = seller) {
  const { cartKey } = await house.hold(performance, ordinals);
  return house.sellForCash({
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: totalMinor,
    givenMinor: totalMinor,
    customerName: null,
    idempotencyKey: randomUUID(),
    channelCode: "counter",
    seller: as,
  });
}

describe("checkout", () => {
  it("makes an order that waits, gives the holds time to pay, and charges nothing", async () => {
    const performance = await house.openPerformance();
    const { cartKey, id } = await house.hold(performance, [1, 41]);
    const outcome = await started(await order(cartKey, 16_000));
    expect(outcome.redirectUrl).toBe(`https://bank.example/${outcome.paymentId}`);
    expect(await orderRow(outcome.orderId)).toMatchObject({ state: "awaiting_payment", total_minor: "16000" });
    const [hold] = await house.rows("SELECT held_until FROM hold WHERE id = $1", [id]);
    expect(hold.held_until.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(await journalOf(outcome.orderId)).toEqual([]);
  });

  it("refuses with the new price when another total was shown, and leaves nothing behind", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1]);
    const command = await order(cartKey, 9_999);
    const outcome = await house.sales.checkout(command);
    expect(outcome).toMatchObject({
      kind: "price-changed",
      quote: { total: { amountMinor: 10_000, currency: "CNY" } },
    });
    expect(await house.rows("SELECT 1 FROM sales_order WHERE cart_key = $1", [cartKey])).toEqual([]);
    // The key was not used up by the refusal.
    expect(await house.sales.checkout({ ...command, shownTotalMinor: 10_000 })).toMatchObject({ kind: "started" });
  });

  it("does the same once for one key, however often and at once it is asked", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [2]);
    const command = await order(cartKey, 10_000);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => house.sales.checkout(command)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await house.rows("SELECT 1 FROM sales_order WHERE cart_key = $1", [cartKey])).toHaveLength(1);
    expect(await house.sales.checkout({ ...command, currency: "USD" })).toMatchObject({
      kind: "refused",
      field: "idempotencyKey",
    });
  });

  it("says which seats are lost, not priced or wrongly named", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [3]);
    const command = await order(cartKey, 10_000);
    const noKind = command.seats.map((seat) => ({ ...seat, ticketTypeId: randomUUID() }));
    expect(await house.sales.checkout({ ...command, seats: noKind })).toEqual({ kind: "not-priced", ordinals: [3] });
    expect(await house.sales.checkout({ ...command, currency: "JPY" })).toEqual({ kind: "not-priced", ordinals: [3] });
    const strange = command.seats.map((seat) => ({ ...seat, holdId: randomUUID(), ordinal: 4 }));
    expect(await house.sales.checkout({ ...command, seats: strange })).toEqual({ kind: "lost", ordinals: [4] });
    const others = { ...command, cartKey: newCartKey() };
    expect(await house.sales.checkout(others)).toEqual({ kind: "lost", ordinals: [3] });
    expect(await house.sales.checkout({ ...command, provider: "barter" })).toMatchObject({ field: "provider" });
    await house.age(601_000);
    expect(await house.sales.checkout(command)).toEqual({ kind: "lost", ordinals: [3] });
  });

  it("keeps one order waiting for each cart: the newest", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [4]);
    const first = await started(await order(cartKey, 10_000));
    const second = await started(await order(cartKey, 10_000));
    expect((await orderRow(first.orderId)).state).toBe("lapsed");
    expect((await orderRow(second.orderId)).state).toBe("awaiting_payment");
  });

  it("can be tried again with the same key when the bank was down", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [5]);
    const command = await order(cartKey, 10_000);
    house.bank.isDown = true;
    expect(await house.sales.checkout(command)).toMatchObject({ kind: "refused", field: "provider" });
    house.bank.isDown = false;
    expect(await house.sales.checkout(command)).toMatchObject({ kind: "started" });
    expect(await house.rows("SELECT 1 FROM sales_order WHERE cart_key = $1", [cartKey])).toHaveLength(1);
  });
});

describe("a payment's word", () => {
  it("turns holds into sold seats, a paid order, tickets and journal, once", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1, 2]);
    const { orderId, paymentId } = await started(await order(cartKey, 20_000));
    const words = await Promise.all(Array.from({ length: 5 }, () => captured(paymentId, 20_000)));
    expect(words.sort()).toEqual(["paid", "settled-before", "settled-before", "settled-before", "settled-before"]);
    expect(await orderRow(orderId)).toMatchObject({ state: "paid" });
    expect(await seatRows(performance, [1, 2])).toEqual([
      { state: "sold", order_id: orderId },
      { state: "sold", order_id: orderId },
    ]);
    expect(await ticketsOf(orderId)).toHaveLength(2);
    expect(await journalOf(orderId)).toEqual([
      { kind: "sale", amount: 10_000, ticket_delta: 1 },
      { kind: "sale", amount: 10_000, ticket_delta: 1 },
    ]);
    expect(await house.rows("SELECT 1 FROM hold WHERE cart_key = $1", [cartKey])).toEqual([]);
    expect(await declined(paymentId)).toBe("settled-before");
    expect(await orderRow(orderId)).toMatchObject({ state: "paid" });
  });

  it("sells only the chosen seats of a hold and keeps the others held", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1, 2, 3]);
    const command = await order(cartKey, 10_000);
    const { paymentId } = await started({ ...command, seats: command.seats.slice(1, 2) });
    expect(await captured(paymentId, 10_000)).toBe("paid");
    expect((await seatRows(performance, [1, 2, 3])).map(({ state }) => state)).toEqual(["held", "sold", "held"]);
    expect((await house.choices(cartKey)).map(({ ordinal }) => ordinal)).toEqual([1, 3]);
  });

  it("that comes late takes the seats again when they are free", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [6, 7]);
    const { orderId, paymentId } = await started(await order(cartKey, 20_000));
    await house.age(1_000_000);
    await house.inventory.sweepExpiredHolds();
    await house.sales.askProviders();
    expect(await orderRow(orderId)).toMatchObject({ state: "lapsed", note_en: expect.stringContaining("Not paid") });
    expect(await captured(paymentId, 20_000)).toBe("paid");
    expect(await orderRow(orderId)).toMatchObject({ state: "paid", note_en: null });
    expect((await seatRows(performance, [6, 7])).map(({ state }) => state)).toEqual(["sold", "sold"]);
  });

  it("that comes after somebody else bought a seat is given back whole, and says so in both languages", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [6, 7]);
    const { orderId, paymentId } = await started(await order(cartKey, 20_000));
    await house.age(1_000_000);
    const heir = await cash(performance, [7], 10_000);
    if (heir.kind !== "sold") throw new Error(heir.kind);
    expect(await captured(paymentId, 20_000)).toBe("given-back");
    expect(await captured(paymentId, 20_000)).toBe("settled-before");
    const row = await orderRow(orderId);
    expect(row.state).toBe("refunded");
    expect(row.note_zh).toMatch(/退回/);
    expect(row.note_en).toMatch(/given back/);
    expect((await seatRows(performance, [7]))[0].order_id).toBe(heir.orderId);
    expect(await ticketsOf(orderId)).toEqual([]);
    expect((await journalOf(orderId)).map(({ kind, amount }) => `${kind} ${amount}`)).toEqual([
      "late_payment 10000",
      "late_payment 10000",
      "late_refund -10000",
      "late_refund -10000",
    ]);
    await carryOutRefunds(orderId);
    expect(house.bank.refunded).toContain(`ref-${paymentId}`);
    expect((await paymentOf(orderId)).state).toBe("refunded");
  });

  it("that says no lets the order go and keeps the cart", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [8]);
    const { orderId, paymentId } = await started(await order(cartKey, 10_000));
    expect(await declined(paymentId)).toBe("declined");
    expect(await orderRow(orderId)).toMatchObject({
      state: "lapsed",
      note_en: expect.stringContaining("not go through"),
    });
    expect(await house.choices(cartKey)).toHaveLength(1);
    expect(await declined(paymentId)).toBe("settled-before");
  });

  it("of another amount, or for a payment nobody made, changes nothing", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [9]);
    const { orderId, paymentId } = await started(await order(cartKey, 10_000));
    await expect(captured(paymentId, 1)).rejects.toThrow("captured were 1 CNY");
    expect((await orderRow(orderId)).state).toBe("awaiting_payment");
    expect(await captured(randomUUID(), 10_000)).toBe("unknown-payment");
  });

  it("that never came is asked for", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [10]);
    const { orderId, paymentId } = await started(await order(cartKey, 10_000));
    house.bank.answers.set(`ref-${paymentId}`, {
      paymentId,
      providerReference: `ref-${paymentId}`,
      result: "captured",
      amountMinor: 10_000,
      currency: "CNY",
    });
    await house.sales.askProviders();
    expect((await orderRow(orderId)).state).toBe("paid");
  });
});

/** What the outbox would carry out for an order. */
async function carryOutRefunds(orderId: string): Promise<void> {
  const messages = await house.rows(
    `SELECT o.id, o.kind, o.payload FROM outbox o JOIN refund r ON r.id::text = o.payload->>'refundId'
     WHERE r.order_id = $1`,
    [orderId],
  );
  expect(messages).toHaveLength(1);
  for (const { kind, ...message } of messages) {
    // Twice, as an outbox may.
    for (let time = 0; time < 2; time += 1) {
      await house.sales.outboxHandlers[kind]!({ ...message, kind, attempts: 1 }, new AbortController().signal);
    }
  }
}
