import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { cash } from "../../../test/selling-house.ts";
import { openShiftHouse } from "../../../test/shift-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { ShiftReport } from "./shift-report.ts";

const { house, supervisor, seller, nextPerformance, holdNext, freshShift, closeAnyhow, terminal, sold } =
  await openShiftHouse();
afterAll(() => house.close());

/** One thing that happens at a counter. */
const anyAct = fc.record({
  kind: fc.constantFrom("cash", "card", "mixed", "dollars", "web", "refund", "goodwill", "voucher", "close"),
  who: fc.nat(1),
  seats: fc.integer({ min: 1, max: 3 }),
  pick: fc.nat(1000),
});

describe("all shifts together", () => {
  it("come to what the journal and the money say, whatever happened", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 25 }), async (acts) => {
        await nextPerformance();
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
            await house.sales.issueVoucher({
              approvalToken: null,
              ...gift,
              tender: "cash",
              channelCode: "counter",
              ...key,
            });
          } else {
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
  const cartKey = await holdNext(seats);
  if (cartKey === null) throw new Error("the house is full");
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
