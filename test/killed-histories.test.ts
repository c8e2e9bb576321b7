import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { afterDeathMs, eventually } from "../server/test/eventually.ts";
import { expectOnlyToGrow, expectSixStatements } from "../server/test/histories/six-statements.ts";
import { TestClient } from "../server/test/test-client.ts";
import { cloneDatabase } from "../server/test/test-database.ts";
import { insist } from "./crowd.ts";
import { ServerProcess } from "./server-process.ts";

const holdSeconds = 2;
const histories = 8;

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

const rows = async (text: string, values: readonly unknown[] = []) => (await sql.query(text, [...values])).rows;

const seats = fc.array(fc.nat(11), { minLength: 1, maxLength: 3 }).map((all) => [...new Set(all)]);
/** `dies`: the process is killed while the request is on its way, and the person tries again with the same key. */
const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("sell" as const), seats, dies: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("buy" as const), seats, dies: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("walk-away" as const), seats, dies: fc.constant(false) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("refund" as const), pick: fc.nat(5), dies: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("goodwill" as const), pick: fc.nat(5), dies: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("kill" as const), dies: fc.constant(false) }) },
);
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

interface House {
  readonly performanceId: number;
  readonly ordinals: readonly number[];
  readonly ticketTypeId: string;
}

/** Performances that are on sale everywhere, each with twelve free seats of one zone and its ticket type. */
async function housesToLiveIn(most: number): Promise<House[]> {
  const found = await rows(
    `SELECT p.id, p.zone_map, (SELECT array_agg(ordinal ORDER BY ordinal) FROM performance_seat s
       WHERE s.performance_id = p.id AND s.state = 'free' AND s.allocation IS NULL) AS free
     FROM performance p JOIN sales_window w ON w.performance_id = p.id JOIN sales_channel c ON c.id = w.channel_id
     WHERE p.state = 'on_sale' AND c.code IN ('web', 'counter') AND now() BETWEEN w.opens_at AND w.closes_at
       AND p.starts_at > now() + interval '2 days'
     GROUP BY p.id HAVING count(*) = 2 ORDER BY p.id`,
  );
  const houses: House[] = [];
  for (const { id, zone_map: zoneMap, free } of found) {
    const [price] = await rows(
      `SELECT z.index, c.ticket_type_id FROM price c JOIN price_zone z ON z.id = c.zone_id
       JOIN ticket_type t ON t.id = c.ticket_type_id
       WHERE c.performance_id = $1 AND c.currency = 'CNY' AND t.code = 'adult' ORDER BY z.index LIMIT 1`,
      [id],
    );
    const priced = (free as number[]).filter((ordinal) => zoneMap[ordinal] === price?.index);
    // Every history has seats of its own; several may be lived in one performance.
    for (let first = 0; first + 12 <= Math.min(priced.length, 48); first += 12) {
      houses.push({ performanceId: id, ordinals: priced.slice(first, first + 12), ticketTypeId: price.ticket_type_id });
    }
  }
  return houses.slice(0, most);
}

/** One history with a server that dies again and again; what everybody was told is kept. */
class KilledHistory {
  /** Orders that somebody was told are sold, or paid at the bank. */
  private readonly told = new Set<string>();
  private readonly givenBack = new Set<string>();
  private readonly seen = new Map<number, string>();
  private isOver = false;

  constructor(
    private readonly house: House,
    private readonly staff: TestClient,
    private readonly buyer: TestClient,
  ) {}

  /** Looks on, and again whenever the connection broke: a page does the same. */
  watch(): void {
    this.buyer.subscribe(
      "subscription ($id: ID!) { seatChanges(performanceId: $id) { snapshot seats { ordinal state } } }",
      { id: String(this.house.performanceId) },
      ({ data }) => {
        for (const { ordinal, state } of data?.seatChanges.seats ?? []) this.seen.set(ordinal, state);
      },
      () => setTimeout(() => this.isOver || this.watch(), 100),
    );
  }

  end(): void {
    this.isOver = true;
  }

  async live(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if (step.kind === "kill") await this.kill();
      else if (step.kind === "refund" || step.kind === "goodwill") await this.change(step);
      else await this.take(step);
    }
  }

  private async kill(): Promise<void> {
    await server.kill();
    await server.startAgain();
  }

  /** Sends a request; where the process is to die, it does so meanwhile, and the request is sent again. */
  private async send<Answer>(dies: boolean, request: () => Promise<Answer>): Promise<Answer> {
    if (!dies) return insist(request);
    const [answer] = await Promise.all([
      insist(request),
      sleep(Math.floor(3 + 20 * Math.random())).then(() => this.kill()),
    ]);
    return answer;
  }

  private async take(step: Extract<Step, { kind: "sell" | "buy" | "walk-away" }>): Promise<void> {
    const { performanceId, ticketTypeId } = this.house;
    const who = step.kind === "sell" ? this.staff : this.buyer;
    const ordinals = step.seats.map((index) => this.house.ordinals[index]!).sort((a, b) => a - b);
    const cartKey = (await insist(() => who.ask("mutation { createCart { key } }"))).createCart.key;
    const { holdSeats } = await insist(() =>
      who.ask(
        "mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename ... on HoldPlaced { hold { id } } } }",
        { input: { cartKey, performanceId: String(performanceId), ordinals } },
      ),
    );
    if (holdSeats.__typename !== "HoldPlaced" || step.kind === "walk-away") return;
    const holdId = holdSeats.hold.id;
    const seats = ordinals.map((ordinal) => ({ holdId, ordinal, ticketTypeId }));
    const wish = { cartKey, currency: "CNY", seats };
    const { quote } = await insist(() =>
      who.ask("query ($input: QuoteInput!) { quote(input: $input) { ... on Quote { total { amountMinor } } } }", {
        input: wish,
      }),
    );
    if (!quote.total) return;
    const input = { ...wish, shownTotalMinor: quote.total.amountMinor, idempotencyKey: crypto.randomUUID() };
    await (step.kind === "sell" ? this.sell(input, step.dies) : this.buy(input, step.dies));
  }

  private async sell(input: { shownTotalMinor: number }, dies: boolean): Promise<void> {
    const { shownTotalMinor } = input;
    const tenders = [{ kind: "CASH", amountMinor: shownTotalMinor, givenMinor: shownTotalMinor }];
    const { sellAtCounter } = await this.send(dies, () =>
      this.staff.ask(
        `mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { __typename
           ... on SaleCompleted { order { id } } } }`,
        { input: { ...input, tenders } },
      ),
    );
    if (sellAtCounter.__typename === "SaleCompleted") this.told.add(sellAtCounter.order.id);
  }

  private async buy(input: object, dies: boolean): Promise<void> {
    const contact = { name: "Killed", email: "killed@example.org", locale: "en" };
    const { checkout } = await this.send(dies, () =>
      this.buyer.ask(
        `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename
           ... on CheckoutStarted { redirectUrl order { id secret } } } }`,
        { input: { ...input, provider: "test", contact } },
      ),
    );
    if (checkout.__typename !== "CheckoutStarted") return;
    const page = new URL(checkout.redirectUrl, server.origin).pathname;
    const decided = await this.send(dies, () => this.buyer.fetch(`${page}/approve`, { method: "POST" }));
    await decided.body?.cancel();
    const seen = await insist(() =>
      this.buyer.ask("query ($secret: ID!) { order(secret: $secret) { state } }", { secret: checkout.order.secret }),
    );
    if (seen.order.state === "PAID") this.told.add(checkout.order.id);
  }

  private async change(step: Extract<Step, { kind: "refund" | "goodwill" }>): Promise<void> {
    const orders = [...this.told].filter((id) => !this.givenBack.has(id));
    const orderId = orders[step.pick % Math.max(1, orders.length)];
    if (orderId === undefined) return;
    const act = { orderId, reason: "because", idempotencyKey: crypto.randomUUID() };
    if (step.kind === "goodwill") {
      await this.send(step.dies, () =>
        this.staff.ask("mutation ($input: GiveGoodwillInput!) { giveGoodwill(input: $input) { __typename } }", {
          input: { ...act, amountMinor: 100 },
        }),
      );
      return;
    }
    const { quoteRefund } = await insist(() =>
      this.staff.ask(
        "query ($id: ID!) { quoteRefund(orderId: $id, waive: true) { ... on RefundQuote { money { amountMinor } } } }",
        { id: orderId },
      ),
    );
    const input = { ...act, shownMoneyMinor: quoteRefund.money.amountMinor, waive: true };
    const { refundTickets } = await this.send(step.dies, () =>
      this.staff.ask("mutation ($input: RefundTicketsInput!) { refundTickets(input: $input) { __typename } }", {
        input,
      }),
    );
    expect(refundTickets.__typename).toBe("OrderChanged");
    this.givenBack.add(orderId);
  }

  /** Waits until all time is over, and looks at what must always be true. */
  async expectTruth(): Promise<void> {
    const { performanceId, ordinals } = this.house;
    await eventually(async () => {
      const left = await rows(
        `SELECT ordinal::text FROM performance_seat WHERE performance_id = $1 AND state = 'held'
         UNION ALL SELECT o.reference FROM sales_order o JOIN order_line l ON l.order_id = o.id
           WHERE l.performance_id = $1 AND o.state = 'awaiting_payment'`,
        [performanceId],
      );
      expect(left, "seats and orders that wait for ever").toEqual([]);
    }, afterDeathMs);
    await expectSixStatements(rows, performanceId);
    // 2: what somebody was told is so, and the bank has taken for nothing else.
    const states = await rows("SELECT id, state FROM sales_order WHERE id = ANY($1::uuid[])", [[...this.told]]);
    for (const { id, state } of states) expect([id, state]).toEqual([id, this.givenBack.has(id) ? "refunded" : "paid"]);
    expect(states).toHaveLength(this.told.size);
    await eventually(async () => {
      const unlike = await rows(
        `SELECT o.reference, o.state, p.state AS payment, b.state AS bank FROM sales_order o
         JOIN payment p ON p.order_id = o.id AND p.provider = 'test' JOIN test_provider_payment b ON b.id = p.id
         WHERE o.id IN (SELECT order_id FROM order_line WHERE performance_id = $1) AND o.contact_name = 'Killed'
           AND b.state IN ('approved', 'refunded') AND (b.state = 'approved') <> (o.state = 'paid')`,
        [performanceId],
      );
      expect(unlike, "what the bank has taken").toEqual([]);
    }, afterDeathMs);
    // 4: whoever looked on all the while, over every death of the server, sees what is so.
    const taken = new Set(
      (
        await rows("SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state <> 'free'", [
          performanceId,
        ])
      ).map(({ ordinal }) => ordinal),
    );
    await eventually(() =>
      expect(ordinals.map((ordinal) => this.seen.get(ordinal))).toEqual(
        ordinals.map((ordinal) => (taken.has(ordinal) ? "SOLD" : "FREE")),
      ),
    );
  }
}

test("histories with a server that is killed between their steps, and in the middle of them", async () => {
  const houses = await housesToLiveIn(4 * histories);
  const { email, password } = demoSignIns.find(({ role }) => role.en === "supervisor")!;
  let deaths = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 10, size: "max" }), async (steps) => {
      const house = houses.shift();
      if (!house) throw new Error("no seats are left to live another history with");
      deaths += steps.filter(({ kind, dies }) => dies || kind === "kill").length;
      const staff = await new TestClient(server.origin).signIn(email, password);
      const buyer = new TestClient(server.origin);
      const history = new KilledHistory(house, staff, buyer);
      try {
        history.watch();
        await history.live(steps);
        await history.expectTruth();
      } finally {
        history.end();
        await buyer.close();
      }
    }),
    // Another run of the same steps meets the process elsewhere: a failure is told as it happened, not shrunk.
    { numRuns: histories, endOnFailure: true, interruptAfterTimeLimit: 150_000, skipAllAfterTimeLimit: 150_000 },
  );
  expect(deaths).toBeGreaterThan(5);
  await expectOnlyToGrow(rows);
}, 420_000);
