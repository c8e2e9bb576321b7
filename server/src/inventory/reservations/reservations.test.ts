import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { newCartKey } from "../index.ts";

let house: SellingHouse;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  performanceId = await house.openPerformance();
});

const hourMs = 3_600_000;
const customer = { name: "王小明", phone: "138 0000 0000", email: null, note: "will call on Friday" };
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs);
const reserve = (cartKey: string, change: object = {}, deadline = inHours(48)) =>
  house.inventory.reserveSeats(house.admin, { cartKey, customer: { ...customer, ...change }, deadline });
async function reserved(ordinals: readonly number[], deadline = inHours(48)) {
  const { cartKey } = await house.hold(performanceId, ordinals);
  const outcome = await reserve(cartKey, {}, deadline);
  if (outcome.kind !== "reserved") throw new Error(JSON.stringify(outcome));
  const [row] = await house.rows("SELECT * FROM reservation WHERE id = $1", [outcome.id]);
  return row as { id: string; cart_key: string; reference: string; deadline: Date; order_id: string | null };
}
const holdsOf = (cartKey: string) => house.database.inHotTransaction((tx) => house.inventory.holdsOfCart(tx, cartKey));
const buy = (ordinals: readonly number[]) =>
  house.inventory.holdSeats({ cartKey: newCartKey(), performanceId, ordinals, channelCode: "web" });
const states = async () =>
  (
    await house.rows(
      "SELECT ordinal, state FROM performance_seat WHERE performance_id = $1 AND state <> 'free' ORDER BY ordinal",
      [performanceId],
    )
  ).map(({ ordinal, state }) => `${ordinal} ${state}`);
const lapse = async (cartKey: string) => {
  await house.rows("UPDATE performance_seat SET held_until = now() - interval '1 s' WHERE state = 'reserved'");
  await house.rows(
    "UPDATE hold SET held_until = now() - interval '1 s', latest_until = now() - interval '1 s' WHERE cart_key = $1",
    [cartKey],
  );
  await house.rows("UPDATE reservation SET deadline = now() - interval '1 s' WHERE cart_key = $1", [cartKey]);
};

describe("a reservation", () => {
  it("keeps all that a cart holds until the deadline, and leaves the cart empty", async () => {
    const { cartKey } = await house.hold(performanceId, [1, 2]);
    const second = await house.openPerformance();
    await house.hold(second, [5], cartKey);
    const deadline = inHours(24);
    const outcome = await reserve(cartKey, {}, deadline);
    expect(outcome.kind).toBe("reserved");
    expect(await holdsOf(cartKey)).toEqual([]);
    expect(await states()).toEqual(["1 reserved", "2 reserved"]);
    const [row] = await house.rows(
      "SELECT cart_key, seat_count, performance_ids FROM reservation ORDER BY id DESC LIMIT 1",
    );
    expect(row).toMatchObject({ seat_count: 3, performance_ids: [performanceId, second] });
    for (const hold of await holdsOf(row.cart_key)) {
      expect(hold.heldUntil).toBe(deadline.getTime());
      expect(hold.latestUntil).toBe(deadline.getTime());
    }
    expect(await buy([2])).toMatchObject({ kind: "taken", taken: [2] });
    await house.inventory.sweepExpiredHolds();
    expect(await states()).toEqual(["1 reserved", "2 reserved"]);
  });

  it("is sold in one step by whoever sells its cart, and knows its order", async () => {
    const { id, cart_key: cartKey } = await reserved([3, 4]);
    const seats = await house.choices(cartKey);
    const sold = await house.sellForCash({
      cartKey,
      currency: "CNY",
      seats,
      shownTotalMinor: 20_000,
      givenMinor: 20_000,
      customerName: null,
      idempotencyKey: randomUUID(),
      channelCode: "counter",
      seller: house.admin,
    });
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    expect(await states()).toEqual(["3 sold", "4 sold"]);
    expect(await house.rows("SELECT order_id FROM reservation WHERE id = $1", [id])).toEqual([
      { order_id: sold.orderId },
    ]);
    const command = { reservationId: id, reason: "too late" };
    expect(await house.inventory.releaseReservation(house.admin, command)).toMatchObject({ kind: "refused" });
    expect(await house.inventory.extendReservation(house.admin, { ...command, deadline: inHours(72) })).toMatchObject({
      kind: "refused",
      field: null,
    });
    expect(await states()).toEqual(["3 sold", "4 sold"]);
  });

  it("is sold for a part of its price: the seats stay, the tickets follow the rest", async () => {
    const { id, cart_key: cartKey } = await reserved([12]);
    const rest = { reference: null, voucherCode: null };
    const sold = await house.sales.sellAtCounter({
      ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor: 10_000, keepTickets: true },
      tenders: [
        { kind: "cash", amountMinor: 3_000, givenMinor: 3_000, dueAt: null, ...rest },
        { kind: "invoice", amountMinor: 7_000, givenMinor: null, dueAt: inHours(96).getTime(), ...rest },
      ],
      ...{ customer: { ...customer, email: null }, idempotencyKey: randomUUID(), channelCode: "counter" },
      seller: house.admin,
    });
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    await lapse(cartKey);
    await house.inventory.sweepExpiredHolds();
    expect(await states()).toEqual(["12 sold"]);
    const tickets = () => house.rows("SELECT 1 FROM ticket WHERE order_id = $1", [sold.orderId]);
    expect(await tickets()).toEqual([]);
    expect(await house.rows("SELECT order_id FROM reservation WHERE id = $1", [id])).toEqual([
      { order_id: sold.orderId },
    ]);
    const paid = await house.sales.recordPayment({
      ...{ orderId: sold.orderId, actor: house.admin, reason: "the rest", approvalToken: null, channelCode: "counter" },
      ...{
        idempotencyKey: randomUUID(),
        tenders: [{ kind: "cash", amountMinor: 7_000, givenMinor: 7_000, dueAt: null, ...rest }],
      },
    });
    expect(paid.kind).toBe("recorded");
    expect(await tickets()).toHaveLength(1);
  });

  it("frees its seats when the deadline is over, by the database's clock", async () => {
    const { id, cart_key: cartKey } = await reserved([6]);
    await lapse(cartKey);
    expect(
      await house.inventory.extendReservation(house.admin, { reservationId: id, reason: "x", deadline: inHours(9) }),
    ).toMatchObject({ kind: "refused", field: null });
    expect(await buy([6])).toMatchObject({ kind: "held" });
    await house.inventory.sweepExpiredHolds();
    expect(await states()).toEqual(["6 held"]);
  });

  it("gets another deadline, with its seats and holds, and reminders for it alone", async () => {
    const { id, cart_key: cartKey } = await reserved([7, 8]);
    const reminders = async () =>
      (await house.rows("SELECT payload FROM outbox WHERE payload->>'reservationId' = $1 ORDER BY id", [id])).map(
        ({ payload }) => payload,
      );
    expect(await reminders()).toHaveLength(2);
    const deadline = inHours(1);
    const extended = { reservationId: id, reason: "asked by phone", deadline };
    expect(await house.inventory.extendReservation(house.admin, extended)).toEqual({ kind: "changed", id });
    // An hour before, neither reminder is due any more.
    expect(await reminders()).toHaveLength(2);
    const [hold] = await holdsOf(cartKey);
    expect(hold!.heldUntil).toBe(deadline.getTime());
    const ends = await house.rows("SELECT DISTINCT held_until FROM performance_seat WHERE state = 'reserved'");
    expect(ends).toContainEqual({ held_until: deadline });
    const remind = house.inventory.outboxHandlers["inventory.remind-reservation"]!;
    const message = (payload: unknown) => ({ id: "1", kind: "inventory.remind-reservation", payload, attempts: 1 });
    await remind(message((await reminders())[0]), new AbortController().signal);
    expect(await house.rows("SELECT reminded_at FROM reservation WHERE id = $1", [id])).toEqual([
      { reminded_at: null },
    ]);
    await remind(message({ reservationId: id, deadline: deadline.toISOString() }), new AbortController().signal);
    expect((await house.rows("SELECT reminded_at FROM reservation WHERE id = $1", [id]))[0].reminded_at).not.toBeNull();
    expect(await house.rows("SELECT 1 FROM customer_message WHERE about_id = $1", [id])).toEqual([]);
  });

  it("reminds a customer who gave an address, in a letter that is void after the deadline", async () => {
    const { cartKey } = await house.hold(performanceId, [10, 11]);
    const outcome = await reserve(cartKey, { email: "wang@example.com" });
    if (outcome.kind !== "reserved") throw new Error(outcome.kind);
    const [row] = await house.rows("SELECT deadline, reference FROM reservation WHERE id = $1", [outcome.id]);
    const [message] = await house.rows("SELECT id, kind, payload FROM outbox WHERE payload->>'reservationId' = $1", [
      outcome.id,
    ]);
    for (const attempts of [1, 2]) {
      const remind = house.inventory.outboxHandlers["inventory.remind-reservation"]!;
      await remind({ ...message, attempts }, new AbortController().signal);
    }
    const letters = await house.rows("SELECT email, body, useful_until FROM customer_message WHERE about_id = $1", [
      outcome.id,
    ]);
    expect(letters).toMatchObject([{ email: "wang@example.com", useful_until: row.deadline }]);
    expect(letters[0].body).toContain(row.reference);
    expect(letters[0].body).toContain("2 seats for Night");
  });

  it("is released by hand, once, with a reason in the audit log", async () => {
    const { id } = await reserved([9]);
    const command = { reservationId: id, reason: "the customer is ill" };
    expect(await house.inventory.releaseReservation(house.admin, command)).toEqual({ kind: "changed", id });
    expect(await states()).toEqual([]);
    expect(await house.inventory.releaseReservation(house.admin, command)).toMatchObject({ kind: "refused" });
    expect(
      await house.rows(
        "SELECT staff_id, reason FROM audit_entry WHERE act = 'reservation.release' AND subject_id = $1",
        [id],
      ),
    ).toEqual([{ staff_id: house.admin.staffId, reason: "the customer is ill" }]);
  });

  it("goes back into its allocation", async () => {
    const saved = await house.inventory.saveAllocation(house.admin, {
      performanceId,
      id: null,
      name: "House",
      kind: "house",
      hue: 0,
      toWhom: null,
      channelCodes: ["counter"],
      roles: [],
      staffIds: [],
      releaseAt: null,
      reason: "house seats",
    });
    if (saved.kind !== "saved") throw new Error(saved.kind);
    const allocationId = saved.allocation.id;
    await house.inventory.allocateSeats(house.admin, {
      performanceId,
      allocationId,
      ordinals: [1],
      skipTaken: false,
      reason: "x",
    });
    const cartKey = newCartKey();
    const from = { actor: house.admin, allocationIds: [allocationId], generalSale: false };
    await house.inventory.holdSeats({ cartKey, performanceId, ordinals: [1], channelCode: "counter", from });
    const outcome = await reserve(cartKey);
    if (outcome.kind !== "reserved") throw new Error(outcome.kind);
    expect((await house.inventory.countAllocations(performanceId)).get(1)).toMatchObject({ reserved: 1, left: 0 });
    await house.inventory.releaseReservation(house.admin, { reservationId: outcome.id, reason: "x" });
    expect(await buy([1])).toMatchObject({ kind: "taken" });
    expect((await house.inventory.countAllocations(performanceId)).get(1)).toMatchObject({ reserved: 0, left: 1 });
  });

  it.each([
    ["no name", { name: " " }, "customerName"],
    ["an endless name", { name: "x".repeat(101) }, "customerName"],
    ["no way to be reached", { phone: " ", email: "" }, "customerPhone"],
    ["what is no number", { phone: "call me" }, "customerPhone"],
    ["what is no address", { email: "me@" }, "customerEmail"],
    ["an endless note", { note: "x".repeat(501) }, "note"],
  ])("is refused with %s, and the cart keeps its seats", async (_name, change, field) => {
    const { cartKey } = await house.hold(performanceId, [1]);
    expect(await reserve(cartKey, change)).toMatchObject({ kind: "refused", field });
    expect(await holdsOf(cartKey)).toHaveLength(1);
  });

  it("is refused a deadline that is over, or after the performance begins; and an empty cart", async () => {
    const { cartKey } = await house.hold(performanceId, [1]);
    expect(await reserve(cartKey, {}, new Date(0))).toMatchObject({ kind: "refused", field: "deadline" });
    expect(await reserve(cartKey, {}, inHours(24 * 365))).toMatchObject({ kind: "refused", field: "deadline" });
    expect(await states()).toEqual(["1 held"]);
    expect(await reserve(newCartKey())).toMatchObject({ kind: "refused", field: null });
    const { id } = await reserved([2]);
    expect(await house.inventory.releaseReservation(house.admin, { reservationId: id, reason: "" })).toMatchObject({
      kind: "refused",
      field: "reason",
    });
    expect(await house.inventory.releaseReservation(house.admin, { reservationId: "x", reason: "x" })).toMatchObject({
      kind: "refused",
      field: "reservationId",
    });
  });
});
