import { setTimeout as sleep } from "node:timers/promises";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { TestClient } from "../server/test/test-client.ts";

export interface PricedSeat {
  readonly ordinal: number;
  readonly ticketTypeId: string;
}

export interface CrowdOptions {
  readonly origin: string;
  readonly performanceId: number;
  readonly wanted: readonly PricedSeat[];
  /** Decides what everybody does; only the timing is the machine's. */
  readonly seed: number;
  /** People in the shop, who pay at the test bank. */
  readonly buyers: number;
  /** People at a counter, who are paid in cash. */
  readonly sellers: number;
}

const currency = "CNY";
const seller = demoSignIns.find(({ role }) => role.en === "seller")!;
/** How long a person tries again while nobody answers. */
const patienceMs = 15_000;

/** A small, repeatable source of chance (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Only a connection that broke or was refused: an answer that is an error is never an outage. */
const isOutage = (error: unknown) =>
  error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError");

/** The same request until it is answered, as a person presses a button again. */
export async function insist<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!isOutage(error) || Date.now() > until) throw error;
      await sleep(20);
    }
  }
}

/** People who hold, buy, give back and walk away, all at once, through the public API. */
export class Crowd {
  private over = false;
  private readonly everybody: Promise<void>[] = [];
  /** Orders that somebody was told are paid. */
  private readonly acknowledged: string[] = [];
  /** Orders whose buyer pressed "approve" at the bank and was told that it worked. */
  private readonly approvedAtBank: string[] = [];

  private constructor(private readonly options: CrowdOptions) {}

  static async gather(options: CrowdOptions): Promise<Crowd> {
    const crowd = new Crowd(options);
    const staff = await new TestClient(options.origin).signIn(seller.email, seller.password);
    for (let person = 0; person < options.buyers + options.sellers; person++) {
      const chance = chanceFrom(options.seed + person * 7919);
      const sells = person >= options.buyers;
      crowd.everybody.push(crowd.live(sells ? staff : new TestClient(options.origin), chance, sells));
    }
    return crowd;
  }

  /** Lets everybody finish what they are at. Fails with the first thing that went wrong for anyone. */
  async disperse(): Promise<{ acknowledged: readonly string[]; approvedAtBank: readonly string[] }> {
    this.over = true;
    await Promise.all(this.everybody);
    return { acknowledged: this.acknowledged, approvedAtBank: this.approvedAtBank };
  }

  /** Holds every one of these seats, four to a cart; throws when one cannot be had. */
  async holdAll(ordinals: readonly number[]): Promise<void> {
    const client = new TestClient(this.options.origin);
    for (let first = 0; first < ordinals.length; first += 4) {
      const asked = ordinals.slice(first, first + 4);
      const { holdSeats } = await this.hold(client, await this.createCart(client), asked);
      if (holdSeats.__typename !== "HoldPlaced") {
        throw new Error(`free seats cannot be had: ${JSON.stringify({ asked, holdSeats })}`);
      }
    }
  }

  private async live(client: TestClient, chance: () => number, sells: boolean): Promise<void> {
    while (!this.over) {
      try {
        await this.visit(client, chance, sells);
      } catch (error) {
        if (!isOutage(error)) throw error;
        await sleep(20);
      }
    }
  }

  private async visit(client: TestClient, chance: () => number, sells: boolean): Promise<void> {
    const { wanted } = this.options;
    const count = 1 + Math.floor(chance() * 3);
    const seats = [...new Set(Array.from({ length: count }, () => wanted[Math.floor(chance() * wanted.length)]!))];
    const cartKey = await this.createCart(client);
    const { holdSeats } = await this.hold(
      client,
      cartKey,
      seats.map(({ ordinal }) => ordinal),
    );
    if (holdSeats.__typename !== "HoldPlaced") {
      await sleep(5);
      return;
    }
    const holdId = holdSeats.hold.id as string;
    const mood = chance();
    if (mood < 0.35) await (sells ? this.sell : this.buy).call(this, client, cartKey, holdId, seats);
    else if (mood < 0.5) await this.release(client, cartKey, holdId);
    // Everybody else walks away: their seats come back by themselves.
    await sleep(chance() * 60);
  }

  private async createCart(client: TestClient): Promise<string> {
    return (await client.ask("mutation { createCart { key } }")).createCart.key;
  }

  private async hold(client: TestClient, cartKey: string, ordinals: readonly number[]) {
    return client.ask(
      "mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename ... on HoldPlaced { hold { id } } } }",
      { input: { cartKey, performanceId: String(this.options.performanceId), ordinals } },
    );
  }

  private async release(client: TestClient, cartKey: string, holdId: string): Promise<void> {
    await client.ask("mutation ($input: ReleaseSeatsInput!) { releaseSeats(input: $input) { __typename } }", {
      input: { cartKey, holdId },
    });
  }

  /** What to buy the seats with, at the total that the server quotes; null when it quotes none any more. */
  private async purchase(client: TestClient, cartKey: string, holdId: string, seats: readonly PricedSeat[]) {
    const wish = {
      cartKey,
      currency,
      seats: seats.map(({ ordinal, ticketTypeId }) => ({ holdId, ordinal, ticketTypeId })),
    };
    const { quote } = await insist(() =>
      client.ask("query ($input: QuoteInput!) { quote(input: $input) { ... on Quote { total { amountMinor } } } }", {
        input: wish,
      }),
    );
    const shownTotalMinor: number | undefined = quote.total?.amountMinor;
    return shownTotalMinor === undefined ? null : { ...wish, shownTotalMinor, idempotencyKey: crypto.randomUUID() };
  }

  private async sell(client: TestClient, cartKey: string, holdId: string, seats: readonly PricedSeat[]): Promise<void> {
    const input = await this.purchase(client, cartKey, holdId, seats);
    if (!input) return;
    const { sellAtCounter } = await insist(() =>
      client.ask(
        "mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { __typename ... on SaleCompleted { order { reference state } } } }",
        {
          input: {
            ...input,
            tenders: [{ kind: "CASH", amountMinor: input.shownTotalMinor, givenMinor: input.shownTotalMinor }],
          },
        },
      ),
    );
    if (sellAtCounter.__typename === "SaleCompleted") this.acknowledged.push(sellAtCounter.order.reference);
  }

  private async buy(client: TestClient, cartKey: string, holdId: string, seats: readonly PricedSeat[]): Promise<void> {
    const purchase = await this.purchase(client, cartKey, holdId, seats);
    if (!purchase) return;
    const input = {
      ...purchase,
      provider: "test",
      contact: { name: "Crash Test", email: "crash@example.org", locale: "en" },
    };
    const { checkout } = await insist(() =>
      client.ask(
        `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename
           ... on CheckoutStarted { redirectUrl order { reference secret } } } }`,
        { input },
      ),
    );
    if (checkout.__typename !== "CheckoutStarted") return;
    const { redirectUrl, order } = checkout;
    const page = new URL(redirectUrl, this.options.origin).pathname;
    const decided = await insist(() => client.fetch(`${page}/approve`, { method: "POST" }));
    await decided.body?.cancel();
    if (decided.status !== 303) return;
    this.approvedAtBank.push(order.reference);
    const seen = await insist(() =>
      client.ask("query ($secret: ID!) { order(secret: $secret) { state } }", { secret: order.secret }),
    );
    if (seen.order.state === "PAID") this.acknowledged.push(order.reference);
  }
}
