import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmallHouse, type SmallHouse } from "../../../test/small-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const hold = `mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) {
  ... on HoldPlaced { hold { id seats { ordinal } } } ... on Refusal { reason { en } } } }`;
const requestPayment = `mutation ($input: RequestPaymentInput!) { requestPayment(input: $input) { __typename
  ... on CheckoutStarted { redirectUrl order { reference state contactEmail seller { id } acts { kind staffMember { id } } }
    payment { id qrText } }
  ... on CheckoutRefused { field } } }`;
const giveUp = `mutation ($id: ID!) { giveUpPayment(paymentId: $id) { __typename
  ... on PaymentGivenUp { order { state } } ... on PaymentNotAwaited { reason { en } } } }`;
const orderOf = `query ($reference: String!) { orderByReference(reference: $reference) {
  state tickets { number } acts { kind staffMember { id } } } }`;

async function wish(count = 2) {
  const { createCart } = await house.seller.ask("mutation { createCart { key } }");
  const { holdBestSeats } = await house.seller.ask(hold, {
    input: { cartKey: createCart.key, performanceId: house.performanceId, count },
  });
  const seats = holdBestSeats.hold.seats.map(({ ordinal }: { ordinal: number }) => ({
    holdId: holdBestSeats.hold.id,
    ordinal,
    ticketTypeId: house.ticketTypeId,
  }));
  return {
    ...{ cartKey: createCart.key as string, currency: "CNY", seats, shownTotalMinor: count * 38_000 },
    ...{ provider: "test", locale: "zh", idempotencyKey: randomUUID() as string },
  };
}

const ask = async (input: object) => (await house.seller.ask(requestPayment, { input })).requestPayment;

describe("a payment asked for at the window", () => {
  it("needs no name, shows a code, and sells once the telephone has paid", async () => {
    const input = await wish();
    const asked = await ask(input);
    expect(asked.order).toMatchObject({
      state: "AWAITING_PAYMENT",
      contactEmail: null,
      seller: { id: expect.any(String) },
    });
    expect(asked.order.acts).toMatchObject([{ kind: "PLACE", staffMember: asked.order.seller }]);
    expect(asked.payment.qrText).toContain(asked.payment.id);
    // Pressed again it is the same order.
    expect((await ask(input)).order.reference).toBe(asked.order.reference);
    await server.client().fetch(`${asked.redirectUrl}/approve`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const paid = (await house.seller.ask(orderOf, { reference: asked.order.reference })).orderByReference;
    expect(paid.state).toBe("PAID");
    expect(paid.tickets).toHaveLength(2);
    // The shift that asked has the money beside its cash.
    const { myShift } = await house.seller.ask("{ myShift { id } }");
    const { shift } = await house.supervisor.ask(
      "query ($id: ID!) { shift(id: $id) { figures { tenders { tender inMinor } } } }",
      { id: myShift.id },
    );
    expect(shift.figures.tenders).toEqual([{ tender: "test", inMinor: 76_000 }]);
    const late = (await house.seller.ask(giveUp, { id: asked.payment.id })).giveUpPayment;
    expect(late).toMatchObject({ __typename: "PaymentNotAwaited", reason: { en: expect.stringContaining("wait") } });
  });

  it("is given up with its seats kept, so that the customer pays in cash", async () => {
    const input = await wish(1);
    const asked = await ask(input);
    expect((await house.seller.ask(giveUp, { id: asked.payment.id })).giveUpPayment.order.state).toBe("LAPSED");
    const { acts } = (await house.seller.ask(orderOf, { reference: asked.order.reference })).orderByReference;
    expect(acts.at(-1)).toEqual({ kind: "LAPSE", staffMember: asked.order.seller });
    const { provider: _, locale: __, ...sale } = input;
    const sold = await house.seller.ask(
      `mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { __typename
        ... on SaleCompleted { order { state } } ... on Refusal { reason { en } } } }`,
      { input: { ...sale, tenders: [{ kind: "CASH", amountMinor: 38_000, givenMinor: 38_000 }] } },
    );
    expect(sold.sellAtCounter).toEqual({ __typename: "SaleCompleted", order: { state: "PAID" } });
  });

  it("is refused for what cannot be, and to who is no seller", async () => {
    const input = await wish(1);
    expect(await ask({ ...input, provider: "barter" })).toEqual({ __typename: "CheckoutRefused", field: "provider" });
    expect(await ask({ ...input, locale: "fr" })).toMatchObject({ field: "contact.locale" });
    expect(await ask({ ...input, customer: { email: "nowhere" } })).toMatchObject({ field: "customer.email" });
    expect(await ask({ ...input, idempotencyKey: "x" })).toMatchObject({ field: "idempotencyKey" });
    expect(await ask({ ...input, shownTotalMinor: 1 })).toMatchObject({ __typename: "PriceChanged" });
    expect(await ask({ ...input, seats: [] })).toMatchObject({ field: "seats" });
    const asked = await server.client().send(requestPayment, { input });
    expect(asked.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
    expect((await house.seller.ask(giveUp, { id: randomUUID() })).giveUpPayment.__typename).toBe("PaymentNotAwaited");
    expect((await house.seller.ask(giveUp, { id: "x" })).giveUpPayment.__typename).toBe("PaymentNotAwaited");
  });
});
