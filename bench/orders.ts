/**
 * npm run bench -- orders: orders confirmed a second, beside the very same statements from a plain pg client.
 *
 * Confirming is what happens when a payment provider says that an order of two seats is paid: seats sold, tickets
 * signed and issued, act, journal and money written, all in one transaction that waits for the disk. Ours is the use
 * case itself in this process; the peer sends the statements that the use case sent for its orders (recorded before,
 * with their values, and rolled back) through as many connections, in turns with it. First with about 1,000 orders in
 * the tables, then with 1,000,000. Limits: half of the peer; at a million still 80 % of what it was.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import { openBenchHouse, type WaitingOrder } from "./orders/bench-house.ts";
import { fillTables } from "./orders/fill-tables.ts";
import { recordStatements, type Sent } from "./orders/recorded-statements.ts";

const limits = { ratioToPg: 0.5, ratioLargeToSmall: 0.8 };
const connections = 8;
const rounds = 5;
const ordersPerRound = 100;
const large = 1_000_000;

const folder = await mkdtemp(join(tmpdir(), "parterre-bench-orders-"));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];

/** How many of these works a second, so many at a time. */
async function rateOf<Item>(items: readonly Item[], work: (item: Item, worker: number) => Promise<unknown>) {
  const queue = [...items];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, worker) => {
      for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item, worker);
    }),
  );
  return (items.length * 1000) / (performance.now() - startedAt);
}

const median = (rates: readonly number[]) => [...rates].sort((a, b) => a - b)[rates.length >> 1]!;

try {
  const postgres = await EmbeddedPostgres.start({ home: join(folder, "postgres"), database: "bench" });
  ends.unshift(() => postgres.stop("immediate"));
  const house = await openBenchHouse(postgres.url, connections);
  ends.unshift(() => house.close());
  const options = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off";
  const peers = Array.from({ length: connections }, () => new pg.Client({ connectionString: postgres.url, options }));
  for (const peer of peers) {
    await peer.connect();
    ends.unshift(() => peer.end());
  }
  const sql = new pg.Client({ connectionString: postgres.url });
  await sql.connect();
  ends.unshift(() => sql.end());

  const confirm = async (order: WaitingOrder) => {
    const outcome = await house.confirm(order);
    if (outcome !== "paid") throw new Error(outcome);
  };
  const replay = async (statements: readonly Sent[], worker: number) => {
    for (const { name, text, values = [] } of statements) {
      await peers[worker]!.query(name === undefined ? { text, values } : { name, text, values });
    }
  };
  let statementsPerOrder = 0;

  /** Both sides' rates, in turns; the first round warms both up and is not counted. */
  const measure = async () => {
    const own: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const orders: WaitingOrder[] = [];
      for (let count = 0; count < 2 * ordersPerRound; count += 1) orders.push(await house.order());
      const recorded: Sent[][] = [];
      for (const order of orders.splice(0, ordersPerRound)) recorded.push(await recordStatements(() => confirm(order)));
      statementsPerOrder = recorded[0]!.length;
      await sql.query("CHECKPOINT");
      const ownRate = await rateOf(orders, confirm);
      await sql.query("CHECKPOINT");
      const peerRate = await rateOf(recorded, replay);
      if (round === 0) continue;
      own.push(ownRate);
      peer.push(peerRate);
    }
    const { count } = (await sql.query("SELECT count(*)::int AS count FROM sales_order")).rows[0];
    return { own: median(own), peer: median(peer), count: count as number };
  };

  const table = (what: string, measured: Awaited<ReturnType<typeof measure>>) => {
    const rate = (number: number) => Math.round(number).toLocaleString("en").padStart(7);
    console.log(`${what.padEnd(30)} ${rate(measured.own)} /s   plain pg ${rate(measured.peer)} /s`);
  };
  const small = await measure();
  table(`${small.count.toLocaleString("en")} orders in the end`, small);
  await fillTables(sql, large);
  const big = await measure();
  table(`${big.count.toLocaleString("en")} orders`, big);
  // Every order that either side confirmed is whole.
  const { rows } = await sql.query(
    `SELECT count(*)::int AS wrong FROM sales_order o WHERE o.state = 'paid' AND o.reference NOT LIKE 'F%'
       AND (2 <> (SELECT count(*) FROM ticket t WHERE t.order_id = o.id AND t.live)
         OR o.total_minor <> (SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_id = o.id)
         OR o.total_minor <> (SELECT sum(amount_minor) FROM money_movement m WHERE m.order_id = o.id))`,
  );
  const figures = {
    ordersPerSecond: Math.round(small.own),
    pgPerSecond: Math.round(small.peer),
    ratioToPg: Number((small.own / small.peer).toFixed(2)),
    largeOrdersPerSecond: Math.round(big.own),
    largePgPerSecond: Math.round(big.peer),
    ratioToPgLarge: Number((big.own / big.peer).toFixed(2)),
    ratioLargeToSmall: Number((big.own / small.own).toFixed(2)),
    statementsPerOrder,
    wrong: rows[0].wrong as number,
  };
  console.log(JSON.stringify(figures));
  const misses = figures.ratioToPg < limits.ratioToPg || figures.ratioLargeToSmall < limits.ratioLargeToSmall;
  if (misses || figures.wrong > 0) process.exitCode = 1;
} finally {
  for (const end of ends) await end().catch(() => undefined);
}
