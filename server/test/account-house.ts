import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Tender } from "../src/sales/index.ts";
import { openSellingHouse } from "./selling-house.ts";

/** A small house with a seller and a supervisor, one performance, and a look into the account of every order. */
export async function openAccountHouse() {
  const house = await openSellingHouse();
  const seller = await house.enrol("seller", "seller");
  const supervisor = await house.enrol("supervisor", "supervisor");
  const performance = await house.openPerformance();

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
    (await house.rows("SELECT number, ordinal FROM ticket WHERE order_id = $1 AND live ORDER BY number", [
      orderId,
    ])) as {
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

  return {
    ...{ house, seller, supervisor, performance, key, tender, nextWeek, li, sell, sold, act },
    ...{ linesOf, stateOf, seatState, liveTickets, account, refund },
  };
}
