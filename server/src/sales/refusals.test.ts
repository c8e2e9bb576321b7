import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cash, houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { newCartKey } from "../inventory/index.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

async function soldOrder(
  ordinals: readonly number[],
): Promise<{ performanceId: number; orderId: string; lineIds: string[] }> {
  const performanceId = await house.openPerformance();
  const { cartKey } = await house.hold(performanceId, ordinals);
  const total = ordinals.length * 10_000;
  const sold = await house.sellForCash({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor: total, givenMinor: total },
    ...{ idempotencyKey: randomUUID(), channelCode: "counter", seller: house.admin },
  });
  if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
  const lines = await house.rows("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position", [sold.orderId]);
  return { performanceId, orderId: sold.orderId, lineIds: lines.map(({ id }) => id) };
}
const act = (orderId: string, more: object = {}) => ({
  ...{ orderId, reason: "because", approvalToken: null, idempotencyKey: randomUUID() as string },
  ...{ actor: house.admin, channelCode: "counter", ...more },
});
const notDone = (field: string) => expect.objectContaining({ kind: "not-done", field });

describe("what every act on a sold order asks for", () => {
  it("is asked by all of them: a key, a reason, an order there is, and lines of it", async () => {
    const { orderId, lineIds } = await soldOrder([0, 1]);
    const acts = {
      move: (more: object) =>
        house.sales.moveSeat({
          ...act(orderId, more),
          lineId: lineIds[0]!,
          toOrdinal: 9,
          toHoldId: null,
          keepOldOff: false,
        }),
      return: (more: object) => house.sales.returnTickets({ ...act(orderId, more), lineIds, keepSeatsOff: false }),
      refund: (more: object) =>
        house.sales.refundTickets({
          ...act(orderId, more),
          ...{ lineIds, waive: false, keepSeatsOff: false, shownMoneyMinor: 20_000 },
        }),
      goodwill: (more: object) => house.sales.giveGoodwill({ ...act(orderId, more), amountMinor: 100 }),
      exchange: (more: object) =>
        house.sales.exchangeTickets({
          ...act(orderId, more),
          ...{ lineIds, cartKey: newCartKey(), seats: [], kept: [], shownDifferenceMinor: 0, tenders: [] },
        }),
      pay: (more: object) => house.sales.recordPayment({ ...act(orderId, more), tenders: cash(1) }),
    };
    for (const [name, carryOut] of Object.entries(acts)) {
      expect(await carryOut({ idempotencyKey: "short" }), `${name} without a key`).toEqual(notDone("idempotencyKey"));
      expect(await carryOut({ reason: "  " }), `${name} without a reason`).toEqual(notDone("reason"));
      expect(await carryOut({ reason: "x".repeat(1001) }), `${name} with an endless reason`).toEqual(notDone("reason"));
      expect(await carryOut({ orderId: randomUUID() }), `${name} of no order`).toEqual(notDone("orderId"));
    }
    const strange = [randomUUID()];
    expect(await house.sales.returnTickets({ ...act(orderId), lineIds: strange, keepSeatsOff: false })).toEqual(
      notDone("lineIds"),
    );
    expect(await house.sales.returnTickets({ ...act(orderId), lineIds: [], keepSeatsOff: false })).toEqual(
      notDone("lineIds"),
    );
    const key = randomUUID();
    await house.sales.giveGoodwill({ ...act(orderId, { idempotencyKey: key }), amountMinor: 100 });
    expect(await house.sales.giveGoodwill({ ...act(orderId, { idempotencyKey: key }), amountMinor: 200 })).toEqual(
      notDone("idempotencyKey"),
    );
    expect(await house.rows("SELECT kind FROM order_act WHERE order_id = $1 ORDER BY at", [orderId])).toEqual([
      { kind: "sale" },
      { kind: "goodwill" },
    ]);
  });
});

describe("an exchange", () => {
  it("to seats without a price for that kind of ticket is refused, and both sides stay", async () => {
    const { performanceId, orderId, lineIds } = await soldOrder([0]);
    const { cartKey } = await house.hold(performanceId, [5]);
    const seats = (await house.choices(cartKey)).map((seat) => ({ ...seat, ticketTypeId: randomUUID() as string }));
    const wish = { orderId, lineIds, cartKey, seats, kept: [], channelCode: "counter" };
    expect((await house.sales.quoteExchange(wish)).kind).toBe("not-priced");
    const outcome = await house.sales.exchangeTickets({
      ...act(orderId),
      ...wish,
      shownDifferenceMinor: 0,
      tenders: [],
    });
    expect(outcome).toMatchObject({ kind: "not-priced", ordinals: [5] });
    expect(
      await house.rows("SELECT ordinal FROM order_line WHERE order_id = $1 AND state = 'live'", [orderId]),
    ).toEqual([{ ordinal: 0 }]);
  });
});

describe("many seats at once", () => {
  const many = (performanceId: number | null, ordinals: readonly number[], asManyAsFree = false) =>
    house.inventory.holdManySeats({
      ...{ cartKey: newCartKey(), performanceId, ordinals, channelCode: "counter", asManyAsFree },
      from: { actor: house.admin, allocationIds: [], generalSale: true },
    });

  it("are refused in a typed way when they cannot be held", async () => {
    const performanceId = await house.openPerformance();
    expect(await many(null, [0])).toMatchObject({ kind: "not-on-sale" });
    expect(await many(performanceId, [])).toEqual({ kind: "unknown-seats", ordinals: [] });
    expect(await many(performanceId, [0, houseSeats])).toEqual({ kind: "unknown-seats", ordinals: [houseSeats] });
    await house.hold(performanceId, [3]);
    expect(await many(performanceId, [2, 3])).toMatchObject({ kind: "taken", taken: [3] });
    expect(await many(performanceId, [3], true)).toMatchObject({ kind: "taken" });
    const allocationIds = [randomUUID()];
    const from = { actor: house.admin, allocationIds, generalSale: true };
    const command = {
      cartKey: newCartKey(),
      performanceId,
      ordinals: [0],
      channelCode: "counter",
      asManyAsFree: false,
    };
    expect(await house.inventory.holdManySeats({ ...command, from })).toEqual({
      kind: "not-your-allocation",
      allocationIds,
    });
  });
});

describe("a payment that is captured after its performance was cancelled", () => {
  it("is an order that is given back whole, and nobody is charged for seats they do not get", async () => {
    const performanceId = await house.openPerformance();
    const { cartKey } = await house.hold(performanceId, [0, 1]);
    const seats = await house.choices(cartKey);
    const started = await house.sales.checkout({
      ...{ cartKey, currency: "CNY", seats, channelCode: "web", shownTotalMinor: 20_000, provider: "bank" },
      ...{ contact: { name: "A", email: "a@b.cn", phone: null, locale: "en" }, idempotencyKey: randomUUID() },
    });
    if (started.kind !== "started") throw new Error(JSON.stringify(started));
    expect(await house.sales.cancelPerformance(house.admin, { performanceId, reason: "The singer is ill" })).toBeNull();
    await house.sales.giveBackCancelled();
    expect(await house.sales.cancellationProgress(performanceId)).toMatchObject({ doneCount: 0, waitingCount: 0 });
    const { paymentId, orderId } = started;
    const notice = { paymentId, providerReference: `ref-${paymentId}`, result: "captured", currency: "CNY" } as const;
    await house.sales.settlePayment("bank", { ...notice, amountMinor: 20_000 });
    await house.sales.giveBackCancelled();
    const [order] = await house.rows(
      `SELECT o.state, (SELECT sum(amount_minor)::int FROM money_movement m WHERE m.order_id = o.id) AS kept,
         (SELECT sum(amount_minor)::int FROM refund r WHERE r.order_id = o.id) AS back FROM sales_order o WHERE o.id = $1`,
      [orderId],
    );
    expect(order).toEqual({ state: "refunded", kept: 0, back: 20_000 });
    expect(await house.rows("SELECT 1 FROM ticket WHERE order_id = $1 AND live", [orderId])).toEqual([]);
    expect(await house.sales.cancellationProgress(performanceId)).toMatchObject({ doneCount: 1, waitingCount: 0 });
  });

  it("cannot be asked for any more once it is cancelled", async () => {
    const performanceId = await house.openPerformance();
    const { cartKey } = await house.hold(performanceId, [0]);
    const seats = await house.choices(cartKey);
    await house.sales.cancelPerformance(house.admin, { performanceId, reason: "The singer is ill" });
    const wish = { cartKey, currency: "CNY" as const, seats, shownTotalMinor: 10_000, idempotencyKey: randomUUID() };
    const contact = { name: "A", email: "a@b.cn", phone: null, locale: "en" };
    expect((await house.sales.checkout({ ...wish, channelCode: "web", provider: "bank", contact })).kind).toBe(
      "not-on-sale",
    );
    const sale = { ...wish, channelCode: "counter", givenMinor: 10_000, seller: house.admin };
    expect((await house.sellForCash(sale)).kind).toBe("not-on-sale");
  });
});
