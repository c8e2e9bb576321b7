import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { cash } from "../../../test/selling-house.ts";
import { openShiftHouse } from "../../../test/shift-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import { closeShift } from "./close-shift.ts";
import { moveCash } from "./move-cash.ts";
import { findOpenShiftOf } from "./shift.store.ts";
import { readFigures } from "./shift-report.ts";

const {
  house,
  supervisor,
  seller,
  other,
  nextPerformance,
  shiftOf,
  reportOf,
  coins,
  closing,
  counter,
  open,
  freshShift,
  closeAnyhow,
  terminal,
  sell,
  sold,
} = await openShiftHouse();
beforeEach(nextPerformance);
afterAll(() => house.close());

describe("opening", () => {
  it("is once at a counter and once a seller, whoever asks at the same moment", async () => {
    await closeAnyhow(seller);
    await closeAnyhow(other);
    const [here, there] = [await counter(), await counter()];
    const asked = await Promise.all([open(seller, here), open(other, here), open(seller, here)]);
    const shifts = asked.filter((each) => !("kind" in each));
    expect(new Set(shifts.map((each) => "id" in each && each.id)).size).toBe(1);
    const [row] = await house.rows("SELECT count(*)::int AS n FROM shift WHERE counter_id = $1", [here]);
    expect(row.n).toBe(1);
    const mine = await house.database.read((tx) => findOpenShiftOf(tx, seller.staffId));
    const [sits, waits] = mine ? [seller, other] : [other, seller];
    expect(await open(sits, there)).toMatchObject({ kind: "not-done", field: "counterId" });
    expect(await open(sits, here)).toMatchObject({ counter_id: here });
    expect(await open(waits, here)).toMatchObject({ kind: "not-done", field: "counterId" });
    expect(await open(waits, there)).toMatchObject({ counter_id: there });
  });

  it.each([
    ["id", { id: "x" }],
    ["counterId", { counterId: "x" }],
    ["counterId", { counterId: randomUUID() }],
    ["floats", { floats: [{ currency: "CNY", amountMinor: -1 }] }],
    ["floats", { floats: [{ currency: "CNY", amountMinor: 0.5 }] }],
    ["floats", { floats: [{ currency: "XYZ", amountMinor: 1 }] }],
    ["floats", { floats: ["CNY", "CNY"].map((currency) => ({ currency, amountMinor: 1 })) }],
  ])("is refused for its %s: %j", async (field, change) => {
    const newcomer = await house.enrol("seller", `s${randomUUID().slice(0, 8)}`);
    await closeAnyhow(newcomer);
    expect(await open(newcomer, await counter(), change)).toMatchObject({ kind: "not-done", field });
  });
});

describe("without an open shift", () => {
  it("no cash comes in or goes out, and nothing is half done", async () => {
    await freshShift(seller);
    const orderId = await sold(seller, cash);
    await closeAnyhow(seller);
    expect(await sell(seller, cash)).toMatchObject({ kind: "refused", field: "shift" });
    expect(await sell(seller, (total) => [...cash(100), terminal(total - 100)])).toMatchObject({ field: "shift" });
    await house.beginShift(supervisor).catch(() => undefined);
    await closeAnyhow(supervisor);
    const refund = { orderId, actor: supervisor, idempotencyKey: randomUUID() };
    expect(await house.refundWhole(refund)).toMatchObject({ kind: "not-done", field: "shift" });
    const voucher = { currency: "CNY" as const, amountMinor: 500, validUntil: null, reason: "gift" };
    const issue = (tender: "cash" | "terminal") =>
      house.sales.issueVoucher({
        approvalToken: null,
        ...{ ...voucher, tender, idempotencyKey: randomUUID(), actor: supervisor, channelCode: "counter" },
      });
    expect(await issue("cash")).toMatchObject({ kind: "refused", field: "shift" });
    expect(await issue("terminal")).toMatchObject({ kind: "issued" });
    expect((await sell(seller, (total) => [terminal(total)])).kind).toBe("sold");
    await house.beginShift(supervisor);
    expect(await house.refundWhole({ ...refund, idempotencyKey: randomUUID() })).toMatchObject({ kind: "refunded" });
  });
});

describe("cash beside sales", () => {
  const move = (actor: StaffActor, shiftId: string, change: object = {}) =>
    moveCash(house.database, actor, {
      ...{ id: randomUUID(), shiftId, direction: "in" as const, currency: "CNY" as const, amountMinor: 500 },
      ...{ reason: "change", ...change },
    });

  it("is noted once, however often it is said", async () => {
    const { id: shiftId } = await freshShift(seller);
    const id = randomUUID();
    await move(seller, shiftId, { id });
    await move(seller, shiftId, { id });
    expect(await move(seller, shiftId, { id, amountMinor: 600 })).toMatchObject({ kind: "not-done", field: "id" });
    await move(house.admin, shiftId, { direction: "out", amountMinor: 200 });
    await closing(seller, { counts: [coins("CNY", 300)] });
    expect((await reportOf(shiftId)).drawers).toMatchObject([
      { putInMinor: 500, takenOutMinor: -200, expectedMinor: 300, differenceMinor: 0 },
    ]);
    expect(await move(seller, shiftId)).toMatchObject({ kind: "not-done", field: "shiftId" });
  });

  it.each([
    ["id", { id: "x" }],
    ["shiftId", { shiftId: "x" }],
    ["shiftId", { shiftId: randomUUID() }],
    ["amountMinor", { amountMinor: 0 }],
    ["amountMinor", { amountMinor: -5 }],
    ["amountMinor", { currency: "XYZ" }],
    ["reason", { reason: " " }],
    ["reason", { reason: "x".repeat(501) }],
  ])("is refused for its %s: %j", async (field, change) => {
    const { id } = await freshShift(seller);
    expect(await move(seller, id, change)).toMatchObject({ kind: "not-done", field });
  });

  it("of somebody else's drawer needs a supervisor", async () => {
    const { id } = await freshShift(seller);
    expect(await move(other, id)).toMatchObject({ kind: "not-done", field: "shiftId" });
  });
});

describe("closing", () => {
  it("says what is over and short by currency, and counts paper that came back", async () => {
    const floats = [
      { currency: "CNY" as const, amountMinor: 20_000 },
      { currency: "USD" as const, amountMinor: 5_000 },
    ];
    const { id } = await freshShift(supervisor, floats);
    const orderId = await sold(supervisor, cash, 2);
    await sold(supervisor, (total) => [terminal(total)], 1, "USD");
    await house.refundWhole({ orderId, actor: supervisor, idempotencyKey: randomUUID() });
    const closed = await closing(supervisor, {
      counts: [coins("CNY", 20_100), coins("USD", 4_000)],
      paperTickets: 1,
      note: " all well ",
    });
    expect(closed).toMatchObject({ id, closed_at: expect.any(Date) });
    const report = await reportOf(id);
    expect(report).toMatchObject({ sales: 2, ticketsSold: 3, ticketsEnded: 2, note: "all well", handedOver: false });
    expect(report.paperTickets).toEqual({ expected: 0, counted: 1, difference: 1 });
    expect(report.drawers).toMatchObject([
      { currency: "CNY", soldMinor: 20_000, givenBackMinor: -20_000, expectedMinor: 20_000, differenceMinor: 100 },
      { currency: "USD", soldMinor: 0, expectedMinor: 5_000, differenceMinor: -1_000 },
    ]);
    expect(report.tenders).toMatchObject([
      { tender: "cash", currency: "CNY", inMinor: 20_000, outMinor: -20_000, movements: 2 },
      { tender: "terminal", currency: "USD", inMinor: 10_000, outMinor: 0 },
    ]);
    await expect(house.rows("UPDATE shift_report SET document = '{}'")).rejects.toThrow("never changed");
    await expect(house.rows("DELETE FROM shift_cash")).rejects.toThrow("never changed");
    const again = await closeShift(house.database, supervisor, {
      ...{ shiftId: id, counts: [], paperTickets: 0, handOver: true, note: null },
    });
    expect(again).toMatchObject({ id });
    expect(await reportOf(id)).toEqual(report);
  });

  it.each([
    ["shiftId", { shiftId: "x" }],
    ["shiftId", { shiftId: randomUUID() }],
    ["counts", { counts: [] }],
    ["counts", { counts: [coins("CNY", 100), coins("CNY", 100)] }],
    ["counts", { counts: [{ currency: "CNY" as const, coins: [{ valueMinor: 3, count: 1 }] }] }],
    ["paperTickets", { paperTickets: -1 }],
    ["note", { note: "x".repeat(501) }],
  ])("is refused for its %s: %j", async (field, change) => {
    const { id } = await freshShift(seller, [{ currency: "CNY", amountMinor: 100 }]);
    const whole = { counts: [coins("CNY", 100)], paperTickets: 0 };
    expect(await closing(seller, { ...whole, ...change })).toMatchObject({ kind: "not-done", field });
    expect(await shiftOf(seller)).toMatchObject({ id });
  });

  it("of somebody else's shift needs a manager", async () => {
    const { id: shiftId } = await freshShift(seller);
    const count = { shiftId, counts: [], paperTickets: 0, handOver: false, note: null };
    expect(await closeShift(house.database, other, count)).toMatchObject({ kind: "not-done", field: "shiftId" });
    expect(await closeShift(house.database, supervisor, count)).toMatchObject({ kind: "not-done", field: "shiftId" });
    const manager = await house.enrol("manager", "manager");
    expect(await closeShift(house.database, manager, count)).toMatchObject({ id: shiftId });
  });

  it("hands over what was counted, and the next float is set against it", async () => {
    const { counter_id: counterId } = await freshShift(seller, [{ currency: "CNY", amountMinor: 10_000 }]);
    await closing(seller, { counts: [coins("CNY", 10_000)], handOver: true });
    await closeAnyhow(other);
    await open(other, counterId, { floats: [{ currency: "CNY", amountMinor: 9_000 }] });
    const next = await shiftOf(other);
    const figures = await house.database.read((tx) => readFigures(tx, [next]));
    expect(figures.get(next.id)!.moves).toMatchObject([
      { currency: "CNY", floatMinor: 9_000, leftBeforeMinor: 10_000 },
    ]);
  });
});
