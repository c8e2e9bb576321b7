import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { SendPayLinkCommand } from "./send-pay-link.ts";

const hourMs = 3_600_000;

let house: SellingHouse;
let seller: StaffActor;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "phone");
});
afterAll(() => house.close());
beforeEach(async () => {
  performanceId = await house.openPerformance();
});

async function wishFor(
  ordinals: readonly number[],
  more: Partial<SendPayLinkCommand> = {},
): Promise<SendPayLinkCommand> {
  const { cartKey } = await house.hold(performanceId, ordinals);
  return {
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), channelCode: "phone" },
    shownTotalMinor: ordinals.length * 10_000,
    customer: { name: "王芳", phone: "138 0013 8000", email: "fang@example.cn", locale: "zh" },
    payBy: new Date(Date.now() + hourMs),
    idempotencyKey: randomUUID(),
    seller,
    ...more,
  };
}

async function sent(ordinals: readonly number[], more: Partial<SendPayLinkCommand> = {}) {
  const outcome = await house.sales.sendPayLink(await wishFor(ordinals, more));
  if (outcome.kind !== "sent") throw new Error(JSON.stringify(outcome));
  const [order] = await house.rows("SELECT * FROM sales_order WHERE id = $1", [outcome.orderId]);
  return order as { id: string; secret: string; reference: string; collect_code: string; cart_key: string };
}

const pay = (secret: string, provider = "bank") =>
  house.sales.payByLink({ secret, provider, idempotencyKey: randomUUID() });
async function begun(secret: string): Promise<string> {
  const outcome = await pay(secret);
  if (outcome.kind !== "started") throw new Error(JSON.stringify(outcome));
  return outcome.paymentId;
}
const says = (paymentId: string, result: "captured" | "authorised" | "declined", amountMinor = 10_000) =>
  house.sales.settlePayment("bank", {
    ...{ paymentId, providerReference: `ref-${paymentId}`, result, amountMinor, currency: "CNY" as const },
  });
const stateOf = async (id: string) => (await house.rows("SELECT state FROM sales_order WHERE id = $1", [id]))[0].state;
const seatOf = async (ordinal: number) =>
  (
    await house.rows("SELECT state, order_id FROM performance_seat WHERE performance_id = $1 AND ordinal = $2", [
      performanceId,
      ordinal,
    ])
  )[0];
const refused = (outcome: object) => ("field" in outcome ? outcome.field : "kind" in outcome ? outcome.kind : null);

describe("a link to pay", () => {
  it("keeps the seats for one order, and leaves the seller's cart empty", async () => {
    const wish = await wishFor([0, 1]);
    const outcome = await house.sales.sendPayLink(wish);
    const again = await house.sales.sendPayLink(wish);
    expect(again).toEqual(outcome);
    expect(await seatOf(0)).toMatchObject({ state: "reserved" });
    expect(await house.choices(wish.cartKey)).toEqual([]);
    const [order] = await house.rows("SELECT * FROM sales_order WHERE cart_key <> $1 AND id = $2", [
      wish.cartKey,
      outcome.kind === "sent" ? outcome.orderId : "",
    ]);
    expect(order).toMatchObject({ state: "awaiting_payment", contact_name: "王芳", total_minor: "20000" });
    expect(order.collect_code).toMatch(/^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    expect(await house.rows("SELECT 1 FROM payment WHERE order_id = $1", [order.id])).toEqual([]);
  });

  it("is paid through a provider of the buyer's choice, and the order has its tickets", async () => {
    const order = await sent([2]);
    const paymentId = await begun(order.secret);
    // Followed again, it is the same payment.
    expect(await begun(order.secret)).toBe(paymentId);
    expect(await says(paymentId, "captured")).toBe("paid");
    expect(await stateOf(order.id)).toBe("paid");
    expect(await seatOf(2)).toMatchObject({ state: "sold", order_id: order.id });
    expect(await house.rows("SELECT 1 FROM ticket WHERE order_id = $1 AND live", [order.id])).toHaveLength(1);
    expect(refused(await pay(order.secret))).toBe(null);
  });

  it("waits on after a payment that failed, and lapses when its time is over, used or not", async () => {
    const [tried, unused] = [await sent([3]), await sent([4])];
    expect(await says(await begun(tried.secret), "declined")).toBe("declined");
    expect(await stateOf(tried.id)).toBe("awaiting_payment");
    expect(await seatOf(3)).toMatchObject({ state: "reserved" });
    const second = await begun(tried.secret);
    await house.rows("UPDATE sales_order SET pay_by = now() - interval '1 minute' WHERE id = ANY($1::uuid[])", [
      [tried.id, unused.id],
    ]);
    await house.age(2 * hourMs);
    expect(refused(await pay(unused.secret))).toBe(null);
    await house.sales.askProviders();
    expect([await stateOf(tried.id), await stateOf(unused.id)]).toEqual(["lapsed", "lapsed"]);
    expect(house.bank.closed).toContain(`ref-${second}`);
    // The money comes all the same: the seat is free, so it is theirs.
    expect(await says(second, "captured")).toBe("paid");
    expect(await seatOf(3)).toMatchObject({ state: "sold", order_id: tried.id });
  });

  it("gives a second payment back whole, and the books come out even", async () => {
    const order = await sent([5]);
    const first = await begun(order.secret);
    // Somebody else's telephone follows the link with another provider: here the same one, as a payment of its own.
    const second = randomUUID();
    await house.rows(
      `INSERT INTO payment (id, order_id, provider, state, amount_minor, currency, provider_reference)
       SELECT $1, order_id, provider, 'pending', amount_minor, currency, $2 FROM payment WHERE id = $3`,
      [second, `ref-${second}`, first],
    );
    expect(await says(first, "captured")).toBe("paid");
    expect(await says(second, "captured")).toBe("given-back");
    expect(await says(second, "captured")).toBe("settled-before");
    expect(await stateOf(order.id)).toBe("paid");
    const [sums] = await house.rows(
      `SELECT (SELECT sum(amount_minor)::int FROM journal_entry WHERE order_id = $1) AS owed,
         (SELECT sum(amount_minor)::int FROM money_movement WHERE order_id = $1) AS paid,
         (SELECT count(*)::int FROM refund WHERE order_id = $1 AND payment_id = $2) AS refunds`,
      [order.id, second],
    );
    expect(sums).toEqual({ owed: 10_000, paid: 10_000, refunds: 1 });
    const third = randomUUID();
    await house.rows(
      `INSERT INTO payment (id, order_id, provider, state, amount_minor, currency)
       SELECT $1, order_id, provider, 'pending', amount_minor, currency FROM payment WHERE id = $2`,
      [third, first],
    );
    expect(await says(third, "declined")).toBe("declined");
    expect(await stateOf(order.id)).toBe("paid");
  });

  it("is called off with a reason: the seats are free at once", async () => {
    const order = await sent([6]);
    const cancel = (orderId: string, reason: string) => house.sales.cancelPayLink(seller, { orderId, reason });
    expect(refused(await cancel(order.id, " "))).toBe("reason");
    expect(refused(await cancel("nothing", "because"))).toBe(null);
    expect((await cancel(order.id, "不来了")).kind).toBe("changed");
    expect(await seatOf(6)).toMatchObject({ state: "free" });
    expect(await stateOf(order.id)).toBe("lapsed");
    expect(refused(await cancel(order.id, "again"))).toBe(null);
    expect(refused(await house.sales.sendPayLinkAgain(seller, order.id))).toBe(null);
    expect(refused(await pay(order.secret))).toBe(null);
  });

  it("takes a reservation along, which the sale ends", async () => {
    const { cartKey } = await house.hold(performanceId, [7]);
    const reserved = await house.inventory.reserveSeats(seller, {
      ...{ cartKey, deadline: new Date(Date.now() + hourMs) },
      customer: { name: "王芳", phone: "13800138000", email: null, note: null },
    });
    const [{ cart_key }] = await house.rows("SELECT cart_key FROM reservation WHERE id = $1", [
      "id" in reserved ? reserved.id : "",
    ]);
    const order = await sent([8], { cartKey: cart_key, seats: await house.choices(cart_key) });
    expect(await says(await begun(order.secret), "captured")).toBe("paid");
    expect(await house.rows("SELECT order_id FROM reservation WHERE cart_key = $1", [order.cart_key])).toEqual([
      { order_id: order.id },
    ]);
  });

  it("refuses what cannot be kept or paid, and does nothing then", async () => {
    const customer = { name: "王芳", phone: null, email: null, locale: "zh" };
    const field = async (more: Partial<SendPayLinkCommand>) =>
      refused(await house.sales.sendPayLink(await wishFor([9], more)));
    const tries: [Partial<SendPayLinkCommand>, string][] = [
      [{ customer: { ...customer, name: " " } }, "customer.name"],
      [{ customer: { ...customer, phone: "12" } }, "customer.phone"],
      [{ customer: { ...customer, email: "nobody" } }, "customer.email"],
      [{ customer: { ...customer, customerId: "x" } }, "customer.customerId"],
      [{ customer: { ...customer, locale: "xx" } }, "contact.locale"],
      [{ payBy: new Date(Date.now() - 1) }, "payBy"],
      [{ payBy: new Date(Date.now() + 10_000 * hourMs) }, "payBy"],
      [{ idempotencyKey: "short" }, "idempotencyKey"],
      [{ seats: [] }, "seats"],
      [{ shownTotalMinor: 1 }, "price-changed"],
    ];
    for (const [more, expected] of tries) {
      expect([more, await field(more)]).toEqual([more, expected]);
      await house.age(hourMs);
    }
    const both = await wishFor([10, 11]);
    expect(
      refused(await house.sales.sendPayLink({ ...both, seats: both.seats.slice(0, 1), shownTotalMinor: 10_000 })),
    ).toBe("seats");
    expect(await seatOf(10)).toMatchObject({ state: "held" });
    expect(await house.rows("SELECT 1 FROM order_line WHERE performance_id = $1", [performanceId])).toEqual([]);
    const key = randomUUID();
    await sent([12], { idempotencyKey: key });
    expect(refused(await house.sales.sendPayLink(await wishFor([13], { idempotencyKey: key })))).toBe("idempotencyKey");
  });

  it("refuses payments it cannot begin", async () => {
    const order = await sent([14]);
    expect(refused(await pay("nobody's"))).toBe("secret");
    expect(refused(await pay(order.secret, "no-bank"))).toBe("provider");
    expect(refused(await house.sales.payByLink({ secret: order.secret, provider: "bank", idempotencyKey: "x" }))).toBe(
      "idempotencyKey",
    );
    house.bank.isDown = true;
    expect(refused(await pay(order.secret))).toBe("provider");
    house.bank.isDown = false;
    // What was begun goes on.
    expect(await says(await begun(order.secret), "captured")).toBe("paid");
  });
});
