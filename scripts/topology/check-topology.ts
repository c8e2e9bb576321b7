import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import pg from "pg";
import { WebSocket } from "ws";
import { TestClient } from "../../server/test/test-client.ts";
import { openShift } from "../../test/open-shift.ts";
import type { ServerProcess } from "../../test/server-process.ts";
import { demoSignIns } from "../house/demo-sign-ins.mjs";
import type { BalancingProxy } from "./proxy.ts";

export interface Topology {
  readonly primary: { readonly url: string };
  readonly standby: { readonly url: string };
  readonly first: ServerProcess;
  readonly second: ServerProcess;
  readonly proxy: BalancingProxy;
  readonly origin: string;
}

const mostWaitMs = 10_000;
const seller = demoSignIns.find(({ role }) => role.en === "seller")!;

function holdThat(what: string, right: boolean): void {
  if (!right) throw new Error(`NOT SO: ${what}`);
  console.log(`ok  ${what}`);
}

/** Follows a performance's seats as the public sees them, over one WebSocket. */
class Watcher {
  readonly states = new Map<number, string>();
  private readonly client;

  constructor(origin: string, performanceId: string) {
    this.client = createClient({
      url: `${origin.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 100,
      retryWait: () => sleep(50),
      shouldRetry: () => true,
    });
    this.client.subscribe<{ seatChanges: { seats: { ordinal: number; state: string }[] } }>(
      { query: `subscription { seatChanges(performanceId: "${performanceId}") { seats { ordinal state } } }` },
      {
        next: ({ data }) => {
          for (const { ordinal, state } of data?.seatChanges.seats ?? []) this.states.set(ordinal, state);
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Milliseconds until the seat is seen in that state; throws after ten seconds. */
  async sees(ordinal: number, state: string): Promise<number> {
    const startedAt = performance.now();
    while (this.states.get(ordinal) !== state) {
      if (performance.now() - startedAt > mostWaitMs) {
        throw new Error(`NOT SO: seat ${ordinal} is seen as ${state} (it is ${this.states.get(ordinal)})`);
      }
      await sleep(1);
    }
    return performance.now() - startedAt;
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

async function fetchValue<Value>(url: string, sql: string, values: readonly unknown[] = []): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, values: [...values], rowMode: "array" });
    return rows[0]?.[0] as Value;
  } finally {
    await client.end();
  }
}

async function becomesTrue(what: string, probe: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + mostWaitMs;
  while (!(await probe().catch(() => false))) {
    if (Date.now() > until) throw new Error(`NOT SO: ${what}`);
    await sleep(20);
  }
  console.log(`ok  ${what}`);
}

/** Plays through the topology as buyers and sellers would; throws at the first thing that is not as it should be. */
export async function checkTopology({ primary, standby, first, second, proxy, origin }: Topology): Promise<void> {
  holdThat(
    "the standby follows the primary's log",
    await fetchValue<boolean>(standby.url, "SELECT pg_is_in_recovery()"),
  );
  const slots = "SELECT count(*)::int FROM pg_replication_slots WHERE slot_type = 'logical' AND temporary";
  await becomesTrue("one live stream on the primary", async () => (await fetchValue<number>(primary.url, slots)) === 1);
  await becomesTrue("one live stream on the standby", async () => (await fetchValue<number>(standby.url, slots)) === 1);

  const buyer = new TestClient(origin);
  const { events } = await buyer.ask<{
    events: { edges: { node: { performances: { id: string; onSaleNow: boolean }[] } }[] };
  }>("{ events(first: 20) { edges { node { performances { id onSaleNow } } } } }");
  const performanceId = events.edges.flatMap(({ node }) => node.performances).find(({ onSaleNow }) => onSaleNow)?.id;
  if (performanceId === undefined) throw new Error("NOT SO: the demo has a performance on sale");

  const watchers = [new Watcher(first.origin, performanceId), new Watcher(second.origin, performanceId)];
  const throughProxy = new Watcher(origin, performanceId);
  try {
    const cartKey = await createCart(buyer);
    const placed = await buyer.ask<HoldBestSeats>(holdBestSeats, { input: { cartKey, performanceId, count: 2 } });
    const hold = placed.holdBestSeats.hold!;
    const [seat] = hold.seats as [HeldSeat];
    const [onFirst, onSecond] = await Promise.all(watchers.map((watcher) => watcher.sees(seat.ordinal, "SOLD")));
    console.log(
      `ok  a hold made through the proxy is seen by watchers of both processes (primary's log ${onFirst!.toFixed(0)} ms, standby's log ${onSecond!.toFixed(0)} ms after the answer)`,
    );
    await throughProxy.sees(seat.ordinal, "SOLD");
    holdThat("and by a watcher through the proxy", true);

    const staff = new TestClient(origin);
    await staff.signIn(seller.email, seller.password);
    const mine = await Promise.all(
      Array.from({ length: 4 }, () => staff.ask<{ me: { email: string } | null }>("{ me { email } }")),
    );
    holdThat(
      "one sign-in is good in both processes",
      mine.every(({ me }) => me?.email === seller.email),
    );

    await openShift(staff);
    const reference = await sell(staff, performanceId, cartKey, hold);
    holdThat(`the seats are sold through the proxy, order ${reference}`, true);
    await becomesTrue("the order is on the standby", async () =>
      fetchValue<boolean>(standby.url, "SELECT count(*) = 1 FROM sales_order WHERE reference = $1 AND state = 'paid'", [
        reference,
      ]),
    );
    for (const server of [first, second]) {
      const again = await new TestClient(server.origin).ask<{ holdSeats: { __typename: string } }>(
        "mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }",
        { input: { cartKey: await createCart(buyer), performanceId, ordinals: [seat.ordinal] } },
      );
      holdThat(
        `the sold seat is refused by the process on port ${server.port}`,
        again.holdSeats.__typename === "SeatsTaken",
      );
    }
    holdThat(
      `the proxy gave work to both (${proxy.given.join(" and ")} requests)`,
      proxy.given.every((count) => count > 0),
    );

    await first.kill();
    const answers = await Promise.all(Array.from({ length: 10 }, () => createCart(new TestClient(origin))));
    holdThat(
      "with one process killed, every request is still answered",
      answers.every((key) => key.length > 0),
    );
    const next = await buyer.ask<HoldBestSeats>(holdBestSeats, {
      input: { cartKey: await createCart(buyer), performanceId, count: 1 },
    });
    await throughProxy.sees(next.holdBestSeats.hold!.seats[0]!.ordinal, "SOLD");
    holdThat("and a watcher through the proxy sees the next hold", true);
    await first.startAgain();
    await becomesTrue("the killed process is back and given work again", async () => {
      const before = proxy.given[0]!;
      await createCart(buyer);
      await createCart(buyer);
      return proxy.given[0]! > before;
    });
  } finally {
    await Promise.all([...watchers, throughProxy].map((watcher) => watcher.close()));
  }
}

interface HeldSeat {
  readonly ordinal: number;
  readonly zone: { readonly id: string };
}
interface HoldBestSeats {
  readonly holdBestSeats: { readonly hold?: { readonly id: string; readonly seats: readonly HeldSeat[] } };
}
const holdBestSeats =
  "mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) { ... on HoldPlaced { hold { id seats { ordinal zone { id } } } } } }";

async function createCart(client: TestClient): Promise<string> {
  return (await client.ask<{ createCart: { key: string } }>("mutation { createCart { key } }")).createCart.key;
}

/** Sells everything in the hold for cash, at the first ticket type that has a price. */
async function sell(
  staff: TestClient,
  performanceId: string,
  cartKey: string,
  hold: { readonly id: string; readonly seats: readonly HeldSeat[] },
): Promise<string> {
  const { performance: priced } = await staff.ask<{
    performance: {
      prices: { zoneId: string; ticketTypeId: string; money: { amountMinor: number; currency: string } }[];
    };
  }>(
    `{ performance(id: "${performanceId}") { prices(channelCode: "counter") { zoneId ticketTypeId money { amountMinor currency } } } }`,
  );
  const lines = hold.seats.map((seat) => ({
    seat,
    price: priced.prices.find(({ zoneId }) => zoneId === seat.zone.id)!,
  }));
  const total = lines.reduce((sum, { price }) => sum + price.money.amountMinor, 0);
  const { sellAtCounter } = await staff.ask<{
    sellAtCounter: { order?: { reference: string }; reason?: { en: string } };
  }>(
    "mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { ... on SaleCompleted { order { reference } } ... on Refusal { reason { en } } } }",
    {
      input: {
        cartKey,
        currency: lines[0]!.price.money.currency,
        seats: lines.map(({ seat, price }) => ({
          holdId: hold.id,
          ordinal: seat.ordinal,
          ticketTypeId: price.ticketTypeId,
        })),
        shownTotalMinor: total,
        tenders: [{ kind: "CASH", amountMinor: total, givenMinor: total }],
        idempotencyKey: crypto.randomUUID(),
      },
    },
  );
  if (!sellAtCounter.order) throw new Error(`NOT SO: the seats can be sold (${sellAtCounter.reason?.en})`);
  return sellAtCounter.order.reference;
}
