import { randomUUID } from "node:crypto";
import { type Currency, denominationsOf } from "@parterre/money";
import { registerCounter } from "../src/box-office/register-counter.ts";
import { closeShift, type ShiftToClose } from "../src/box-office/shifts/close-shift.ts";
import { openShift } from "../src/box-office/shifts/open-shift.ts";
import type { CashCount } from "../src/box-office/shifts/shift.rules.ts";
import { findOpenShiftOf, findReports } from "../src/box-office/shifts/shift.store.ts";
import type { ShiftReport } from "../src/box-office/shifts/shift-report.ts";
import type { StaffActor } from "../src/identity/index.ts";
import type { Tender } from "../src/sales/index.ts";
import { houseSeats, openSellingHouse } from "./selling-house.ts";

/** A small house whose windows open and close shifts: two sellers, a supervisor, and one performance at a time. */
export async function openShiftHouse() {
  const house = await openSellingHouse();
  const supervisor = await house.enrol("supervisor", "supervisor");
  const seller = await house.enrol("seller", "seller");
  const other = await house.enrol("seller", "other");
  let performance = await house.openPerformance();
  let nextSeat = 0;

  /** From now on seats of another performance are sold, all of it free. */
  async function nextPerformance(): Promise<void> {
    performance = await house.openPerformance();
    nextSeat = 0;
  }

  /** Holds the next free seats for a new cart; null when there are not so many. */
  async function holdNext(seats: number): Promise<string | null> {
    if (nextSeat + seats > houseSeats) return null;
    const ordinals = Array.from({ length: seats }, () => nextSeat++);
    return (await house.hold(performance, ordinals)).cartKey;
  }

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
    const cartKey = await holdNext(seats);
    if (cartKey === null) throw new Error("the house is full");
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

  return {
    ...{ house, supervisor, seller, other, nextPerformance, holdNext },
    ...{ shiftOf, reportOf, coins, closing, counter, open, freshShift, closeAnyhow, terminal, sell, sold },
  };
}
