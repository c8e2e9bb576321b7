import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { afterDeathMs } from "../server/test/eventually.ts";
import { cloneDatabase } from "../server/test/test-database.ts";
import { Crowd, type PricedSeat } from "./crowd.ts";
import { ServerProcess } from "./server-process.ts";

/** Short, so that abandoned seats come back while the test watches. */
const holdSeconds = 2;
/** Seats the crowd fights for; few, so that it does. */
const wantedSeats = 90;

let server: ServerProcess;
let sql: pg.Client;
let dropDatabase: () => Promise<void>;

beforeAll(async () => {
  const clone = await cloneDatabase();
  dropDatabase = clone.drop;
  server = await ServerProcess.start({
    databaseUrl: clone.url,
    environment: { DEMO: "on", HOLD_SECONDS: String(holdSeconds), LOG_LEVEL: "error" },
  });
  sql = new pg.Client({ connectionString: clone.url });
  await sql.connect();
});

afterAll(async () => {
  await server?.stop();
  await sql?.end();
  await dropDatabase?.();
});

/** Rows of a query, for what only the database knows for certain. */
async function rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await sql.query(text, [...values])).rows as Row[];
}

/** Free seats with the lowest price of their zone, all of one performance that is on sale everywhere. */
async function seatsToFightFor(performanceId: number): Promise<PricedSeat[]> {
  const zones = await rows<{ zone_map: Buffer }>("SELECT zone_map FROM performance WHERE id = $1", [performanceId]);
  const prices = await rows<{ index: number; ticket_type_id: string }>(
    `SELECT DISTINCT ON (z.index) z.index, p.ticket_type_id FROM price p
     JOIN price_zone z ON z.id = p.zone_id WHERE p.performance_id = $1 AND p.currency = 'CNY' ORDER BY z.index, p.amount_minor`,
    [performanceId],
  );
  const free = await rows<{ ordinal: number }>(
    "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'free' ORDER BY ordinal",
    [performanceId],
  );
  return free
    .flatMap(({ ordinal }) => {
      const price = prices.find(({ index }) => index === zones[0]!.zone_map[ordinal]);
      return price ? [{ ordinal, ticketTypeId: price.ticket_type_id }] : [];
    })
    .slice(0, wantedSeats);
}

/** Waits until a count is zero; says what is left when it is not. */
async function becomesNone(what: string, text: string, values: readonly unknown[]): Promise<void> {
  const until = Date.now() + afterDeathMs;
  for (;;) {
    const left = await rows(text, values);
    if (left.length === 0) return;
    if (Date.now() > until) throw new Error(`${what}: ${JSON.stringify(left.slice(0, 10))}`);
    await sleep(100);
  }
}

test("killed at any moment, the server sells no seat twice, loses no paid order and frees every hold", async () => {
  const onSale = await rows<{ id: number }>(
    `SELECT p.id FROM performance p JOIN sales_window w ON w.performance_id = p.id JOIN sales_channel c ON c.id = w.channel_id
     WHERE p.state = 'on_sale' AND c.code IN ('web', 'counter') AND now() BETWEEN w.opens_at AND w.closes_at
     GROUP BY p.id HAVING count(*) = 2 ORDER BY p.id`,
  );
  const performances = onSale.map(({ id }) => id);

  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.integer(),
        buyers: fc.integer({ min: 8, max: 14 }),
        sellers: fc.integer({ min: 3, max: 6 }),
        pausesMs: fc.array(fc.integer({ min: 150, max: 1_000 }), { minLength: 3, maxLength: 4 }),
      }),
      async ({ seed, buyers, sellers, pausesMs }) => {
        const performanceId = performances.shift()!;
        const wanted = await seatsToFightFor(performanceId);
        expect(wanted).toHaveLength(wantedSeats);
        const ordinals = wanted.map(({ ordinal }) => ordinal);

        const crowd = await Crowd.gather({ origin: server.origin, performanceId, wanted, seed, buyers, sellers });
        for (const pauseMs of pausesMs) {
          await sleep(pauseMs);
          await server.kill();
          await server.startAgain();
        }
        await sleep(500);
        const { acknowledged, approvedAtBank } = await crowd.disperse();

        await becomesNone(
          "seats that stay held after their hold has ended",
          "SELECT ordinal, held_until FROM performance_seat WHERE performance_id = $1 AND state = 'held'",
          [performanceId],
        );
        await becomesNone(
          "orders that wait for ever",
          `SELECT o.reference, o.pay_by FROM sales_order o JOIN order_line l ON l.order_id = o.id
           WHERE l.performance_id = $1 AND o.state = 'awaiting_payment'`,
          [performanceId],
        );

        // No seat twice: every sold seat is one line of one paid order with one live ticket, and the other way round.
        const sold = await rows<{ ordinal: number; reference: string }>(
          `SELECT s.ordinal, o.reference FROM performance_seat s JOIN sales_order o ON o.id = s.order_id
           WHERE s.performance_id = $1 AND s.state = 'sold' AND s.ordinal = ANY($2) ORDER BY s.ordinal`,
          [performanceId, ordinals],
        );
        const lines = await rows<{ ordinal: number; reference: string }>(
          `SELECT l.ordinal, o.reference FROM order_line l JOIN sales_order o ON o.id = l.order_id
           WHERE l.performance_id = $1 AND o.state = 'paid' AND l.ordinal = ANY($2) ORDER BY l.ordinal`,
          [performanceId, ordinals],
        );
        const tickets = await rows<{ ordinal: number; reference: string }>(
          `SELECT t.ordinal, o.reference FROM ticket t JOIN sales_order o ON o.id = t.order_id
           WHERE t.performance_id = $1 AND t.live AND t.ordinal = ANY($2) ORDER BY t.ordinal`,
          [performanceId, ordinals],
        );
        expect(lines).toEqual(sold);
        expect(tickets).toEqual(sold);
        expect(sold.length).toBeGreaterThan(0);

        // No acknowledged order is lost.
        const paid = new Set(sold.map(({ reference }) => reference));
        expect(acknowledged.filter((reference) => !paid.has(reference))).toEqual([]);

        await becomesNone(
          "money that the bank should have given back",
          `SELECT o.reference, b.state FROM sales_order o
           JOIN payment p ON p.order_id = o.id AND p.provider = 'test' JOIN test_provider_payment b ON b.id = p.id
           WHERE o.reference = ANY($1) AND o.state <> 'paid' AND b.state <> 'refunded'`,
          [approvedAtBank],
        );
        // Nobody is charged for seats they did not get: what the bank approved is an order that is paid, or given back.
        const states = await rows<{ reference: string; order_state: string; bank_state: string }>(
          `SELECT o.reference, o.state AS order_state, b.state AS bank_state FROM sales_order o
           JOIN payment p ON p.order_id = o.id AND p.provider = 'test' JOIN test_provider_payment b ON b.id = p.id
           WHERE o.reference = ANY($1)`,
          [approvedAtBank],
        );
        expect(states.map(({ reference }) => reference).sort()).toEqual([...approvedAtBank].sort());
        for (const { reference, order_state, bank_state } of states) {
          expect([reference, order_state, bank_state]).toEqual(
            order_state === "paid" ? [reference, "paid", "approved"] : [reference, order_state, "refunded"],
          );
        }

        // The journal says what the orders say.
        const unequal = await rows(
          `SELECT o.reference, o.state, o.total_minor, coalesce(sum(j.amount_minor), 0) AS journal FROM sales_order o
           LEFT JOIN journal_entry j ON j.order_id = o.id
           WHERE o.id IN (SELECT order_id FROM order_line WHERE performance_id = $1)
           GROUP BY o.id
           HAVING coalesce(sum(j.amount_minor), 0) <> CASE o.state WHEN 'paid' THEN o.total_minor ELSE 0 END`,
          [performanceId],
        );
        expect(unequal).toEqual([]);

        // And what was not sold can be had by anyone.
        const taken = new Set(sold.map(({ ordinal }) => ordinal));
        await crowd.holdAll(ordinals.filter((ordinal) => !taken.has(ordinal)));
      },
    ),
    { numRuns: 3, endOnFailure: true, interruptAfterTimeLimit: 120_000 },
  );
}, 420_000);
