import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cash, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { Tender } from "../index.ts";

let house: SellingHouse;
let seller: StaffActor;
let supervisor: StaffActor;
let performance: number;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
  supervisor = await house.enrol("supervisor", "supervisor");
  performance = await house.openPerformance();
});
afterAll(() => house.close());

const key = () => randomUUID() as string;
const tender = (kind: Tender["kind"], amountMinor: number, rest: Partial<Tender> = {}): Tender => ({
  ...{ kind, amountMinor, givenMinor: null, reference: null, voucherCode: null, dueAt: null },
  ...rest,
});
const nextWeek = () => Date.now() + 7 * 86_400_000;
const li = { name: "李", phone: "13800000000", email: null };

/** Sells seats of block 0, at 100.00 each. */
async function sell(ordinals: readonly number[], tenders: readonly Tender[], keepTickets = false, customer = li) {
  const { cartKey } = await house.hold(performance, ordinals);
  return house.sales.sellAtCounter({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), channelCode: "counter", seller, customer },
    ...{ shownTotalMinor: ordinals.length * 10_000, tenders, keepTickets, idempotencyKey: key() },
  });
}

async function sold(ordinals: readonly number[], tenders: readonly Tender[], keepTickets = false) {
  const outcome = await sell(ordinals, tenders, keepTickets);
  if (outcome.kind !== "sold") throw new Error(JSON.stringify(outcome));
  return outcome.orderId;
}

const act = (orderId: string, actor = supervisor) => ({
  ...{ orderId, actor, reason: "because", approvalToken: null, idempotencyKey: key(), channelCode: "counter" },
});
const linesOf = (orderId: string) =>
  house.rows("SELECT id, ordinal, state FROM order_line WHERE order_id = $1 ORDER BY position", [orderId]);
const stateOf = async (orderId: string) =>
  (await house.rows("SELECT state FROM sales_order WHERE id = $1", [orderId]))[0].state;
const seatState = async (ordinal: number) =>
  (
    await house.rows("SELECT state FROM performance_seat WHERE performance_id = $1 AND ordinal = $2", [
      performance,
      ordinal,
    ])
  )[0].state;
const liveTickets = async (orderId: string) =>
  (await house.rows("SELECT number, ordinal FROM ticket WHERE order_id = $1 AND live ORDER BY number", [orderId])) as {
    number: string;
    ordinal: number;
  }[];

/** Owed and paid by the books, which every act's own figures have to sum to. */
async function account(orderId: string) {
  const [sums] = await house.rows(
    `SELECT coalesce((SELECT sum(amount_minor) FROM journal_entry WHERE order_id = $1), 0)::int AS owed,
       coalesce((SELECT sum(amount_minor) FROM money_movement WHERE order_id = $1), 0)::int AS paid,
       (SELECT sum(owed_minor) FROM order_act WHERE order_id = $1)::int AS acts_owed,
       (SELECT sum(paid_minor) FROM order_act WHERE order_id = $1)::int AS acts_paid`,
    [orderId],
  );
  expect([sums.acts_owed, sums.acts_paid]).toEqual([sums.owed, sums.paid]);
  return [sums.owed, sums.paid];
}

async function refund(orderId: string, lineIds: readonly string[] | null, shownMoneyMinor: number, rest = {}) {
  return house.sales.refundTickets({
    ...{ ...act(orderId), lineIds, waive: false, keepSeatsOff: false, shownMoneyMinor },
    ...rest,
  });
}

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

describe("a voucher", () => {
  const issue = (amountMinor: number, rest = {}) =>
    house.sales.issueVoucher({
      ...{ currency: "CNY", amountMinor, tender: "cash", validUntil: null, reason: "birthday", actor: supervisor },
      ...{ idempotencyKey: key(), channelCode: "counter", ...rest },
    });
  const codeOf = async (amountMinor: number, rest = {}) => {
    const outcome = await issue(amountMinor, rest);
    if (outcome.kind !== "issued" || outcome.code === null) throw new Error(JSON.stringify(outcome));
    return outcome.code;
  };

  it("pays up to its balance, at two tills at once, and gets back what is given back", async () => {
    const voucherCode = await codeOf(15_000);
    const pay = (ordinal: number) =>
      sell([ordinal], [tender("voucher", 10_000, { voucherCode: voucherCode.toLowerCase() })]);
    const outcomes = await Promise.all([pay(20), pay(21)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["refused", "sold"]);
    const balance = async () =>
      (await house.rows("SELECT balance_minor::int AS left FROM voucher ORDER BY issued_at DESC LIMIT 1"))[0].left;
    expect(await balance()).toBe(5_000);
    const winner = outcomes.find(({ kind }) => kind === "sold") as { orderId: string };
    expect(await refund(winner.orderId, null, 10_000)).toMatchObject({ kind: "refunded" });
    expect(await balance()).toBe(15_000);
    await expect(house.rows("UPDATE voucher SET balance_minor = -1")).rejects.toThrow("voucher_balance_within_face");
    await expect(house.rows("DELETE FROM voucher_entry")).rejects.toThrow("never change");
    await house.age(3_600_000);
  });

  it("is refused when it is over or in another currency, and issued for what it can be", async () => {
    const dollars = await codeOf(10_000, { currency: "USD" });
    expect(await sell([22], [tender("voucher", 10_000, { voucherCode: dollars })])).toMatchObject({ kind: "refused" });
    const old = await codeOf(10_000, { validUntil: Date.now() + 60_000 });
    await house.rows("UPDATE voucher SET valid_until = now() - interval '1 day' WHERE valid_until IS NOT NULL");
    expect(await sell([23], [tender("voucher", 10_000, { voucherCode: old })])).toMatchObject({ kind: "refused" });
    expect(await issue(0)).toMatchObject({ field: "amountMinor" });
    expect(await issue(1, { validUntil: 1 })).toMatchObject({ field: "validUntil" });
    expect(await issue(1, { reason: " " })).toMatchObject({ field: "reason" });
    expect(await issue(1, { idempotencyKey: "short" })).toMatchObject({ field: "idempotencyKey" });
    const once = { idempotencyKey: key() };
    await codeOf(700, once);
    expect(await issue(700, once)).toMatchObject({ kind: "issued", code: null });
    expect(await issue(800, once)).toMatchObject({ field: "idempotencyKey" });
    await house.age(3_600_000);
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

describe("an exchange", () => {
  async function exchange(orderId: string, lineIds: readonly string[], ordinals: readonly number[], rest = {}) {
    const { cartKey } = ordinals.length > 0 ? await house.hold(performance, ordinals) : { cartKey: key() };
    const seats = ordinals.length > 0 ? await house.choices(cartKey) : [];
    return house.sales.exchangeTickets({
      ...{ ...act(orderId), lineIds, cartKey, seats, kept: [], shownDifferenceMinor: 0, tenders: [] },
      ...rest,
    });
  }

  it("to cheaper seats gives the difference back, to dearer ones collects it", async () => {
    const orderId = await sold([38, 39], [tender("terminal", 20_000, { reference: "5" })]);
    const [a, b] = await linesOf(orderId);
    const down = { shownDifferenceMinor: -4_000 };
    expect(await exchange(orderId, [a.id], [60], { ...down, actor: seller })).toMatchObject({
      kind: "approval-required",
    });
    expect(await exchange(orderId, [a.id], [61])).toMatchObject({ kind: "exchange-changed", differenceMinor: -4_000 });
    expect(await exchange(orderId, [a.id], [62], down)).toMatchObject({ kind: "exchanged" });
    expect(await account(orderId)).toEqual([16_000, 16_000]);
    expect([await seatState(38), await seatState(62)]).toEqual(["free", "sold"]);
    const lines = await linesOf(orderId);
    expect(lines.map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [38, "exchanged"],
      [39, "live"],
      [62, "live"],
    ]);
    const up = { shownDifferenceMinor: 4_000, actor: seller };
    expect(await exchange(orderId, [lines[2].id], [38], up)).toMatchObject({ kind: "not-done", field: "tenders" });
    await house.age(3_600_000);
    expect(await exchange(orderId, [lines[2].id], [38], { ...up, tenders: cash(4_000, 5_000) })).toMatchObject({
      kind: "exchanged",
    });
    expect(await account(orderId)).toEqual([20_000, 20_000]);
    expect((await liveTickets(orderId)).map(({ ordinal }) => ordinal).sort()).toEqual([38, 39]);
    expect(await exchange(orderId, [b.id], [])).toMatchObject({ kind: "not-done", field: "seats" });
    await house.age(3_600_000);
  });

  it("of the type alone keeps the seat, and of what is owed is refused", async () => {
    const orderId = await sold([5], cash(10_000));
    const [line] = await linesOf(orderId);
    const kept = [{ lineId: line.id, ticketTypeId: house.childId }];
    expect(await exchange(orderId, [line.id], [], { kept, shownDifferenceMinor: -5_000 })).toMatchObject({
      kind: "exchanged",
    });
    expect(await seatState(5)).toBe("sold");
    expect(await account(orderId)).toEqual([5_000, 5_000]);
    expect((await liveTickets(orderId)).map(({ ordinal }) => ordinal)).toEqual([5]);
    const owing = await sold([6], [tender("invoice", 10_000, { dueAt: nextWeek() })]);
    const [owed] = await linesOf(owing);
    expect(
      await exchange(owing, [owed.id], [], { kept: [{ lineId: owed.id, ticketTypeId: house.childId }] }),
    ).toMatchObject({
      kind: "not-done",
      field: "orderId",
    });
  });

  it("is refused whole when a new seat is lost", async () => {
    const orderId = await sold([7], cash(10_000));
    const [line] = await linesOf(orderId);
    const { cartKey } = await house.hold(performance, [8]);
    const seats = await house.choices(cartKey);
    await house.age(3_600_000);
    const lost = await exchange(orderId, [line.id], [], { cartKey, seats });
    expect(lost).toMatchObject({ kind: "lost" });
    expect(await seatState(7)).toBe("sold");
    expect(await liveTickets(orderId)).toHaveLength(1);
  });
});

describe("a seat that is moved", () => {
  it("keeps its price, gets a new ticket, and the customer is told", async () => {
    const orderId = await sold([15], cash(10_000));
    const [line] = await linesOf(orderId);
    const move = (toOrdinal: number, rest = {}) =>
      house.sales.moveSeat({
        ...act(orderId, seller),
        lineId: line.id,
        toOrdinal,
        toHoldId: null,
        keepOldOff: true,
        ...rest,
      });
    expect(await move(15)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(999)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(7)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(16, { lineId: randomUUID() })).toMatchObject({ kind: "not-done", field: "lineIds" });
    const once = { idempotencyKey: key() };
    const moved = await move(16, once);
    expect(moved).toMatchObject({ kind: "moved" });
    expect(await move(16, once)).toEqual(moved);
    expect([await seatState(15), await seatState(16)]).toEqual(["killed", "sold"]);
    expect(await account(orderId)).toEqual([10_000, 10_000]);
    const [ticket] = await liveTickets(orderId);
    expect(ticket).toMatchObject({ ordinal: 16 });
    expect(ticket!.number.endsWith("-01-2")).toBe(true);
    const [order] = await house.rows("SELECT note_en FROM sales_order WHERE id = $1", [orderId]);
    expect(order.note_en).toBe("Your seat was moved from Block 0 2 6 to Block 0 2 7. Please use the new ticket.");
    const told = await house.rows("SELECT payload FROM outbox WHERE kind = 'sales.seat-moved'");
    expect(told.map(({ payload }) => payload.orderId)).toEqual([orderId]);
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
