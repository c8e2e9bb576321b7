import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../test/eventually.ts";
import { openSmallHouse, type SmallHouse } from "../../test/small-house.ts";
import { startTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const saveMutation = `mutation ($input: SaveCustomerInput!) { saveCustomer(input: $input) { __typename
  ... on CustomerSaved { customer { id name phone email newsConsentAt } }
  ... on CustomerKnown { known { id } knownBy } ... on CustomerRefused { field } } }`;
const lookUpQuery = `query ($search: String!) { lookUpCustomers(search: $search) {
  customers { id } buyers { name phone email orderReference } } }`;
const historyQuery = `query ($id: ID!) { customer(id: $id) { name phone email anonymisedAt
  notes { text author { name } } orders { reference contactName } reservations { reference customerName }
  messages { kind body } } }`;
const noteMutation = `mutation ($id: ID!, $text: String!) { addCustomerNote(customerId: $id, text: $text) {
  __typename ... on CustomerRefused { field } } }`;
const forgetMutation = `mutation ($id: ID!, $reason: String!) { forgetCustomer(customerId: $id, reason: $reason) {
  __typename ... on CustomerSaved { customer { name } } ... on CustomerRefused { field reason { en } } } }`;

const draft = (more: object = {}) => ({
  ...{ name: "李雷", phone: "+86 138 1234 5678", email: "Lei@Example.cn", locale: "zh", wantsNews: false },
  ...more,
});
const save = async (more: object = {}) => (await house.seller.ask(saveMutation, { input: draft(more) })).saveCustomer;
const lookUp = async (search: string) => (await house.seller.ask(lookUpQuery, { search })).lookUpCustomers;
const history = async (id: string) => (await house.seller.ask(historyQuery, { id })).customer;

async function held(count: number) {
  const { createCart } = await house.seller.ask("mutation { createCart { key } }");
  const { holdBestSeats } = await house.seller.ask(
    `mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) { ... on HoldPlaced {
       hold { id seats { ordinal } } } } }`,
    { input: { cartKey: createCart.key, performanceId: house.performanceId, count } },
  );
  const { id: holdId, seats } = holdBestSeats.hold;
  return {
    cartKey: createCart.key as string,
    currency: "CNY",
    seats: seats.map(({ ordinal }: { ordinal: number }) => ({ holdId, ordinal, ticketTypeId: house.ticketTypeId })),
    shownTotalMinor: count * 38_000,
    idempotencyKey: randomUUID() as string,
  };
}

async function sell(customer: object): Promise<string> {
  const wish = await held(1);
  const { sellAtCounter } = await house.seller.ask(
    `mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) {
       ... on SaleCompleted { order { reference } } ... on CheckoutRefused { field } } }`,
    {
      input: {
        ...wish,
        customer,
        tenders: [{ kind: "CASH", amountMinor: wish.shownTotalMinor, givenMinor: wish.shownTotalMinor }],
      },
    },
  );
  return sellAtCounter.order?.reference ?? sellAtCounter.field;
}

async function sendLink(customer: object) {
  const wish = await held(1);
  const payBy = new Date(Date.now() + 3_600_000).toISOString();
  const { sendPayLink } = await house.seller.ask(
    `mutation ($input: SendPayLinkInput!) { sendPayLink(input: $input) { __typename
       ... on PayLinkSent { order { id reference secret collectCode payLink payBy } } ... on CheckoutRefused { field } } }`,
    { input: { ...wish, customer, locale: "zh", payBy } },
  );
  return sendPayLink.order;
}

describe("a customer's record", () => {
  it("is one person's by number and address, however they are written", async () => {
    const first = await save();
    expect(first.customer).toMatchObject({ name: "李雷", newsConsentAt: null });
    const { id } = first.customer;
    expect(await save({ email: null, phone: "13812345678" })).toMatchObject({
      ...{ __typename: "CustomerKnown", known: { id }, knownBy: "phone" },
    });
    expect(await save({ phone: null, email: "lei@example.CN" })).toMatchObject({ known: { id }, knownBy: "email" });
    const other = (await save({ phone: "021 5555 0101", email: null })).customer;
    expect(await save({ customerId: other.id, phone: "0086 13812345678", email: null })).toMatchObject({
      knownBy: "phone",
    });
    const changed = await save({ customerId: id, name: "李磊", wantsNews: true });
    expect(changed.customer).toMatchObject({ id, name: "李磊", newsConsentAt: expect.any(String) });
    expect((await save({ customerId: id, wantsNews: false })).customer.newsConsentAt).toBeNull();
    // Two at the same moment: one is told whose it is.
    const both = await Promise.all([1, 2].map(() => save({ phone: "13900001111", email: null })));
    expect(both.map((each) => each.__typename).sort()).toEqual(["CustomerKnown", "CustomerSaved"]);
  });

  it("refuses what names or reaches nobody", async () => {
    const tries: [object, string][] = [
      [{ name: "  " }, "name"],
      [{ name: "x".repeat(101) }, "name"],
      [{ phone: "", email: " " }, "phone"],
      [{ phone: "call me" }, "phone"],
      [{ email: "nobody" }, "email"],
      [{ locale: "fr" }, "locale"],
      [{ customerId: randomUUID() }, "customerId"],
      [{ customerId: "x" }, "customerId"],
    ];
    for (const [more, field] of tries) expect([more, (await save(more)).field]).toEqual([more, field]);
  });

  it("has notes with author and time", async () => {
    const { id } = (await save({ phone: "13700000001", email: null })).customer;
    const note = async (text: string, customerId = id) =>
      (await house.seller.ask(noteMutation, { id: customerId, text })).addCustomerNote;
    expect([(await note(" ")).field, (await note("x".repeat(1_001))).field]).toEqual(["text", "text"]);
    expect((await note("again", randomUUID())).field).toBe("customerId");
    await note("坐轮椅，需要无障碍席位");
    await note("prefers the aisle");
    expect((await history(id)).notes).toEqual([
      { text: "prefers the aisle", author: { name: "seller" } },
      { text: "坐轮椅，需要无障碍席位", author: { name: "seller" } },
    ]);
  });

  it("is for staff", async () => {
    await expect(server.client().ask(lookUpQuery, { search: "李" })).rejects.toThrow();
    await expect(house.seller.ask(forgetMutation, { id: randomUUID(), reason: "asked" })).rejects.toThrow();
  });
});

describe("looking somebody up", () => {
  it("finds them by name, number, address, and by what they bought", async () => {
    const { id } = (await save({ name: "王小明", phone: "13655550000", email: "ming@house.cn" })).customer;
    const reference = await sell({ customerId: id });
    for (const text of ["小明", "1365555", "+86 1365555", "MING@", reference, `${reference.toLowerCase()}`]) {
      expect([text, (await lookUp(text)).customers]).toEqual([text, [{ id }]]);
    }
    expect(await lookUp("王")).toEqual({ customers: [], buyers: [] });
    expect((await history(id)).orders).toMatchObject([{ reference }]);
    // An order that names nobody is found by the number the buyer left.
    const before = await sell({ name: "W", phone: "136-5555-0000" });
    expect((await history(id)).orders.map((order: { reference: string }) => order.reference)).toEqual([
      before,
      reference,
    ]);
  });

  it("finds buyers without a record, until they have one", async () => {
    const reference = await sell({ name: "Nora Moon", email: "nora@moon.example", phone: "021-7777-8888" });
    const buyers = [
      { name: "Nora Moon", phone: "021-7777-8888", email: "nora@moon.example", orderReference: reference },
    ];
    for (const text of ["nora", "NORA@moon", "02177778", reference]) {
      expect([text, (await lookUp(text)).buyers]).toEqual([text, buyers]);
    }
    const { id } = (await save({ name: "Nora Moon", phone: null, email: "nora@moon.example" })).customer;
    expect(await lookUp(reference)).toEqual({ customers: [{ id }], buyers: [] });
  });

  it("finds them by a reservation's reference and by a collect code", async () => {
    const { id } = (await save({ name: "Code", phone: "13511112222", email: "code@house.cn" })).customer;
    const { cartKey } = await held(1);
    const { reserveSeats } = await house.seller.ask(
      `mutation ($input: ReserveSeatsInput!) { reserveSeats(input: $input) {
         ... on ReservationSaved { reservation { reference } } ... on ReservationRefused { field } } }`,
      {
        input: {
          ...{ cartKey, customerName: "Code", customerPhone: "13511112222", customerId: id },
          deadline: new Date(Date.now() + 3_600_000).toISOString(),
        },
      },
    );
    const { reference } = reserveSeats.reservation;
    const order = await sendLink({ name: "Code", email: "code@house.cn", customerId: id });
    for (const text of [reference, reference.slice(2).toLowerCase(), order.collectCode]) {
      expect([text, (await lookUp(text)).customers]).toEqual([text, [{ id }]]);
    }
    expect((await history(id)).reservations).toMatchObject([{ reference }]);
  });
});

describe("a customer on the telephone", () => {
  it("gets a link by message, pays it, and collects by code or by the link", async () => {
    const { id } = (await save({ name: "Tel", phone: "13455556666", email: "tel@house.cn" })).customer;
    const order = await sendLink({ name: "Tel", phone: "13455556666", email: "tel@house.cn", customerId: id });
    expect(order.payLink).toContain(order.secret);
    const message = await eventually(async () => {
      const [written] = (await history(id)).messages;
      expect(written).toBeDefined();
      return written;
    });
    expect(message.kind).toBe("sales.pay-link");
    expect(message.body).toContain(`/orders/${order.secret}`);
    expect(message.body).toContain(order.collectCode);
    const { sendPayLinkAgain } = await house.seller.ask(
      "mutation ($id: ID!) { sendPayLinkAgain(orderId: $id) { __typename } }",
      { id: order.id },
    );
    expect(sendPayLinkAgain.__typename).toBe("PayLinkChanged");
    const buyer = server.client();
    const { payByLink } = await buyer.ask(
      `mutation ($secret: ID!, $key: ID!) { payByLink(secret: $secret, provider: "test", idempotencyKey: $key) {
         ... on LinkPaymentStarted { redirectUrl } } }`,
      { secret: order.secret, key: randomUUID() },
    );
    await buyer.fetch(`${payByLink.redirectUrl}/approve`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const collect = async (code: string) =>
      (
        await house.seller.ask(
          "query ($code: String!) { orderToCollect(code: $code) { reference state payLink tickets { number } } }",
          { code },
        )
      ).orderToCollect;
    const paid = await eventually(async () => {
      const found = await collect(order.collectCode.toLowerCase().replace("-", " "));
      expect(found.state).toBe("PAID");
      return found;
    });
    expect(paid).toMatchObject({ reference: order.reference, payLink: null, tickets: [{}] });
    expect((await collect(`https://tickets.example/orders/${order.secret}`)).reference).toBe(order.reference);
    expect([await collect(order.reference), await collect("222-222"), await collect("")]).toEqual([null, null, null]);
    // What a buyer sees has the code, and no one else's link.
    const { order: seen } = await buyer.ask("query ($s: ID!) { order(secret: $s) { collectCode payLink } }", {
      s: order.secret,
    });
    expect(seen).toEqual({ collectCode: order.collectCode, payLink: null });
  });
});

describe("forgetting a customer", () => {
  const forget = async (id: string, reason: string) =>
    (await house.supervisor.ask(forgetMutation, { id, reason })).forgetCustomer;

  it("waits until nothing is to be paid or to come, then takes their names off everything", async () => {
    const { id } = (await save({ name: "Gone", phone: "13322223333", email: "gone@house.cn" })).customer;
    await house.seller.ask(noteMutation, { id, text: "a note" });
    expect((await forget(id, " ")).field).toBe("reason");
    expect((await forget(randomUUID(), "asked")).field).toBe("customerId");
    const reference = await sell({ name: "Gone", email: "GONE@house.cn" });
    expect(await forget(id, "asked")).toMatchObject({ field: null, __typename: "CustomerRefused" });
    const { orderByReference } = await house.seller.ask(
      "query ($r: String!) { orderByReference(reference: $r) { id } }",
      { r: reference },
    );
    // Long ago, as the database sees it.
    await server.application.database.dataSource.query("UPDATE performance SET starts_at = now() - interval '1 day'");
    expect((await forget(id, "asked")).__typename).toBe("CustomerSaved");
    await server.application.database.dataSource.query("UPDATE performance SET starts_at = now() + interval '30 days'");
    expect(await history(id)).toMatchObject({
      ...{ name: "", phone: null, email: null, anonymisedAt: expect.any(String), notes: [], orders: [] },
    });
    const [order] = await server.application.database.dataSource.query(
      "SELECT contact_name, contact_email, contact_phone, total_minor FROM sales_order WHERE id = $1",
      [orderByReference.id],
    );
    expect(order).toEqual({ contact_name: null, contact_email: null, contact_phone: null, total_minor: "38000" });
    expect(await lookUp("gone@")).toEqual({ customers: [], buyers: [] });
    expect((await save({ customerId: id })).field).toBe("customerId");
    const entries = await server.application.database.dataSource.query(
      "SELECT act, details::text AS details FROM audit_entry WHERE subject_id = $1 ORDER BY id",
      [id],
    );
    expect(entries.map((entry: { act: string }) => entry.act)).toEqual(["customer.create", "customer.forget"]);
    expect(JSON.stringify(entries)).not.toContain("gone");
  });
});
