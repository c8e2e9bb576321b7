import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmallHouse, type SmallHouse } from "../../test/small-house.ts";
import type { TestClient } from "../../test/test-client.ts";
import { startTestServer, type TestServer } from "../../test/test-server.ts";
import { signatureHeader } from "../payments/test-provider/signed-notice.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const hold = `mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) {
  ... on HoldPlaced { hold { id seats { ordinal } } } ... on Refusal { reason { en } } } }`;
const checkout = `mutation ($input: CheckoutInput!) { checkout(input: $input) {
  __typename ... on CheckoutStarted { redirectUrl order { id secret reference } payment { state } } ... on Refusal { reason { en } } } }`;
const orderBySecret = `query ($secret: ID!) { order(secret: $secret) {
  state note { zh en } payments { state redirectUrl } tickets { number code state label { seat } ticketType { code } } } }`;

async function startBuying(buyer: TestClient, count = 2) {
  const { createCart } = await buyer.ask("mutation { createCart { key } }");
  const { holdBestSeats } = await buyer.ask(hold, {
    input: { cartKey: createCart.key, performanceId: house.performanceId, count },
  });
  const seats = holdBestSeats.hold.seats.map(({ ordinal }: { ordinal: number }) => ({
    holdId: holdBestSeats.hold.id,
    ordinal,
    ticketTypeId: house.ticketTypeId,
  }));
  const answer = await buyer.ask(checkout, {
    input: {
      cartKey: createCart.key,
      currency: "CNY",
      seats,
      shownTotalMinor: count * 38_000,
      provider: "test",
      contact: { name: "王 <b>", email: "wang@example.com", locale: "zh" },
      idempotencyKey: randomUUID(),
    },
  });
  return answer.checkout as { redirectUrl: string; order: { id: string; secret: string; reference: string } };
}

const decide = (buyer: TestClient, redirectUrl: string, decision: string) =>
  buyer.fetch(`${redirectUrl}/${decision}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

describe("buying at the test bank", () => {
  it("shows a page in both languages with no script, and sells when the buyer approves", async () => {
    const buyer = server.client();
    const { redirectUrl, order } = await startBuying(buyer);
    const page = await buyer.fetch(redirectUrl);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    for (const text of ["确认付款", "Approve the payment", "Decline the payment", order.reference, "¥760.00"]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain("<script");
    const answer = await decide(buyer, redirectUrl, "approve");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/orders/${order.secret}`);
    const paid = (await buyer.ask(orderBySecret, { secret: order.secret })).order;
    expect(paid).toMatchObject({ state: "PAID", payments: [{ state: "CAPTURED", redirectUrl: null }] });
    expect(paid.tickets).toHaveLength(2);
    // A decision stands: going back and declining changes nothing.
    await decide(buyer, redirectUrl, "decline");
    expect((await buyer.ask(orderBySecret, { secret: order.secret })).order.state).toBe("PAID");
    expect(await (await buyer.fetch(redirectUrl)).text()).toContain("付款成功");
  });

  it("lets the order go when the buyer declines", async () => {
    const buyer = server.client();
    const { redirectUrl, order } = await startBuying(buyer);
    await decide(buyer, redirectUrl, "decline");
    const gone = (await buyer.ask(orderBySecret, { secret: order.secret })).order;
    expect(gone).toMatchObject({ state: "LAPSED", payments: [{ state: "DECLINED" }], tickets: [] });
  });

  it("does what banks do now and then", async () => {
    const buyer = server.client();
    const stateAfter = async (decision: string) => {
      const { redirectUrl, order } = await startBuying(buyer, 1);
      await decide(buyer, redirectUrl, decision);
      return async () => (await buyer.ask(orderBySecret, { secret: order.secret })).order.state;
    };
    expect(await (await stateAfter("approve-twice"))()).toBe("PAID");
    // It never calls; the server asks by itself.
    const silent = await stateAfter("approve-silently");
    expect(await silent()).toBe("AWAITING_PAYMENT");
    expect(await (await stateAfter("approve-slowly"))()).toBe("AWAITING_PAYMENT");
    await expect.poll(silent, { timeout: 25_000, interval: 500 }).toBe("PAID");
  });

  it("knows no other payments and no other decisions", async () => {
    const buyer = server.client();
    const { redirectUrl } = await startBuying(buyer, 1);
    expect((await buyer.fetch(`/payments/test/${randomUUID()}`)).status).toBe(404);
    expect((await buyer.fetch("/payments/test/x")).status).toBe(404);
    expect((await decide(buyer, redirectUrl, "steal")).status).toBe(404);
  });
});

describe("the webhook", () => {
  it("does nothing without a fitting signature", async () => {
    const { redirectUrl, order } = await startBuying(server.client(), 1);
    const body = JSON.stringify({
      reference: redirectUrl.split("/").at(-1),
      result: "captured",
      amountMinor: 38_000,
      currency: "CNY",
    });
    const now = Math.floor(Date.now() / 1000);
    for (const signature of [undefined, "", `t=${now},v1=${"0".repeat(64)}`, "t=1,v1=zz"]) {
      const answer = await server.client().fetch("/webhooks/payments/test", {
        method: "POST",
        headers: { "content-type": "application/json", ...(signature ? { [signatureHeader]: signature } : {}) },
        body,
      });
      expect(answer.status).toBe(401);
    }
    expect((await server.client().ask(orderBySecret, { secret: order.secret })).order.state).toBe("AWAITING_PAYMENT");
    expect((await server.client().fetch("/webhooks/payments/nobody", { method: "POST" })).status).toBe(404);
  });
});

describe("orders over the API", () => {
  it("are found by staff only, without the buyer's secret", async () => {
    const { order } = await startBuying(server.client(), 1);
    const find = "query ($reference: String!) { orderByReference(reference: $reference) { id secret } }";
    const asked = await server.client().send(find, { reference: order.reference });
    expect(asked.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    const typed = order.reference.toLowerCase().replace("-", "");
    expect((await house.seller.ask(find, { reference: typed })).orderByReference).toEqual({
      id: order.id,
      secret: null,
    });
    const { data } = await server.client().send('{ order(secret: "guess") { id } }');
    expect(data).toEqual({ order: null });
  });

  it("come in pages, newest first, found by name without wildcards", async () => {
    await startBuying(server.client(), 1);
    const page = `query ($first: Int!, $after: String, $search: String) {
      orders(first: $first, after: $after, search: $search) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id createdAt } } } }`;
    const all = (await house.seller.ask(page, { first: 100 })).orders;
    const first = (await house.seller.ask(page, { first: 2 })).orders;
    const second = (await house.seller.ask(page, { first: 2, after: first.pageInfo.endCursor })).orders;
    const ids = (connection: { edges: { node: { id: string } }[] }) => connection.edges.map(({ node }) => node.id);
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 4));
    expect(all.totalCount).toBe(ids(all).length);
    expect((await house.seller.ask(page, { first: 1, search: "王" })).orders.totalCount).toBe(all.totalCount);
    expect((await house.seller.ask(page, { first: 1, search: "%" })).orders.totalCount).toBe(0);
  });

  it("load everything about any number of orders with the same number of statements", async () => {
    const buyer = server.client();
    for (let round = 0; round < 3; round += 1) {
      const { redirectUrl } = await startBuying(buyer, 2);
      await decide(buyer, redirectUrl, "approve");
    }
    const document = (first: number) => `{ orders(first: ${first}) { edges { node {
      channel { code } seller { name } payments { state } refunds { reason approver { name } }
      lines { performance { id event { title { en } } } zone { code } ticketType { code } price { amountMinor } }
      tickets { number label { seat } price { amountMinor } ticketType { code } performance { id } } } } } }`;
    // What is remembered for a second is read before the counting.
    await house.supervisor.ask(document(8));
    const one = await statementsOf(() => house.supervisor.ask(document(1)));
    const many = await statementsOf(() => house.supervisor.ask(document(8)));
    expect(many).toBe(one);
  });

  it("report the sale to those who may read reports", async () => {
    const report = `query ($id: ID!) { salesReport(performanceId: $id) {
      soldSeatCount totals { amountMinor currency } zones { soldCount } channels { channel { code } ticketCount } } }`;
    const refused = await house.seller.send(report, { id: house.performanceId });
    expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const { salesReport } = await house.supervisor.ask(report, { id: house.performanceId });
    expect(salesReport.totals).toEqual([{ amountMinor: salesReport.soldSeatCount * 38_000, currency: "CNY" }]);
    expect(salesReport.channels).toEqual([{ channel: { code: "web" }, ticketCount: salesReport.soldSeatCount }]);
  });

  it("publish the keys that tickets are checked with", async () => {
    const answer = await server.client().fetch("/.well-known/parterre-ticket-keys.json");
    expect(await answer.json()).toMatchObject({ keys: [{ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig" }] });
  });
});

/** Statements that a piece of work sends through TypeORM's connections. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { Client } = pg;
  const original = Client.prototype.query;
  let count = 0;
  Client.prototype.query = function (this: { options?: object }, ...args: unknown[]) {
    const text = typeof args[0] === "string" ? args[0] : ((args[0] as { text?: string } | null)?.text ?? "");
    // Jobs of the background go on meanwhile; they never read these tables but for what is cancelled, moved, or to be paid by telephone.
    const isOfJob = /performance_(cancellation|move)\b|telephone_payment/.test(text);
    if (
      !isOfJob &&
      /sales_order|order_line|payment"|"refund|"ticket"|staff_member|"event"|"price_zone"|"ticket_type"/.test(text)
    ) {
      count += 1;
    }
    return original.apply(this as never, args as never);
  } as typeof original;
  try {
    await work();
  } finally {
    Client.prototype.query = original;
  }
  expect(count).toBeGreaterThan(0);
  return count;
}
