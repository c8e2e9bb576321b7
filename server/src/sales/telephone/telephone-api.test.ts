import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openSmallHouse, type SmallHouse } from "../../../test/small-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const patience = { timeout: 60_000, interval: 100 };
const hold = `mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) {
  ... on HoldPlaced { hold { id seats { ordinal } } } ... on Refusal { reason { en } } } }`;
const requestPayment = `mutation ($input: RequestPaymentInput!) { requestPayment(input: $input) { __typename
  ... on CheckoutStarted { redirectUrl order { reference } payment { id money { amountMinor } } }
  ... on CheckoutRefused { field } } }`;
const requestBalance = `mutation ($input: RequestBalancePaymentInput!) { requestBalancePayment(input: $input) { __typename
  ... on TelephoneAsked { redirectUrl payment { id qrText money { amountMinor } } }
  ... on TelephoneNotAsked { field reason { en } } } }`;
const sell = `mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { __typename
  ... on SaleCompleted { order { id reference state } } ... on Refusal { reason { en } } } }`;
const orderOf = `query ($reference: String!) { orderByReference(reference: $reference) { state note { en }
  balance { amountMinor } payments { provider state money { amountMinor } refunded { amountMinor } } tickets { number } } }`;
const telephone = `query ($id: ID!) { telephonePayment(id: $id) { outcome note { en } order { state balance { amountMinor } } } }`;
const giveUp = `mutation ($id: ID!) { giveUpPayment(paymentId: $id) { __typename ... on PaymentGivenUp { order { state } } } }`;

const cash = (amountMinor: number) => [{ kind: "CASH", amountMinor, givenMinor: amountMinor }];

async function held() {
  const { createCart } = await house.seller.ask("mutation { createCart { key } }");
  const { holdBestSeats } = await house.seller.ask(hold, {
    input: { cartKey: createCart.key, performanceId: house.performanceId, count: 1 },
  });
  const seats = holdBestSeats.hold.seats.map(({ ordinal }: { ordinal: number }) => ({
    holdId: holdBestSeats.hold.id,
    ordinal,
    ticketTypeId: house.ticketTypeId,
  }));
  const wish = { cartKey: createCart.key as string, currency: "CNY", seats, shownTotalMinor: 38_000 };
  return { ...wish, idempotencyKey: randomUUID() as string };
}

/** 100.00 in cash on the counter, 280.00 by telephone. */
async function mixed() {
  const input = { ...(await held()), tenders: cash(10_000), provider: "test", locale: "zh" };
  const asked = (await house.seller.ask(requestPayment, { input })).requestPayment;
  expect(asked.payment.money.amountMinor).toBe(28_000);
  return asked as { redirectUrl: string; order: { reference: string }; payment: { id: string } };
}

/** An order of 380.00 of which 80.00 are paid and the tickets are kept back. */
async function partPaid() {
  const owed = { kind: "INVOICE", amountMinor: 30_000, dueAt: new Date(Date.now() + 86_400_000).toISOString() };
  const input = { ...(await held()), tenders: [...cash(8_000), owed], keepTickets: true, customer: { name: "Wang" } };
  const { order } = (await house.seller.ask(sell, { input })).sellAtCounter;
  expect(order.state).toBe("PART_PAID");
  return order as { id: string; reference: string };
}

async function askBalance(orderId: string, change: object = {}) {
  const input = { orderId, telephoneMinor: 30_000, provider: "test", reason: "rest", idempotencyKey: randomUUID() };
  return (await house.seller.ask(requestBalance, { input: { ...input, ...change } })).requestBalancePayment;
}

const decide = (redirectUrl: string, decision: string) =>
  server.client().fetch(`${redirectUrl}/${decision}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
const read = async (reference: string) => (await house.seller.ask(orderOf, { reference })).orderByReference;
const outcomeOf = async (id: string) => (await house.seller.ask(telephone, { id })).telephonePayment;

describe("a sale that cash and a telephone pay together", () => {
  it("is made at once when the telephone has paid, whether the bank calls once or twice", async () => {
    for (const decision of ["approve", "approve-twice"]) {
      const { redirectUrl, order } = await mixed();
      const waiting = await read(order.reference);
      expect(waiting).toMatchObject({ state: "AWAITING_PAYMENT", tickets: [] });
      expect(waiting.payments).toHaveLength(1);
      await decide(redirectUrl, decision);
      const paid = await read(order.reference);
      expect(paid).toMatchObject({ state: "PAID", balance: { amountMinor: 0 }, tickets: [expect.anything()] });
      const money = paid.payments.map((each: { provider: string; state: string }) => [each.provider, each.state]);
      expect(money.sort()).toEqual([
        ["cash", "CAPTURED"],
        ["test", "CAPTURED"],
      ]);
    }
  });

  it("is made when the bank never calls, or late: it is asked", async () => {
    const silent = await mixed();
    await decide(silent.redirectUrl, "approve-silently");
    const slow = await mixed();
    await decide(slow.redirectUrl, "approve-slowly");
    for (const { order } of [silent, slow]) {
      await vi.waitFor(async () => expect((await read(order.reference)).state).toBe("PAID"), patience);
    }
  }, 120_000);

  it("takes no cash when the telephone declines, or is given up", async () => {
    const declined = await mixed();
    await decide(declined.redirectUrl, "decline");
    const given = await mixed();
    await house.seller.ask(giveUp, { id: given.payment.id });
    for (const { order } of [declined, given]) {
      const lapsed = await read(order.reference);
      expect(lapsed).toMatchObject({ state: "LAPSED", tickets: [] });
      expect(lapsed.payments.map((each: { provider: string }) => each.provider)).toEqual(["test"]);
    }
    expect((await outcomeOf(declined.payment.id)).outcome).toBe("DECLINED");
    expect((await outcomeOf(given.payment.id)).outcome).toBe("OVER");
  });

  it("refuses what cannot lie on the counter", async () => {
    const input = { ...(await held()), provider: "test", locale: "zh" };
    const ask = async (tenders: object[]) =>
      (await house.seller.ask(requestPayment, { input: { ...input, tenders } })).requestPayment;
    expect(await ask(cash(38_000))).toMatchObject({ field: "tenders" });
    expect(await ask(cash(0))).toMatchObject({ field: "tenders.0.amountMinor" });
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    expect(await ask([{ kind: "INVOICE", amountMinor: 100, dueAt }])).toMatchObject({ field: "tenders.0.kind" });
    const voucherCode = "ABCD-EFGH-JKLM-NPQR";
    expect(await ask([{ kind: "VOUCHER", amountMinor: 100, voucherCode }])).toMatchObject({
      field: "tenders.0.voucherCode",
    });
  });
});

describe("what an order owes, paid by telephone", () => {
  it("pays the rest beside cash and issues the tickets that were kept back", async () => {
    const order = await partPaid();
    const asked = await askBalance(order.id, { telephoneMinor: 20_000, tenders: cash(10_000) });
    expect(asked.payment).toMatchObject({ money: { amountMinor: 20_000 }, qrText: expect.any(String) });
    expect(await read(order.reference)).toMatchObject({ state: "PART_PAID", balance: { amountMinor: 30_000 } });
    expect(await outcomeOf(asked.payment.id)).toMatchObject({ outcome: "WAITING" });
    await decide(asked.redirectUrl, "approve-twice");
    expect(await read(order.reference)).toMatchObject({ state: "PAID", tickets: [expect.anything()] });
    expect(await outcomeOf(asked.payment.id)).toMatchObject({ outcome: "DONE", note: null });
  });

  it("stays owed when the telephone declines", async () => {
    const order = await partPaid();
    const asked = await askBalance(order.id, { telephoneMinor: 20_000, tenders: cash(10_000) });
    await decide(asked.redirectUrl, "decline");
    expect(await read(order.reference)).toMatchObject({ state: "PART_PAID", balance: { amountMinor: 30_000 } });
    expect(await outcomeOf(asked.payment.id)).toMatchObject({
      outcome: "DECLINED",
      note: { en: expect.stringContaining("nothing was charged") },
    });
  });

  it("takes the telephone's part alone when it pays after all, and the cash was handed back", async () => {
    const order = await partPaid();
    const asked = await askBalance(order.id, { telephoneMinor: 20_000, tenders: cash(10_000) });
    expect((await house.seller.ask(giveUp, { id: asked.payment.id })).giveUpPayment.order.state).toBe("PART_PAID");
    // The bank was not quick enough to close it.
    const { database } = server.application;
    await database.dataSource.query("UPDATE test_provider_payment SET state = 'open' WHERE id = $1", [
      asked.payment.id,
    ]);
    await decide(asked.redirectUrl, "approve");
    expect(await read(order.reference)).toMatchObject({ state: "PART_PAID", balance: { amountMinor: 10_000 } });
    expect(await outcomeOf(asked.payment.id)).toMatchObject({
      outcome: "DONE",
      note: { en: expect.stringContaining("hand them back") },
    });
  });

  it("goes back whole when the rest was paid otherwise meanwhile", async () => {
    const order = await partPaid();
    const [first, second] = [await askBalance(order.id), await askBalance(order.id)];
    await decide(first.redirectUrl, "approve");
    await decide(second.redirectUrl, "approve");
    const paid = await read(order.reference);
    expect(paid).toMatchObject({ state: "PAID", balance: { amountMinor: 0 } });
    expect(await outcomeOf(second.payment.id)).toMatchObject({ outcome: "GIVEN_BACK" });
    await vi.waitFor(async () => {
      const { payments } = await read(order.reference);
      expect(payments.map((each: { refunded: { amountMinor: number } }) => each.refunded.amountMinor).sort()).toEqual([
        0, 0, 30_000,
      ]);
    }, patience);
  }, 120_000);

  it("is refused for what is not owed, and for what cannot be", async () => {
    const order = await partPaid();
    expect(await askBalance(order.id, { telephoneMinor: 30_001 })).toMatchObject({ field: "telephoneMinor" });
    expect(await askBalance(order.id, { telephoneMinor: 0 })).toMatchObject({ field: "telephoneMinor" });
    expect(await askBalance(order.id, { tenders: cash(1) })).toMatchObject({ field: "telephoneMinor" });
    expect(await askBalance(order.id, { reason: " " })).toMatchObject({ field: "reason" });
    expect(await askBalance(order.id, { provider: "barter" })).toMatchObject({ field: "provider" });
    expect(await askBalance(order.id, { idempotencyKey: "x" })).toMatchObject({ field: "idempotencyKey" });
    for (const nobody of [randomUUID(), "x"]) expect(await askBalance(nobody)).toMatchObject({ field: "orderId" });
    const idempotencyKey = randomUUID();
    const once = await askBalance(order.id, { idempotencyKey });
    expect((await askBalance(order.id, { idempotencyKey })).payment.id).toBe(once.payment.id);
    expect(await askBalance(order.id, { idempotencyKey, reason: "else" })).toMatchObject({ field: "idempotencyKey" });
    expect(await outcomeOf(randomUUID())).toBeNull();
    expect(await outcomeOf("x")).toBeNull();
  });
});
