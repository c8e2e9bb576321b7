import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { openAccountHouse } from "../../../test/account-house.ts";
import { cash } from "../../../test/selling-house.ts";
import type { Tender } from "../index.ts";

const {
  act,
  house,
  seller,
  performance,
  tender,
  nextWeek,
  sell,
  sold,
  linesOf,
  stateOf,
  seatState,
  liveTickets,
  account,
  refund,
} = await openAccountHouse();
afterAll(() => house.close());

describe("a sale in several tenders", () => {
  it("is exactly the total, with change from cash alone", async () => {
    const orderId = await sold(
      [0, 1],
      [tender("terminal", 12_000, { reference: "0417" }), tender("cash", 8_000, { givenMinor: 10_000 })],
    );
    expect(await account(orderId)).toEqual([20_000, 20_000]);
    const payments = await house.rows(
      "SELECT provider, amount_minor::int AS amount, tender_reference FROM payment WHERE order_id = $1 ORDER BY 1",
      [orderId],
    );
    expect(payments).toEqual([
      { provider: "cash", amount: 8_000, tender_reference: null },
      { provider: "terminal", amount: 12_000, tender_reference: "0417" },
    ]);
    const ways = await house.rows("SELECT DISTINCT provider FROM journal_entry WHERE order_id = $1", [orderId]);
    expect(ways).toEqual([{ provider: "mixed" }]);
  });

  it.each([
    ["less than the total", cash(9_999), "tenders"],
    ["more than the total", cash(10_001), "tenders"],
    ["too little cash", [tender("cash", 10_000, { givenMinor: 9_000 })], "tenders.0.givenMinor"],
    ["no cash told", [tender("cash", 10_000)], "tenders.0.givenMinor"],
    ["nothing", [tender("cash", 0), ...cash(10_000)], "tenders.0.amountMinor"],
    ["cash twice", [...cash(5_000), ...cash(5_000)], "tenders.1.kind"],
    ["a slip without a number", [tender("terminal", 10_000, { reference: " " })], "tenders.0.reference"],
    [
      "a transfer with too long a number",
      [tender("transfer", 10_000, { reference: "9".repeat(61) })],
      "tenders.0.reference",
    ],
    ["a voucher without a code", [tender("voucher", 10_000)], "tenders.0.voucherCode"],
    ["a voucher that is not there", [tender("voucher", 10_000, { voucherCode: "NOPE" })], "tenders.0.voucherCode"],
    ["an invoice without a day", [tender("invoice", 10_000)], "tenders.0.dueAt"],
    ["an invoice that is due already", [tender("invoice", 10_000, { dueAt: 1 })], "tenders.0.dueAt"],
    ["too many ways", Array.from({ length: 11 }, () => tender("terminal", 1, { reference: "1" })), "tenders"],
  ] as const)("is refused with %s, and nothing is sold", async (_, tenders, field) => {
    expect(await sell([2], tenders as readonly Tender[])).toMatchObject({ kind: "refused", field });
    expect(await seatState(2)).toBe("held");
    await house.age(3_600_000);
  });

  it("is refused on an invoice to nobody, and without tickets where nothing is owed", async () => {
    const nobody = { name: " ", phone: null, email: null };
    expect(await sell([3], [tender("invoice", 10_000, { dueAt: nextWeek() })], false, nobody as never)).toMatchObject({
      field: "customer.name",
    });
    expect(await sell([4], cash(10_000), true)).toMatchObject({ field: "keepTickets" });
    await house.age(3_600_000);
  });
});

describe("what is owed", () => {
  it("is on an invoice until it is paid, in parts, and never paid twice", async () => {
    const orderId = await sold(
      [10, 11],
      [...cash(5_000), tender("invoice", 15_000, { dueAt: nextWeek(), reference: "R-7" })],
    );
    expect(await stateOf(orderId)).toBe("owing");
    expect(await account(orderId)).toEqual([20_000, 5_000]);
    expect(await liveTickets(orderId)).toHaveLength(2);
    const pay = (amount: number) => house.sales.recordPayment({ ...act(orderId, seller), tenders: cash(amount) });
    expect(await pay(15_001)).toMatchObject({ kind: "refused", field: "tenders" });
    expect(await house.sales.recordPayment({ ...act(orderId), tenders: [] })).toMatchObject({ field: "tenders" });
    const once = { ...act(orderId, seller), tenders: [tender("transfer", 5_000, { reference: "TR 1" })] };
    expect(await house.sales.recordPayment(once)).toMatchObject({ kind: "recorded" });
    expect(await house.sales.recordPayment(once)).toMatchObject({ kind: "recorded" });
    expect(await account(orderId)).toEqual([20_000, 10_000]);
    expect(await pay(10_000)).toMatchObject({ kind: "recorded" });
    expect(await stateOf(orderId)).toBe("paid");
    expect(await pay(1)).toMatchObject({ kind: "not-done", reason: { en: "Nothing is owed on this order." } });
  });

  it("keeps the tickets of a part payment until all is paid", async () => {
    const orderId = await sold([12], [...cash(4_000), tender("invoice", 6_000, { dueAt: nextWeek() })], true);
    expect(await stateOf(orderId)).toBe("part_paid");
    expect(await liveTickets(orderId)).toEqual([]);
    expect(await seatState(12)).toBe("sold");
    await house.sales.recordPayment({ ...act(orderId), tenders: cash(1_000) });
    expect(await stateOf(orderId)).toBe("part_paid");
    await house.sales.recordPayment({ ...act(orderId), tenders: cash(5_000) });
    expect(await stateOf(orderId)).toBe("paid");
    expect(await liveTickets(orderId)).toHaveLength(1);
  });

  it("goes down first when tickets are given back, and only the rest is money", async () => {
    const orderId = await sold([13, 14], [...cash(5_000), tender("invoice", 15_000, { dueAt: nextWeek() })]);
    const [first, second] = await linesOf(orderId);
    expect(await refund(orderId, [first.id], 0)).toMatchObject({ kind: "refunded" });
    expect(await account(orderId)).toEqual([10_000, 5_000]);
    expect(await stateOf(orderId)).toBe("owing");
    expect(await refund(orderId, [second.id], 5_000)).toMatchObject({ kind: "refunded" });
    expect(await account(orderId)).toEqual([0, 0]);
    expect(await stateOf(orderId)).toBe("refunded");
  });
});

describe("a refund", () => {
  it("of some tickets goes back by the terminal first and from the drawer last", async () => {
    const orderId = await sold([30, 31, 32], [tender("terminal", 12_000, { reference: "1" }), ...cash(18_000)]);
    const [a, b, c] = await linesOf(orderId);
    expect(await refund(orderId, [a.id], 9_999)).toMatchObject({ kind: "changed" });
    expect(await refund(orderId, [], 0)).toMatchObject({ kind: "not-done", field: "lineIds" });
    expect(await refund(orderId, [randomUUID()], 0)).toMatchObject({ kind: "not-done", field: "lineIds" });
    expect(await refund(orderId, [a.id], 10_000, { reason: " " })).toMatchObject({ field: "reason" });
    expect(await refund(orderId, [a.id], 10_000, { actor: seller })).toMatchObject({ kind: "approval-required" });
    expect(await refund(orderId, [a.id], 10_000)).toMatchObject({ kind: "refunded" });
    expect(await refund(orderId, [a.id], 10_000)).toMatchObject({ kind: "not-done", field: "lineIds" });
    expect(await refund(orderId, [b.id, c.id], 20_000, { keepSeatsOff: true })).toMatchObject({ kind: "refunded" });
    const moved = await house.rows(
      "SELECT tender, amount_minor::int AS amount FROM money_movement WHERE order_id = $1 ORDER BY id",
      [orderId],
    );
    expect(moved.map(({ tender: way, amount }) => [way, amount])).toEqual([
      ["terminal", 12_000],
      ["cash", 18_000],
      ["terminal", -10_000],
      ["terminal", -2_000],
      ["cash", -18_000],
    ]);
    expect(await account(orderId)).toEqual([0, 0]);
    expect([await seatState(30), await seatState(31), await seatState(32)]).toEqual(["free", "killed", "killed"]);
    expect(await refund(orderId, null, 0)).toMatchObject({ kind: "not-done", field: "orderId" });
  });

  it("keeps what the policy of the sale keeps, whatever it says by now", async () => {
    const day = 86_400_000;
    const stage = (beforeDays: number, percentBp: number) => ({
      beforeMs: beforeDays * day,
      percentBp,
      fixed: [],
      cap: [],
    });
    const save = (stages: ReturnType<typeof stage>[]) =>
      house.programme.saveRefundPolicy(house.admin, {
        ...{ performanceId: performance, stages, keepsSaleFees: true, keepsLostDiscounts: false },
      });
    await save([stage(20, 1_000), stage(40, 0)]);
    house.programme.forgetSellingFacts(performance);
    const orderId = await sold([33, 34], cash(20_000));
    await save([stage(50, 0)]);
    house.programme.forgetSellingFacts(performance);
    const [a] = await linesOf(orderId);
    expect(await house.sales.quoteRefund({ orderId, lineIds: [a.id], waive: false })).toMatchObject({
      quote: { moneyMinor: 9_000, lines: [{ paidMinor: 10_000, refundFeeMinor: 1_000, refundMinor: 9_000 }] },
    });
    expect(await refund(orderId, [a.id], 9_000)).toMatchObject({ kind: "refunded" });
    expect(await account(orderId)).toEqual([11_000, 11_000]);
    const later = await sold([35], cash(10_000));
    expect(await refund(later, null, 10_000)).toMatchObject({ kind: "not-done", field: "lineIds" });
    expect(await refund(later, null, 10_000, { waive: true })).toMatchObject({ kind: "refunded" });
    expect(await save([stage(-1, 0)])).toMatchObject({ field: "stages.0.beforeMs" });
    expect(await save([stage(1, 0), stage(1, 5)])).toMatchObject({ field: "stages.1.beforeMs" });
    expect(await save([stage(1, 10_001)])).toMatchObject({ field: "stages.0.percentBp" });
    expect(await save(Array.from({ length: 11 }, (_, index) => stage(index, 0)))).toMatchObject({ field: "stages" });
    await expect(house.rows("DELETE FROM refund_policy")).rejects.toThrow("never change");
    await save([stage(0, 0)]);
    house.programme.forgetSellingFacts(performance);
  });

  it("of money alone leaves the tickets, and of tickets alone leaves the money", async () => {
    const orderId = await sold([36, 37], cash(20_000));
    const give = (amountMinor: number) => house.sales.giveGoodwill({ ...act(orderId), amountMinor });
    expect(await give(0)).toMatchObject({ field: "amountMinor" });
    expect(await give(20_001)).toMatchObject({ field: "amountMinor" });
    expect(await house.sales.giveGoodwill({ ...act(orderId, seller), amountMinor: 1 })).toMatchObject({
      kind: "approval-required",
    });
    expect(await give(3_001)).toMatchObject({ kind: "given" });
    expect(await account(orderId)).toEqual([16_999, 16_999]);
    expect(await liveTickets(orderId)).toHaveLength(2);
    const [a, b] = await linesOf(orderId);
    expect(await house.sales.returnTickets({ ...act(orderId), lineIds: [a.id], keepSeatsOff: false })).toMatchObject({
      kind: "returned",
    });
    expect(await account(orderId)).toEqual([16_999, 16_999]);
    expect((await linesOf(orderId)).map(({ state }) => state)).toEqual(["given_back", "live"]);
    // What was given for nothing is not given a second time with the ticket.
    expect(await refund(orderId, [b.id], 8_500)).toMatchObject({ kind: "refunded" });
    expect(await account(orderId)).toEqual([8_499, 8_499]);
  });
});

describe("acts", () => {
  it("never change, and say how the order went from state to state", async () => {
    await expect(house.rows("UPDATE order_act SET paid_minor = 0")).rejects.toThrow("never change");
    await expect(house.rows("DELETE FROM money_movement")).rejects.toThrow("never change");
    const broken = await house.rows(
      `SELECT * FROM (SELECT order_id, state_before, state_after, at,
         lag(state_after) OVER (PARTITION BY order_id ORDER BY at, id) AS last FROM order_act) acts
       WHERE state_before IS DISTINCT FROM last`,
    );
    expect(broken).toEqual([]);
  });
});
