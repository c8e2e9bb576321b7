import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodeDelta, encodeSnapshot } from "@parterre/seat-map";
import fc from "fast-check";
import { type DocumentNode, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestClient } from "../server/test/test-client.ts";
import { type ClonedDatabase, cloneDatabase } from "../server/test/test-database.ts";
import { ServerProcess } from "./server-process.ts";

const textOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../docs/partners/${name}`, import.meta.url)), "utf8");

/** Every operation that the partners' pages name, by its name, as it stands there. */
const operations = new Map(
  ["browse.graphql", "buy.graphql", "watch.graphql"].flatMap((file) => {
    const text = textOf(file);
    const document: DocumentNode = parse(text);
    return document.definitions.map((definition) => {
      const name = definition.kind === "OperationDefinition" ? definition.name?.value : undefined;
      if (name === undefined) throw new Error(`${file} has a definition without a name`);
      return [name, text.slice(definition.loc!.start, definition.loc!.end)] as const;
    });
  }),
);

describe("what partners are told to send", () => {
  let database: ClonedDatabase;
  let server: ServerProcess;
  let partner: TestClient;
  const sent = new Set<string>();

  beforeAll(async () => {
    database = await cloneDatabase();
    server = await ServerProcess.start({ databaseUrl: database.url });
    partner = new TestClient(server.origin);
  });
  afterAll(async () => {
    await partner?.close();
    await server?.stop();
    await database?.drop();
  });

  function operation(name: string): string {
    sent.add(name);
    const text = operations.get(name);
    if (text === undefined) throw new Error(`no page names ${name}`);
    return text;
  }
  const send = (name: string, variables: Record<string, unknown> = {}) => partner.ask(operation(name), variables);

  test("browse, watch, hold, pay, and have tickets; every operation on the pages is used", async () => {
    const { events } = await send("WhatIsOn", { first: 5 });
    const performanceId = events.edges
      .flatMap(({ node }: { node: { performances: { id: string; onSaleNow: boolean }[] } }) => node.performances)
      .find(({ onSaleNow }: { onSaleNow: boolean }) => onSaleNow).id;
    const { performance } = await send("PerformanceWithPrices", { performanceId });
    expect(performance.zones.length).toBeGreaterThan(0);

    const states = new Map<number, string>();
    let snapshots = 0;
    partner.subscribe(operation("WatchSeats"), { performanceId }, ({ data }) => {
      if (data.seatChanges.snapshot) snapshots += 1;
      for (const { ordinal, state } of data.seatChanges.seats) states.set(ordinal, state);
    });
    await expect.poll(() => snapshots, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(states.size).toBe(performance.seatCount);

    const cartKey = (await send("CreateCart")).createCart.key;
    const best = (await send("HoldBestSeats", { input: { cartKey, performanceId, count: 2 } })).holdBestSeats;
    expect(best.__typename).toBe("HoldPlaced");
    const ordinals: number[] = best.hold.seats.map(({ ordinal }: { ordinal: number }) => ordinal);
    await expect
      .poll(() => ordinals.map((ordinal) => states.get(ordinal)), { timeout: 30_000 })
      .toEqual(["SOLD", "SOLD"]);

    const otherCart = (await send("CreateCart")).createCart.key;
    const refused = (await send("HoldSeats", { input: { cartKey: otherCart, performanceId, ordinals } })).holdSeats;
    expect(refused).toMatchObject({ __typename: "SeatsTaken", takenOrdinals: ordinals });
    expect(refused.suggestedOrdinals).toHaveLength(2);
    const beside = { cartKey: otherCart, performanceId, ordinals: refused.suggestedOrdinals };
    const placed = (await send("HoldSeats", { input: beside })).holdSeats;
    expect(placed.__typename).toBe("HoldPlaced");
    const released = await send("ReleaseSeats", { input: { cartKey: otherCart, holdId: placed.hold.id } });
    expect(released.releaseSeats).toMatchObject({ __typename: "CartUpdated", cart: { holds: [] } });

    const seats = best.hold.seats.map(({ ordinal, zone }: { ordinal: number; zone: { id: string } }) => ({
      holdId: best.hold.id,
      ordinal,
      ticketTypeId: performance.prices.find(({ zoneId }: { zoneId: string }) => zoneId === zone.id).ticketTypeId,
    }));
    const { quote } = await send("Quote", { input: { cartKey, currency: "CNY", seats, promotionCode: "nobody's" } });
    expect(quote).toMatchObject({ __typename: "Quote", promotionCode: { applied: false, refusal: "UNKNOWN" } });
    const sum = (amounts: { amountMinor: number }[]) => amounts.reduce((all, each) => all + each.amountMinor, 0);
    const lines: { price: { amountMinor: number }; lineTotal: { amountMinor: number } }[] = quote.lines;
    expect(sum(lines.map((line) => line.lineTotal))).toBe(quote.total.amountMinor);
    const charges: { amount: { amountMinor: number } }[] = quote.charges;
    expect(sum(lines.map((line) => line.price)) + sum(charges.map((charge) => charge.amount))).toBe(
      quote.total.amountMinor,
    );
    const purchase = {
      cartKey,
      currency: "CNY",
      seats,
      shownTotalMinor: quote.total.amountMinor,
      provider: "test",
      contact: { name: "Partner", email: "partner@example.org", locale: "en" },
      idempotencyKey: crypto.randomUUID(),
    };
    const { checkout } = await send("Checkout", { input: purchase });
    expect(checkout.__typename).toBe("CheckoutStarted");
    const again = (await send("Checkout", { input: purchase })).checkout;
    expect(again.order.reference).toBe(checkout.order.reference);

    const bank = new URL(checkout.redirectUrl, server.origin).pathname;
    expect((await partner.fetch(`${bank}/approve`, { method: "POST" })).status).toBe(303);
    const { order } = await send("OrderWithTickets", { secret: checkout.order.secret });
    expect(order.state).toBe("PAID");
    expect(order.tickets.map(({ state }: { state: string }) => state)).toEqual(["VALID", "VALID"]);

    expect([...operations.keys()].filter((name) => !sent.has(name))).toEqual([]);
  });
});

test("the decoder in availability-frames.md reads what the server sends", async () => {
  const code = /```js\n([\s\S]*?)```/.exec(textOf("availability-frames.md"))?.[1];
  const source = Buffer.from(code!).toString("base64");
  const { applyFrame } = (await import(/* @vite-ignore */ `data:text/javascript;base64,${source}`)) as {
    applyFrame(states: Uint8Array, base64: string): void;
  };
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
  const state = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(
      fc.array(state, { minLength: 1, maxLength: 400 }),
      fc.array(fc.tuple(fc.nat(), state), { maxLength: 50 }),
      (first, changes) => {
        const truth = Uint8Array.from(first);
        const theirs = new Uint8Array(truth.length);
        applyFrame(theirs, base64(encodeSnapshot(truth)));
        expect(theirs).toEqual(truth);
        const changed = changes.map(([place, next]) => {
          truth[place % truth.length] = next;
          return place % truth.length;
        });
        applyFrame(theirs, base64(encodeDelta(changed, truth)));
        expect(theirs).toEqual(truth);
      },
    ),
  );
});
