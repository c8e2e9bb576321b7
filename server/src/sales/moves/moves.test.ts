import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectSixStatements } from "../../../test/histories/six-statements.ts";
import { setHouseRules } from "../../../test/house-rules.ts";
import { houseDocument, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { isRefused } from "../../programme/index.ts";

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * dayMs);
let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
  await setHouseRules(house.programme, house.admin);
});
afterAll(() => house.close());

/** A performance with paid orders of two seats each, with service fee and its tax. */
async function soldPerformance(orders: number): Promise<number> {
  const performance = await house.openPerformance();
  const sales = Array.from({ length: orders }, (_, index) => ({
    ...{ channelCode: "web", provider: "cash" as const, currency: "CNY" as const, sellerId: null },
    ...{ contactName: `Customer ${index}`, contactEmail: `c${index}@example.org`, locale: "zh" as const },
    seats: [2 * index, 2 * index + 1].map((ordinal) => ({ ordinal, ticketTypeId: house.adultId })),
  }));
  await house.sales.recordSales(house.admin, performance, sales);
  return performance;
}
type Move = Parameters<SellingHouse["sales"]["movePerformance"]>[1];
const move = (performanceId: number | null, more: Partial<Move>) =>
  house.sales.movePerformance(house.admin, {
    ...{ performanceId, startsAt: null, toPerformanceId: null, reason: "The stage is flooded", refundUntil: inDays(5) },
    ...more,
  });
const ordersOf = (performance: number) =>
  house.rows(
    `SELECT DISTINCT o.id, o.state, o.secret, o.note_zh, o.total_minor::int AS total FROM sales_order o JOIN order_line l ON l.order_id = o.id
     WHERE l.performance_id = $1 AND l.state = 'live' ORDER BY o.id`,
    [performance],
  );
const booksOf = async (performance: number) =>
  (
    await house.rows(
      `SELECT coalesce(sum(amount_minor), 0)::int AS money, coalesce(sum(ticket_delta), 0)::int AS tickets,
         coalesce(sum(tax_minor), 0)::int AS tax FROM journal_entry WHERE performance_id = $1`,
      [performance],
    )
  )[0];

describe("a performance that is moved to another performance", () => {
  it("takes every order over to the same seats, once, however often and by however many the job is run", async () => {
    const [from, to] = [await soldPerformance(7), await house.openPerformance()];
    const books = await booksOf(from);
    const totals = await ordersOf(from);
    expect(await move(from, { toPerformanceId: to })).toBeNull();
    // Everybody's seat is safe from the first moment.
    await expect(house.hold(to, [0, 1])).rejects.toThrow("taken");
    await expect(house.hold(from, [40])).rejects.toThrow("not-on-sale");
    // A run that ends in the middle, as with its process; then two at once; then one that finds nothing.
    expect(await house.sales.moveOrders(undefined, 3)).toBe(3);
    expect(await house.sales.moveProgress(from)).toMatchObject({ doneCount: 3, waitingCount: 4, failedCount: 0 });
    await Promise.all([house.sales.moveOrders(), house.sales.moveOrders()]);
    expect(await house.sales.moveOrders()).toBe(0);
    expect(await house.sales.moveProgress(from)).toMatchObject({
      ...{ toPerformanceId: to, doneCount: 7, waitingCount: 0, failedCount: 0, reason: "The stage is flooded" },
    });
    expect(await ordersOf(from)).toEqual([]);
    expect((await ordersOf(to)).map(({ id, state, total }) => ({ id, state, total }))).toEqual(
      totals.map(({ id, state, total }) => ({ id, state, total })),
    );
    // The books went with them, to the fen: price, fees and tax.
    expect(await booksOf(from)).toEqual({ money: 0, tickets: 0, tax: 0 });
    expect(await booksOf(to)).toEqual(books);
    for (const performance of [from, to]) await expectSixStatements(house.rows, performance);
    const seats = await house.rows(
      "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY 1",
      [to],
    );
    expect(seats.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 14 }, (_, ordinal) => ordinal));
    expect(await house.rows("SELECT 1 FROM hold WHERE performance_id = $1", [to])).toEqual([]);
    expect(house.troubles).toEqual([]);
  });

  it("stops where it is told to, and leaves to the next run what is left", async () => {
    const [from, to] = [await soldPerformance(2), await house.openPerformance()];
    await move(from, { toPerformanceId: to });
    expect(await house.sales.moveOrders(AbortSignal.abort())).toBe(0);
    expect(await house.sales.moveProgress(from)).toMatchObject({ doneCount: 0, waitingCount: 2 });
    await house.sales.moveOrders();
    expect(await house.sales.moveProgress(from)).toMatchObject({ doneCount: 2, waitingCount: 0 });
  });

  it("leaves orders that were given back meanwhile alone, and notes for a person what cannot be moved", async () => {
    const [from, to] = [await soldPerformance(3), await house.openPerformance()];
    await move(from, { toPerformanceId: to });
    const [first, second] = await ordersOf(from);
    await house.refundWhole({ orderId: first.id, actor: house.admin, idempotencyKey: randomUUID() });
    // Somebody at a console takes a seat that was held for the second.
    const [line] = await house.rows("SELECT ordinal FROM order_line WHERE order_id = $1 LIMIT 1", [second.id]);
    await house.rows(
      "UPDATE performance_seat SET hold_id = gen_random_uuid() WHERE performance_id = $1 AND ordinal = $2",
      [to, line.ordinal],
    );
    await house.sales.moveOrders();
    expect(await house.sales.moveProgress(from)).toMatchObject({ doneCount: 1, failedCount: 1, waitingCount: 0 });
    expect((await ordersOf(from)).map(({ id }) => id)).toEqual([second.id]);
    for (const performance of [from, to]) await expectSixStatements(house.rows, performance);
  });
});

describe("a performance that is moved to another time", () => {
  it("keeps seats, tickets and sale, says so on every order, and tells the customers in their language", async () => {
    const performance = await soldPerformance(2);
    const tickets = () =>
      house.rows("SELECT code FROM ticket WHERE performance_id = $1 AND live ORDER BY code", [performance]);
    const before = await tickets();
    const books = await booksOf(performance);
    const startsAt = inDays(60);
    expect(await move(performance, { startsAt, refundUntil: inDays(10) })).toBeNull();
    await house.sales.moveOrders();
    expect(await house.sales.moveProgress(performance)).toMatchObject({
      doneCount: 2,
      waitingCount: 0,
      toPerformanceId: null,
    });
    expect(await tickets()).toEqual(before);
    expect(await booksOf(performance)).toEqual(books);
    const [row] = await house.rows(
      "SELECT starts_at, (SELECT min(closes_at) FROM sales_window WHERE performance_id = p.id) AS closes_at FROM performance p WHERE id = $1",
      [performance],
    );
    expect([row.starts_at, row.closes_at]).toEqual([startsAt, startsAt]);
    await house.hold(performance, [70]);
    const [order] = await ordersOf(performance);
    expect(order.note_zh).toContain("座位不变");
    const kind = "sales.performance-moved";
    const [message] = await house.rows("SELECT id, payload FROM outbox WHERE kind = $1 AND payload->>'orderId' = $2", [
      kind,
      order.id,
    ]);
    for (const attempts of [1, 2]) {
      await house.sales.outboxHandlers[kind]!({ ...message, kind, attempts }, AbortSignal.timeout(5_000));
    }
    const written = await house.rows("SELECT subject, body, email FROM customer_message WHERE about_id = $1", [
      order.id,
    ]);
    expect(written).toHaveLength(1);
    expect(written[0].subject).toBe("演出改期通知");
    expect(written[0].body).toContain(`/orders/${order.secret}`);
  });

  it("gives everything back to whoever cannot come, until the day that was said, and by the policy afterwards", async () => {
    const performance = await house.openPerformance();
    const policy = await house.programme.saveRefundPolicy(house.admin, {
      ...{ performanceId: performance, keepsSaleFees: true, keepsLostDiscounts: true },
      stages: [{ beforeMs: 0, percentBp: 5000, fixed: [], cap: [] }],
    });
    if (isRefused(policy)) throw new Error(JSON.stringify(policy));
    house.programme.forgetSellingFacts(performance);
    const seats = [0, 1].map((ordinal) => ({ ordinal, ticketTypeId: house.adultId }));
    const rest = { contactName: "A", contactEmail: null, locale: "zh" as const, sellerId: null, seats };
    const sale = { channelCode: "web", provider: "cash" as const, currency: "CNY" as const, ...rest };
    await house.sales.recordSales(house.admin, performance, [sale]);
    const [order] = await ordersOf(performance);
    const quote = async () => {
      const quoted = await house.sales.quoteRefund({ orderId: order.id, lineIds: null, waive: false });
      return quoted.kind === "quote" ? quoted.quote.moneyMinor : quoted.reason.en;
    };
    const byPolicy = await quote();
    expect(byPolicy).toBeLessThan(order.total);
    await move(performance, { startsAt: inDays(60) });
    await house.sales.moveOrders();
    expect(await quote()).toBe(order.total);
    await house.rows("UPDATE performance_move SET refund_until = now() - interval '1 s' WHERE performance_id = $1", [
      performance,
    ]);
    expect(await quote()).toBe(byPolicy);
  });
});

describe("a buyer who cannot come to a moved performance", () => {
  /** A web order of two seats with service fee, captured by the bank. */
  async function bought(performance: number) {
    const { cartKey } = await house.hold(performance, [10, 11]);
    const wish = { cartKey, currency: "CNY" as const, seats: await house.choices(cartKey), channelCode: "web" };
    const quoted = await house.sales.quote(wish);
    if (quoted.kind !== "quote") throw new Error(quoted.kind);
    const totalMinor = quoted.quote.total.amountMinor;
    const started = await house.sales.checkout({
      ...{ ...wish, shownTotalMinor: totalMinor, provider: "bank", idempotencyKey: randomUUID() },
      contact: { name: "B", email: "b@example.org", phone: null, locale: "en" },
    });
    if (started.kind !== "started") throw new Error(started.kind);
    const { paymentId, orderId } = started;
    await house.sales.settlePayment("bank", {
      ...{ paymentId, providerReference: `ref-${paymentId}`, result: "captured", amountMinor: totalMinor },
      currency: "CNY",
    });
    const [{ secret }] = await house.rows("SELECT secret FROM sales_order WHERE id = $1", [orderId]);
    return { orderId, secret: secret as string, totalMinor };
  }
  const give = (secret: string, shownMoneyMinor: number, idempotencyKey: string = randomUUID()) =>
    house.sales.giveBackMoved({ secret, shownMoneyMinor, idempotencyKey });

  it("gives the tickets back whole, once, by their own button", async () => {
    const performance = await house.openPerformance();
    const { orderId, secret, totalMinor } = await bought(performance);
    expect(await give(secret, totalMinor)).toMatchObject({ kind: "refused", field: null });
    await move(performance, { startsAt: inDays(60) });
    await house.sales.moveOrders();
    expect(await give(secret, totalMinor - 1)).toMatchObject({ kind: "refused", field: "shownMoneyMinor" });
    expect(await give("nobody", totalMinor)).toMatchObject({ field: "secret" });
    expect(await give(secret, totalMinor, "x")).toMatchObject({ field: "idempotencyKey" });
    const key = randomUUID();
    const twice = await Promise.all([give(secret, totalMinor, key), give(secret, totalMinor, key)]);
    expect(twice).toEqual([
      { kind: "given-back", orderId },
      { kind: "given-back", orderId },
    ]);
    expect(await give(secret, totalMinor - 1, key)).toMatchObject({ field: "idempotencyKey" });
    expect(await give(secret, totalMinor)).toMatchObject({ kind: "refused", field: null });
    const [order] = await house.rows("SELECT state FROM sales_order WHERE id = $1", [orderId]);
    expect(order.state).toBe("refunded");
    expect(
      await house.rows("SELECT amount_minor::int AS sum, requested_by FROM refund WHERE order_id = $1", [orderId]),
    ).toEqual([{ sum: totalMinor, requested_by: null }]);
    await house.hold(performance, [10, 11]);
    await expectSixStatements(house.rows, performance);
  });

  it("is refused after the day that was said", async () => {
    const performance = await house.openPerformance();
    const { secret, totalMinor } = await bought(performance);
    await move(performance, { startsAt: inDays(60) });
    await house.sales.moveOrders();
    await house.rows("UPDATE performance_move SET refund_until = now() - interval '1 s' WHERE performance_id = $1", [
      performance,
    ]);
    expect(await give(secret, totalMinor)).toMatchObject({
      kind: "refused",
      reason: { en: expect.stringContaining("is over") },
    });
    await expectSixStatements(house.rows, performance);
  });

  it("goes to a window with what was paid at one", async () => {
    const performance = await soldPerformance(1);
    await move(performance, { startsAt: inDays(60) });
    await house.sales.moveOrders();
    const [order] = await ordersOf(performance);
    expect(await give(order.secret, order.total)).toMatchObject({ reason: { en: expect.stringContaining("window") } });
  });
});

it("says in a typed way why a performance cannot be moved, and changes nothing", async () => {
  const [from, to] = [await soldPerformance(1), await house.openPerformance()];
  const fieldOf = async (performance: number | null, more: Partial<Move>) => (await move(performance, more))?.field;
  expect(await fieldOf(from, { toPerformanceId: to, reason: " " })).toBe("reason");
  expect(await fieldOf(null, { toPerformanceId: to })).toBe("performanceId");
  expect(await fieldOf(999_999, { startsAt: inDays(60) })).toBe("performanceId");
  expect(await fieldOf(from, {})).toBe("startsAt");
  expect(await fieldOf(from, { startsAt: inDays(60), toPerformanceId: to })).toBe("startsAt");
  expect(await fieldOf(from, { startsAt: inDays(-1) })).toBe("startsAt");
  const [{ starts_at: startsAt }] = await house.rows("SELECT starts_at FROM performance WHERE id = $1", [from]);
  expect(await fieldOf(from, { startsAt })).toBe("startsAt");
  expect(await fieldOf(from, { startsAt: inDays(60), refundUntil: inDays(-1) })).toBe("refundUntil");
  expect(await fieldOf(from, { startsAt: inDays(60), refundUntil: inDays(61) })).toBe("refundUntil");
  expect(await fieldOf(from, { toPerformanceId: from })).toBe("toPerformanceId");
  expect(await fieldOf(from, { toPerformanceId: 999_999 })).toBe("toPerformanceId");
  await house.hold(to, [1]);
  expect(await move(from, { toPerformanceId: to })).toMatchObject({
    field: "toPerformanceId",
    reason: { en: "1 of these seats are taken in the other performance, so not everybody could keep theirs." },
  });
  expect(await house.rows("SELECT state FROM performance WHERE id = $1", [from])).toEqual([{ state: "on_sale" }]);
  expect(await house.rows("SELECT 1 FROM performance_move WHERE performance_id = $1", [from])).toEqual([]);
  // Another version of the map: nobody could keep their seat.
  const document = houseDocument();
  (document.blocks[0]!.rows[0]!.seats as unknown[]).pop();
  const seatMapVersionId = await house.publishHouse(document);
  await house.rows("UPDATE performance SET seat_map_version_id = $2 WHERE id = $1", [to, seatMapVersionId]);
  expect(await fieldOf(from, { toPerformanceId: to })).toBe("toPerformanceId");
  await house.rows("UPDATE performance SET state = 'draft' WHERE id = $1", [to]);
  expect(await fieldOf(from, { toPerformanceId: to })).toBe("toPerformanceId");
  expect(await fieldOf(to, { startsAt: inDays(60) })).toBe("performanceId");
  await house.sales.cancelPerformance(house.admin, { performanceId: from, reason: "ill" });
  expect(await fieldOf(from, { startsAt: inDays(60) })).toBe("performanceId");
});
