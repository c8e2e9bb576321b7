import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setHouseRules } from "../../test/house-rules.ts";
import { cash, houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { StaffActor } from "../identity/index.ts";
import { isTransition } from "../sales/account/order-states.rules.ts";

let house: SellingHouse;
let supervisor: StaffActor;
beforeAll(async () => {
  house = await openSellingHouse();
  supervisor = await house.enrol("supervisor", "supervisor");
  await setHouseRules(house.programme, house.admin);
});
afterAll(() => house.close());

/** One thing that happens in a house. `pick` chooses among what there is to choose from. */
const anyAct = fc.record({
  kind: fc.constantFrom(
    ...(["hold", "checkout", "cash", "capture", "decline", "wait", "sweep", "ask", "refund", "replay"] as const),
    ...(["refund-one", "goodwill", "return-one", "change-type", "move", "invoice", "pay"] as const),
  ),
  first: fc.integer({ min: 0, max: houseSeats - 3 }),
  count: fc.integer({ min: 1, max: 3 }),
  pick: fc.nat(1000),
  currency: fc.constantFrom("CNY" as const, "USD" as const),
  child: fc.boolean(),
});
type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries out a history; refusals are part of life. */
async function live(performance: number, acts: readonly Act[]): Promise<void> {
  const carts: string[] = [];
  const payments: { id: string; amountMinor: number; currency: "CNY" | "USD" }[] = [];
  const orders: string[] = [];
  let settled: (() => Promise<unknown>) | undefined;
  for (const act of acts) {
    const cartKey = carts[act.pick % Math.max(1, carts.length)];
    const payment = payments[act.pick % Math.max(1, payments.length)];
    switch (act.kind) {
      case "hold": {
        const ordinals = Array.from({ length: act.count }, (_, index) => act.first + index);
        await house.hold(performance, ordinals).then(
          (held) => carts.push(held.cartKey),
          () => undefined,
        );
        break;
      }
      case "checkout":
      case "invoice":
      case "cash": {
        if (!cartKey) break;
        const ticketTypeId = act.child ? house.childId : house.adultId;
        const seats = (await house.choices(cartKey)).map((seat) => ({ ...seat, ticketTypeId }));
        const channelCode = act.kind === "checkout" ? "web" : "counter";
        const promotionCode = act.pick % 2 === 0 ? "SAVE5" : null;
        const wish = { cartKey, currency: act.currency, seats, channelCode, promotionCode };
        const quoted = await house.sales.quote(wish);
        if (quoted.kind !== "quote" || seats.length === 0) break;
        const shownTotalMinor = quoted.quote.total.amountMinor;
        const idempotencyKey = randomUUID();
        if (act.kind === "cash") {
          const outcome = await house.sellForCash({
            ...wish,
            shownTotalMinor,
            givenMinor: shownTotalMinor + act.pick,
            customerName: null,
            idempotencyKey,
            seller: supervisor,
          });
          if (outcome.kind === "sold") orders.push(outcome.orderId);
          break;
        }
        if (act.kind === "invoice") {
          const paidMinor = Math.min(shownTotalMinor, act.pick);
          const rest = { givenMinor: null, reference: "R", voucherCode: null, dueAt: Date.now() + 86_400_000 };
          const outcome = await house.sales.sellAtCounter({
            ...wish,
            shownTotalMinor,
            tenders: [
              ...cash(paidMinor),
              ...(paidMinor < shownTotalMinor
                ? [{ kind: "invoice" as const, amountMinor: shownTotalMinor - paidMinor, ...rest }]
                : []),
            ],
            keepTickets: act.child && paidMinor < shownTotalMinor,
            customer: { name: "李", phone: null, email: null },
            idempotencyKey,
            seller: supervisor,
          });
          if (outcome.kind === "sold") orders.push(outcome.orderId);
          break;
        }
        const outcome = await house.sales.checkout({
          ...wish,
          shownTotalMinor,
          provider: "bank",
          contact: { name: "A", email: "a@b.cn", phone: null, locale: "en" },
          idempotencyKey,
        });
        if (outcome.kind !== "started") break;
        orders.push(outcome.orderId);
        payments.push({ id: outcome.paymentId, amountMinor: shownTotalMinor, currency: act.currency });
        break;
      }
      case "capture":
      case "decline": {
        if (!payment) break;
        const { id, amountMinor, currency } = payment;
        const result = act.kind === "capture" ? "captured" : "declined";
        settled = () =>
          house.sales.settlePayment("bank", {
            paymentId: id,
            providerReference: `ref-${id}`,
            result,
            amountMinor,
            currency,
          });
        await settled();
        break;
      }
      case "replay":
        await settled?.();
        break;
      case "wait":
        await house.age(act.pick * 1000);
        break;
      case "sweep":
        await house.inventory.sweepExpiredHolds();
        break;
      case "ask":
        await house.sales.askProviders();
        break;
      case "refund-one":
      case "goodwill":
      case "return-one":
      case "change-type":
      case "move":
      case "pay": {
        const orderId = orders[act.pick % Math.max(1, orders.length)];
        if (orderId) await change(orderId, act);
        break;
      }
      case "refund": {
        const orderId = orders[act.pick % Math.max(1, orders.length)];
        if (!orderId) break;
        await house.refundWhole({
          orderId,
          reason: "because",
          approvalToken: null,
          idempotencyKey: randomUUID(),
          actor: supervisor,
        });
        break;
      }
    }
  }
}

/** An act of staff on a sold order, with what it says beside. */
const command = (orderId: string) => ({
  ...{ orderId, reason: "because", approvalToken: null, idempotencyKey: randomUUID() as string },
  ...{ actor: supervisor, channelCode: "counter" },
});

/** Does something to one ticket of an order, or to its account; refusals are part of life. */
async function change(orderId: string, { kind, pick, child, first }: Act): Promise<void> {
  const lines = await house.rows("SELECT id FROM order_line WHERE order_id = $1 AND state = 'live' ORDER BY position", [
    orderId,
  ]);
  const lineId: string | undefined = lines[pick % Math.max(1, lines.length)]?.id;
  if (kind === "pay") {
    await house.sales.recordPayment({ ...command(orderId), tenders: cash(1 + pick * 5) });
  } else if (kind === "goodwill") {
    await house.sales.giveGoodwill({ ...command(orderId), amountMinor: 1 + pick });
  } else if (lineId !== undefined && kind === "refund-one") {
    const quoted = await house.sales.quoteRefund({ orderId, lineIds: [lineId], waive: child });
    if (quoted.kind !== "quote") return;
    const shownMoneyMinor = quoted.quote.moneyMinor;
    const rest = { lineIds: [lineId], waive: child, keepSeatsOff: false, shownMoneyMinor };
    expect((await house.sales.refundTickets({ ...command(orderId), ...rest })).kind).toBe("refunded");
  } else if (lineId !== undefined && kind === "return-one") {
    await house.sales.returnTickets({ ...command(orderId), lineIds: [lineId], keepSeatsOff: false });
  } else if (lineId !== undefined && kind === "move") {
    const to = { lineId, toOrdinal: first, toHoldId: null, keepOldOff: false };
    await house.sales.moveSeat({ ...command(orderId), ...to });
  } else if (lineId !== undefined && kind === "change-type") {
    const kept = [{ lineId, ticketTypeId: child ? house.childId : house.adultId }];
    const wish = {
      orderId,
      lineIds: [lineId],
      cartKey: randomUUID() as string,
      seats: [],
      kept,
      channelCode: "counter",
    };
    const quoted = await house.sales.quoteExchange(wish);
    if (quoted.kind !== "exchange") return;
    const { differenceMinor } = quoted.exchange;
    const rest = { shownDifferenceMinor: differenceMinor, tenders: cash(Math.max(0, differenceMinor)) };
    const outcome = await house.sales.exchangeTickets({ ...command(orderId), ...wish, ...rest });
    expect(outcome.kind).toBe("exchanged");
  }
}

async function expectBooksToBalance(performance: number): Promise<void> {
  // Lines come to what was ordered; money is payments less refunds, and every act's figures sum to both sides.
  const wrong = await house.rows(
    `WITH account AS (
       SELECT o.id, o.reference, o.state, o.total_minor,
         coalesce((SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_id = o.id), 0) AS owed,
         coalesce((SELECT sum(amount_minor) FROM money_movement m WHERE m.order_id = o.id), 0) AS paid,
         coalesce((SELECT sum(amount_minor) FROM payment p WHERE p.order_id = o.id AND p.captured_at IS NOT NULL), 0)
           - coalesce((SELECT sum(amount_minor) FROM refund r WHERE r.order_id = o.id), 0) AS taken,
         (SELECT sum(owed_minor) FROM order_act a WHERE a.order_id = o.id) AS acts_owed,
         (SELECT sum(paid_minor) FROM order_act a WHERE a.order_id = o.id) AS acts_paid,
         coalesce((SELECT sum(ticket_delta) FROM journal_entry j WHERE j.order_id = o.id), 0) AS tickets,
         (SELECT count(*) FROM order_line l WHERE l.order_id = o.id AND l.state = 'live') AS live
       FROM sales_order o
     )
     SELECT * FROM account
     WHERE paid <> taken OR owed <> acts_owed OR paid <> acts_paid OR owed < 0 OR paid < 0
       OR (state IN ('paid', 'refunded') AND owed <> paid) OR (state IN ('owing', 'part_paid') AND owed <= paid)
       OR (state IN ('paid', 'owing', 'part_paid') AND (live = 0 OR tickets <> live)) OR (state = 'refunded' AND live > 0)`,
  );
  expect(wrong).toEqual([]);
  // What is left in the journal of each line: nothing for one that was exchanged.
  const unfinished = await house.rows(
    `SELECT l.id FROM order_line l WHERE l.state = 'exchanged'
       AND 0 <> (SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_line_id = l.id)`,
  );
  expect(unfinished).toEqual([]);
  // No state but by an act of the table, each from where the last one ended.
  const acts = await house.rows(
    `SELECT kind, state_before, state_after, lag(state_after) OVER (PARTITION BY order_id ORDER BY at, id) AS last FROM order_act`,
  );
  for (const { kind, state_before, state_after, last } of acts) {
    expect(state_before).toBe(last);
    expect(isTransition(state_before, kind, state_after), `${state_before} ${kind} ${state_after}`).toBe(true);
  }
  // A seat is sold exactly when a line has it; it has a live ticket, unless that is kept until all is paid.
  const [sold, tickets, lines] = await Promise.all([
    house.rows("SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY 1", [
      performance,
    ]),
    house.rows(
      `SELECT ordinal FROM ticket WHERE performance_id = $1 AND live
       UNION ALL SELECT l.ordinal FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE l.performance_id = $1 AND l.state = 'live' AND o.state = 'part_paid' ORDER BY 1`,
      [performance],
    ),
    house.rows(
      `SELECT l.ordinal FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE l.performance_id = $1 AND l.state = 'live' AND o.state IN ('paid', 'owing', 'part_paid') ORDER BY 1`,
      [performance],
    ),
  ]);
  expect(tickets).toEqual(sold);
  expect(lines).toEqual(sold);
  // The report says the same, by zone, by channel and in all.
  const report = (await house.reports.salesReport(performance))!;
  const journal = await house.rows(
    `SELECT currency, sum(amount_minor)::int AS amount FROM journal_entry WHERE performance_id = $1 GROUP BY 1 ORDER BY 1`,
    [performance],
  );
  const isThere = ({ amountMinor }: { amountMinor: number }) => amountMinor !== 0;
  expect(report.totals.filter(isThere)).toEqual(
    journal.map(({ currency, amount }) => ({ amountMinor: amount, currency })).filter(isThere),
  );
  for (const { currency, amountMinor } of report.totals) {
    const net = (parts: readonly { net: readonly { currency: string; amountMinor: number }[] }[]) =>
      parts.flatMap((part) => part.net).reduce((sum, m) => sum + (m.currency === currency ? m.amountMinor : 0), 0);
    expect(net(report.zones)).toBe(amountMinor);
    expect(net(report.channels)).toBe(amountMinor);
  }
  expect(report.soldSeatCount).toBe(sold.length);
  expect(report.zones.reduce((sum, zone) => sum + zone.soldCount, 0)).toBe(sold.length);
  expect(report.channels.reduce((sum, channel) => sum + channel.ticketCount, 0)).toBe(sold.length);
  expect(report.soldSeatCount + report.heldSeatCount + report.freeSeatCount).toBe(houseSeats);
}

describe("money adds up", () => {
  it("in every order, in the journal and in the report, whatever happens in a house", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 45, size: "max" }), async (acts) => {
        const performance = await house.openPerformance();
        await live(performance, acts);
        await expectBooksToBalance(performance);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
