import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setHouseRules } from "../../test/house-rules.ts";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { StaffActor } from "../identity/index.ts";

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
  kind: fc.constantFrom("hold", "checkout", "cash", "capture", "decline", "wait", "sweep", "ask", "refund", "replay"),
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
      case "cash": {
        if (!cartKey) break;
        const ticketTypeId = act.child ? house.childId : house.adultId;
        const seats = (await house.choices(cartKey)).map((seat) => ({ ...seat, ticketTypeId }));
        const channelCode = act.kind === "cash" ? "counter" : "web";
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

async function expectBooksToBalance(performance: number): Promise<void> {
  // Every order's journal nets out to what was captured less what was given back, and its lines to its total.
  const wrong = await house.rows(
    `SELECT o.reference FROM sales_order o
     WHERE o.total_minor <> (SELECT sum(price_minor) FROM order_line l WHERE l.order_id = o.id)
           + coalesce((SELECT sum(amount_minor) FROM order_charge c WHERE c.order_id = o.id), 0)
        OR coalesce((SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_id = o.id), 0)
           <> coalesce((SELECT sum(amount_minor) FROM payment p WHERE p.order_id = o.id AND p.captured_at IS NOT NULL), 0)
            - coalesce((SELECT sum(amount_minor) FROM refund r WHERE r.order_id = o.id), 0)
        OR (o.state = 'paid') <> (coalesce((SELECT sum(ticket_delta) FROM journal_entry j WHERE j.order_id = o.id), 0)
           = (SELECT count(*) FROM order_line l WHERE l.order_id = o.id))`,
  );
  expect(wrong).toEqual([]);
  // A seat is sold exactly when a paid order has a live ticket for it.
  const [sold, tickets, lines] = await Promise.all([
    house.rows("SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY 1", [
      performance,
    ]),
    house.rows("SELECT ordinal FROM ticket WHERE performance_id = $1 AND live ORDER BY 1", [performance]),
    house.rows(
      `SELECT l.ordinal FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE l.performance_id = $1 AND o.state = 'paid' ORDER BY 1`,
      [performance],
    ),
  ]);
  expect(tickets).toEqual(sold);
  expect(lines).toEqual(sold);
  // The report says the same, by zone, by channel and in all.
  const report = (await house.reports.salesReport(performance))!;
  const paid = await house.rows(
    `SELECT o.currency, sum(l.price_minor + coalesce((SELECT sum(c.amount_minor) FROM order_charge c
       WHERE c.order_line_id = l.id), 0))::int AS amount
     FROM order_line l JOIN sales_order o ON o.id = l.order_id
     WHERE l.performance_id = $1 AND o.state = 'paid' GROUP BY 1 ORDER BY 1`,
    [performance],
  );
  const isThere = ({ amountMinor }: { amountMinor: number }) => amountMinor !== 0;
  expect(report.totals.filter(isThere)).toEqual(
    paid.map(({ currency, amount }) => ({ amountMinor: amount, currency })).filter(isThere),
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
