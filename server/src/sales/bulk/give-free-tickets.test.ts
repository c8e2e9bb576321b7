import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { PrivilegedAct, type StaffActor } from "../../identity/index.ts";
import { newCartKey } from "../../inventory/index.ts";
import { isRefused } from "../../programme/index.ts";
import type { GiveFreeTicketsCommand } from "./give-free-tickets.ts";

let house: SellingHouse;
let seller: StaffActor;
let compId: string;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
  const name = { zh: "赠票", en: "Complimentary" };
  const saved = await house.programme.saveTicketType(house.admin, {
    ...{
      code: "comp",
      name,
      kind: "complimentary",
      channelCodes: ["counter"],
      proof: null,
      position: 9,
      onOffer: true,
    },
    ...{ least: null, mostPerOrder: null, mostPerCustomer: null, mostPerPerformance: null },
  });
  if (isRefused(saved)) throw new Error(saved.reason.en);
  compId = (await house.rows("SELECT id FROM ticket_type WHERE code = 'comp'"))[0].id;
});
afterAll(() => house.close());

/** A performance where complimentary tickets have a face value, in both zones. */
async function openPerformance(): Promise<number> {
  const performance = await house.openPerformance();
  await house.rows(
    `INSERT INTO price (performance_id, list_code, zone_id, ticket_type_id, currency, amount_minor)
     SELECT performance_id, list_code, zone_id, $2, currency, amount_minor FROM price
     WHERE performance_id = $1 AND ticket_type_id = $3`,
    [performance, compId, house.adultId],
  );
  house.programme.forgetSellingFacts(performance);
  return performance;
}

const seats = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);
async function held(performanceId: number, ordinals: readonly number[], asManyAsFree = false) {
  const cartKey = newCartKey();
  const from = { actor: house.admin, allocationIds: [], generalSale: true };
  const command = { cartKey, performanceId, ordinals, channelCode: "counter", from, asManyAsFree };
  return { cartKey, outcome: await house.inventory.holdManySeats(command) };
}
const give = (cartKey: string, more: Partial<GiveFreeTicketsCommand> = {}) =>
  house.sales.giveFreeTickets({
    cartKey,
    ticketTypeId: compId,
    currency: "CNY",
    reason: "Press night",
    recipient: { name: "Morning Post", phone: null, email: null },
    channelCode: "counter",
    approvalToken: null,
    idempotencyKey: randomUUID(),
    actor: house.admin,
    ...more,
  });
const quota = (performanceId: number, most: number | null) =>
  house.sales.setFreeTicketQuota(house.admin, { performanceId, ticketTypeId: compId, most });

describe("holding hundreds of seats", () => {
  it("takes all or none, past the limit of a cart", async () => {
    const performance = await openPerformance();
    expect((await held(performance, seats(0, 40))).outcome).toMatchObject({ kind: "held", leftOut: [] });
    expect((await held(performance, seats(38, 10))).outcome).toMatchObject({ kind: "taken", taken: [38, 39] });
    expect((await held(performance, [999])).outcome).toEqual({ kind: "unknown-seats", ordinals: [999] });
    expect((await held(0, [1])).outcome.kind).toBe("not-on-sale");
  });

  it("takes as many as are free where that is asked, and says which it left out", async () => {
    const performance = await openPerformance();
    await house.hold(performance, [3, 5]);
    const { outcome } = await held(performance, seats(0, 10), true);
    expect(outcome).toMatchObject({ kind: "held", leftOut: [3, 5] });
    expect((await held(performance, [3, 5], true)).outcome).toMatchObject({ kind: "taken", taken: [3, 5] });
  });
});

describe("free tickets", () => {
  it("are one order of nothing to pay, with face value, tickets, and a journal that nets to nothing", async () => {
    const performance = await openPerformance();
    const { cartKey } = await held(performance, seats(0, 30));
    const outcome = await give(cartKey);
    if (outcome.kind !== "given") throw new Error(JSON.stringify(outcome));
    const [order] = await house.rows("SELECT * FROM sales_order WHERE id = $1", [outcome.orderId]);
    expect(order).toMatchObject({ state: "paid", total_minor: "0", contact_name: "Morning Post" });
    const [line] = await house.rows(
      `SELECT count(*)::int AS lines, sum(price_minor)::int AS price, sum(face_minor)::int AS face,
         (SELECT count(*)::int FROM ticket t WHERE t.order_id = $1 AND t.live) AS tickets
       FROM order_line WHERE order_id = $1`,
      [outcome.orderId],
    );
    expect(line).toEqual({ lines: 30, price: 0, face: 300_000, tickets: 30 });
    const journal = await house.rows(
      `SELECT act, kind, sum(amount_minor)::int AS amount, sum(ticket_delta)::int AS tickets FROM journal_entry
       WHERE order_id = $1 AND ticket_delta <> 0 GROUP BY 1, 2`,
      [outcome.orderId],
    );
    expect(journal).toEqual([{ act: "comp", kind: "comp", amount: 0, tickets: 30 }]);
    const [act] = await house.rows("SELECT kind, reason, approver_id FROM order_act WHERE order_id = $1", [
      outcome.orderId,
    ]);
    expect(act).toEqual({ kind: "comp", reason: "Press night", approver_id: null });
  });

  it("are given once for one key", async () => {
    const performance = await openPerformance();
    const { cartKey } = await held(performance, seats(0, 3));
    const idempotencyKey = randomUUID();
    const first = await give(cartKey, { idempotencyKey });
    expect(first.kind).toBe("given");
    expect(await give(cartKey, { idempotencyKey })).toEqual(first);
    expect(await give(cartKey, { idempotencyKey, reason: "Other" })).toMatchObject({ field: "idempotencyKey" });
  });

  it("need a reason, a recipient, a free kind of ticket, and seats of one performance that are held", async () => {
    const performance = await openPerformance();
    const { cartKey } = await held(performance, seats(0, 2));
    expect(await give(cartKey, { reason: "  " })).toMatchObject({ kind: "refused", field: "reason" });
    const recipient = { name: " ", phone: null, email: null };
    expect(await give(cartKey, { recipient })).toMatchObject({ kind: "refused", field: "recipient.name" });
    expect(await give(cartKey, { ticketTypeId: house.adultId })).toMatchObject({ field: "ticketTypeId" });
    expect(await give(cartKey, { idempotencyKey: "short" })).toMatchObject({ field: "idempotencyKey" });
    expect(await give(newCartKey())).toEqual({ kind: "lost", ordinals: [] });
    await house.hold(await openPerformance(), [1], cartKey);
    expect(await give(cartKey)).toMatchObject({ kind: "refused", field: "cartKey" });
  });

  it("need a second person where the role does, for exactly this request", async () => {
    const performance = await openPerformance();
    const { cartKey } = await held(performance, seats(0, 2));
    const idempotencyKey = randomUUID();
    expect((await give(cartKey, { actor: seller, idempotencyKey })).kind).toBe("approval-required");
    const other = await house.approval(PrivilegedAct.GIVE_FREE_TICKETS, randomUUID());
    expect((await give(cartKey, { actor: seller, idempotencyKey, approvalToken: other })).kind).toBe(
      "approval-required",
    );
  });

  it("keep to the performance's quota, whatever way they are given and however many at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 }),
        async (most, counts) => {
          const performance = await openPerformance();
          expect(await quota(performance, most)).toBeNull();
          let next = 0;
          const carts: string[] = [];
          for (const count of counts) {
            carts.push((await held(performance, seats(next, count))).cartKey);
            next += count;
          }
          const outcomes = await Promise.all(carts.map((cartKey) => give(cartKey)));
          const given = counts.filter((_, index) => outcomes[index]!.kind === "given").reduce((sum, n) => sum + n, 0);
          const [row] = await house.rows("SELECT given FROM free_ticket_quota WHERE performance_id = $1", [
            performance,
          ]);
          expect(row.given).toBe(given);
          expect(given).toBeLessThanOrEqual(most);
          outcomes.forEach((outcome, index) => {
            if (outcome.kind === "quota") expect(outcome.left).toBeLessThan(counts[index]!);
            else expect(outcome.kind).toBe("given");
          });
        },
      ),
      { numRuns: 10 },
    );
  });

  it("come back into the quota when they are returned, once, and can be given again", async () => {
    const performance = await openPerformance();
    expect(await quota(performance, 2)).toBeNull();
    const given = await give((await held(performance, seats(0, 2))).cartKey);
    if (given.kind !== "given") throw new Error(given.kind);
    const late = (await held(performance, [5])).cartKey;
    expect(await give(late)).toMatchObject({ kind: "quota", left: 0 });
    const givenNow = async () =>
      (await house.rows("SELECT given FROM free_ticket_quota WHERE performance_id = $1", [performance]))[0].given;
    const lines = await house.rows("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position", [given.orderId]);
    const giveBack = {
      ...{ orderId: given.orderId, lineIds: [lines[0].id as string], reason: "ill", approvalToken: null },
      ...{ actor: house.admin, channelCode: "counter", idempotencyKey: randomUUID(), keepSeatsOff: false },
    };
    for (const _ of ["once", "and asked again"]) {
      expect((await house.sales.returnTickets(giveBack)).kind).toBe("returned");
      expect(await givenNow()).toBe(1);
    }
    expect((await give(late)).kind).toBe("given");
    expect(await givenNow()).toBe(2);
  });

  it("refuse a quota that is none, and one below what is given", async () => {
    const performance = await openPerformance();
    await give((await held(performance, seats(0, 5))).cartKey);
    expect(await quota(performance, 4)).toMatchObject({ field: "most" });
    expect(await quota(performance, -1)).toMatchObject({ field: "most" });
    expect(await quota(0, 4)).toMatchObject({ field: "performanceId" });
    const adult = { performanceId: performance, ticketTypeId: house.adultId, most: 4 };
    expect(await house.sales.setFreeTicketQuota(house.admin, adult)).toMatchObject({ field: "ticketTypeId" });
    expect(await quota(performance, 5)).toBeNull();
    expect(await give((await held(performance, [9])).cartKey)).toMatchObject({ kind: "quota", left: 0 });
    expect(await quota(performance, null)).toBeNull();
    expect((await give((await held(performance, [10])).cartKey)).kind).toBe("given");
  });
});
