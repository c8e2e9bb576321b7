import { randomUUID } from "node:crypto";
import { type Currency, denominationsOf } from "@parterre/money";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cash, houseSeats, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { Tender } from "../../sales/index.ts";
import { registerCounter } from "../register-counter.ts";
import { closeShift, type ShiftToClose } from "./close-shift.ts";
import { moveCash } from "./move-cash.ts";
import { openShift } from "./open-shift.ts";
import type { CashCount } from "./shift.rules.ts";
import { findOpenShiftOf, findReports } from "./shift.store.ts";
import { readFigures, type ShiftReport } from "./shift-report.ts";

let house: SellingHouse;
let supervisor: StaffActor;
let seller: StaffActor;
let other: StaffActor;
let performance: number;
let nextSeat = 0;

beforeAll(async () => {
  house = await openSellingHouse();
  supervisor = await house.enrol("supervisor", "supervisor");
  seller = await house.enrol("seller", "seller");
  other = await house.enrol("seller", "other");
});
beforeEach(async () => {
  performance = await house.openPerformance();
  nextSeat = 0;
});
afterAll(() => house.close());

const shiftOf = async (actor: StaffActor) => (await house.database.read((tx) => findOpenShiftOf(tx, actor.staffId)))!;
const reportOf = async (id: string) =>
  (await house.database.read((tx) => findReports(tx, [id])))[0]?.document as ShiftReport;

/** An amount in the currency's own notes and coins. */
function coins(currency: Currency, amountMinor: number): CashCount {
  let left = amountMinor;
  const counted = denominationsOf(currency).map((valueMinor) => {
    const count = Math.floor(left / valueMinor);
    left -= count * valueMinor;
    return { valueMinor, count };
  });
  return { currency, coins: counted };
}

async function closing(actor: StaffActor, change: Partial<ShiftToClose> = {}) {
  const { id } = await shiftOf(actor);
  const count = { counts: [], paperTickets: 0, handOver: false, note: null };
  return closeShift(house.database, actor, { shiftId: id, ...count, ...change });
}

async function counter(): Promise<string> {
  const name = `Window ${randomUUID().slice(0, 8)}`;
  const made = await registerCounter(house, supervisor, { name, venueId: house.venueId, channelCode: "counter" });
  if ("kind" in made) throw new Error(made.reason.en);
  return made.id;
}

const open = (actor: StaffActor, counterId: string, change: object = {}) =>
  openShift(house.database, actor, { id: randomUUID(), counterId, floats: [], ...change });

/** A new shift at a new counter, whatever was before. */
async function freshShift(actor: StaffActor, floats: { currency: Currency; amountMinor: number }[] = []) {
  const before = await house.database.read((tx) => findOpenShiftOf(tx, actor.staffId));
  if (before) await closeAnyhow(actor);
  const shift = await open(actor, await counter(), { floats });
  if ("kind" in shift) throw new Error(shift.reason.en);
  return shift;
}

/** Closes with a count of nothing: whatever there was is short. */
async function closeAnyhow(actor: StaffActor) {
  const counts = (["CNY", "USD"] as const).map((currency) => ({ currency, coins: [] }));
  const closed = await closing(actor, { counts });
  if ("kind" in closed) throw new Error(closed.reason.en);
  return closed;
}

const terminal = (amountMinor: number): Tender => ({
  ...{ kind: "terminal", amountMinor, givenMinor: null, reference: "SLIP 1", voucherCode: null, dueAt: null },
});

async function sell(
  actor: StaffActor,
  tenders: (totalMinor: number) => Tender[],
  seats = 1,
  currency: Currency = "CNY",
) {
  const ordinals = Array.from({ length: seats }, () => nextSeat++);
  const { cartKey } = await house.hold(performance, ordinals);
  const wish = { cartKey, currency, seats: await house.choices(cartKey), channelCode: "counter" };
  const quoted = await house.sales.quote(wish);
  const totalMinor = quoted.kind === "quote" ? quoted.quote.total.amountMinor : 0;
  const customer = { name: "Somebody", phone: null, email: null };
  const idempotencyKey = randomUUID();
  return house.sales.sellAtCounter({
    ...{ ...wish, shownTotalMinor: totalMinor, tenders: tenders(totalMinor), keepTickets: false, customer },
    ...{ idempotencyKey, seller: actor },
  });
}

async function sold(...args: Parameters<typeof sell>): Promise<string> {
  const outcome = await sell(...args);
  if (outcome.kind !== "sold") throw new Error(JSON.stringify(outcome));
  return outcome.orderId;
}

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

/** One thing that happens at a counter. */
const anyAct = fc.record({
  kind: fc.constantFrom("cash", "card", "mixed", "dollars", "web", "refund", "goodwill", "voucher", "close"),
  who: fc.nat(1),
  seats: fc.integer({ min: 1, max: 3 }),
  pick: fc.nat(1000),
});

describe("all shifts together", () => {
  it("come to what the journal and the money say, whatever happened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 25 }), async (acts) => {
        performance = await house.openPerformance();
        nextSeat = 0;
        const people = [seller, supervisor];
        for (const person of people) await freshShift(person);
        const [mark] = await house.rows(
          "SELECT coalesce((SELECT max(id) FROM money_movement), 0) AS money, coalesce((SELECT max(id) FROM journal_entry), 0) AS entry, now() AS at",
        );
        const orders: string[] = [];
        for (const act of acts) {
          const actor = people[act.who]!;
          const orderId = orders[act.pick % Math.max(1, orders.length)];
          const key = { actor: supervisor, idempotencyKey: randomUUID() };
          if (act.kind === "close") {
            await freshShift(actor);
          } else if (act.kind === "refund") {
            if (orderId) await house.refundWhole({ orderId, ...key });
          } else if (act.kind === "goodwill") {
            const goodwill = {
              reason: "sorry",
              approvalToken: null,
              channelCode: "counter",
              amountMinor: 1 + act.pick,
            };
            if (orderId) await house.sales.giveGoodwill({ orderId, ...goodwill, ...key });
          } else if (act.kind === "voucher") {
            const gift = { currency: "CNY" as const, amountMinor: 1 + act.pick, validUntil: null, reason: "gift" };
            await house.sales.issueVoucher({ ...gift, tender: "cash", channelCode: "counter", ...key });
          } else if (nextSeat + act.seats <= houseSeats) {
            orders.push(...(await sellSomehow(act.kind, actor, act.seats, act.pick)));
          }
        }
        for (const person of people) await closeAnyhow(person);
        const reports: ShiftReport[] = (
          await house.rows(
            "SELECT r.document FROM shift_report r JOIN shift s ON s.id = r.shift_id WHERE s.closed_at >= $1",
            [mark.at],
          )
        ).map((row) => row.document);
        const money = await house.rows(
          "SELECT tender, currency, sum(amount_minor)::int AS sum FROM money_movement WHERE id > $1 AND seller_id IS NOT NULL GROUP BY 1, 2",
          [mark.money],
        );
        const entries = await house.rows(
          "SELECT kind, currency, sum(amount_minor)::int AS sum, sum(ticket_delta)::int AS tickets FROM journal_entry WHERE id > $1 AND seller_id IS NOT NULL GROUP BY 1, 2",
          [mark.entry],
        );
        const tenders = reports.flatMap((report) => report.tenders);
        expect(
          sumsBy(
            tenders,
            (each) => `${each.tender} ${each.currency}`,
            (each) => each.inMinor + each.outMinor,
          ),
        ).toEqual(
          sumsBy(
            money,
            (row) => `${row.tender} ${row.currency}`,
            (row) => row.sum,
          ),
        );
        const journal = reports.flatMap((report) => report.journal);
        const name = (each: { kind: string; currency: string }) => `${each.kind} ${each.currency}`;
        expect(sumsBy(journal, name, (each) => each.amountMinor)).toEqual(sumsBy(entries, name, (row) => row.sum));
        expect(sumsBy(journal, name, (each) => each.tickets)).toEqual(sumsBy(entries, name, (row) => row.tickets));
        const expected = reports.flatMap((report) => report.drawers);
        expect(
          sumsBy(
            expected,
            (each) => each.currency,
            (each) => each.expectedMinor,
          ),
        ).toEqual(
          sumsBy(
            money.filter((row) => row.tender === "cash"),
            (row) => row.currency,
            (row) => row.sum,
          ),
        );
      }),
      { numRuns: 12 },
    );
  });
});

async function sellSomehow(kind: string, actor: StaffActor, seats: number, pick: number): Promise<string[]> {
  if (kind === "card") return [await sold(actor, (total) => [terminal(total)], seats)];
  if (kind === "dollars") return [await sold(actor, cash, seats, "USD")];
  if (kind === "mixed") {
    const parts = (total: number) => {
      const card = 1 + (pick % (total - 1));
      return [terminal(card), ...cash(total - card)];
    };
    return [await sold(actor, parts, seats)];
  }
  if (kind === "cash") return [await sold(actor, cash, seats)];
  await buyOnTheWeb(seats);
  return [];
}

/** Money and tickets that are of nobody's shift. */
async function buyOnTheWeb(seats: number): Promise<void> {
  const { cartKey } = await house.hold(
    performance,
    Array.from({ length: seats }, () => nextSeat++),
  );
  const wish = { cartKey, currency: "CNY" as const, seats: await house.choices(cartKey), channelCode: "web" };
  const quoted = await house.sales.quote(wish);
  const amountMinor = quoted.kind === "quote" ? quoted.quote.total.amountMinor : 0;
  const placed = await house.sales.checkout({
    ...{ ...wish, shownTotalMinor: amountMinor, provider: "bank", idempotencyKey: randomUUID() },
    contact: { name: "B", email: "b@example.com", phone: null, locale: "en" },
  });
  if (placed.kind !== "started") throw new Error(placed.kind);
  const { paymentId } = placed;
  const notice = {
    paymentId,
    providerReference: `ref-${paymentId}`,
    result: "captured" as const,
    currency: "CNY" as const,
  };
  await house.sales.settlePayment("bank", { ...notice, amountMinor });
}

function sumsBy<Row>(rows: readonly Row[], name: (row: NoInfer<Row>) => string, value: (row: Row) => number) {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[name(row)] = (sums[name(row)] ?? 0) + value(row);
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}
