import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRefusingHouse, type RefusingHouse } from "../../test/refusals/refusing-house.ts";
import { startTestServer, type TestServer } from "../../test/test-server.ts";
import { sealAuditEntries, verifyAuditChain } from "../identity/audit-chain.ts";

let server: TestServer;
let house: RefusingHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openRefusingHouse(server);
}, 60_000);
afterAll(() => server.close());

const money = (amountMinor: number) => ({ amountMinor, currency: "CNY" });
const name = (text: string) => ({ zh: text, en: text });

/** Puts a seller at a counter of a channel. */
async function sitAt(channelCode: string): Promise<{ readonly counter: string; readonly shiftId: string }> {
  const [open] = await house.rows(
    "SELECT s.id FROM shift s JOIN staff_member m ON m.id = s.seller_id WHERE m.name = 'seller' AND s.closed_at IS NULL",
  );
  const close = { shiftId: open.id, counts: [], paperTickets: 0, handOver: false };
  await house.must("seller", "closeShift", { input: close }, /ShiftClosed$/);
  const counter = `Desk ${randomUUID().slice(0, 8)}`;
  const made = { name: counter, venueId: house.venueId, channelCode };
  await house.must("supervisor", "registerCounter", { input: made }, /CounterRegistered$/);
  const [{ id: counterId }] = await house.rows("SELECT id FROM counter WHERE name = $1", [counter]);
  const shiftId = randomUUID();
  await house.must("seller", "openShift", { input: { id: shiftId, counterId, floats: [] } }, /ShiftOpened$/);
  return { counter, shiftId };
}

test("whoever has a shift open sells through the counter's channel, and every entry says where", async () => {
  const { performanceId } = house;
  const [opensAt, closesAt] = [-1, 47].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
  const { counter, shiftId } = await sitAt("phone");
  // Nothing is sold by telephone yet, whatever the windows may.
  const { createCart } = await house.clients.seller.ask("mutation { createCart { key } }");
  const input = { cartKey: createCart.key, performanceId, count: 1 };
  expect((await house.ask("seller", "holdBestSeats", { input })).keys).toEqual(["HoldBestSeatsResult.NotOnSale"]);

  const windows = ["web", "counter", "phone"].map((channelCode) => ({ channelCode, opensAt, closesAt }));
  await house.save("setSalesWindows", { performanceId, windows });
  const list = (code: string, channelCodes: readonly string[], amountMinor: number) => ({
    ...{ code, name: name(code), channelCodes },
    prices: [{ zoneCode: "A", ticketTypeCode: "adult", money: money(amountMinor) }],
  });
  const lists = [list("door", ["web", "counter"], 38_000), list("telephone", ["phone"], 41_000)];
  await house.save("setPriceLists", { performanceId, lists });

  const cart = await house.hold("seller", 1);
  const sale = house.sale(cart);
  expect((await house.ask("seller", "sellAtCounter", { input: sale })).keys).toEqual([
    "SellAtCounterResult.PriceChanged",
  ]);
  const tenders = [{ kind: "CASH", amountMinor: 41_000, givenMinor: 41_000 }];
  const priced = { ...sale, shownTotalMinor: 41_000, tenders, idempotencyKey: randomUUID() };
  await house.must("seller", "sellAtCounter", { input: priced }, /SaleCompleted$/);

  const [order] = await house.rows(
    `SELECT o.id, c.code, a.counter, a.shift_id, (SELECT j.channel_id = c.id FROM journal_entry j WHERE j.act_id = a.id) AS same,
       (SELECT m.shift_id FROM money_movement m WHERE m.act_id = a.id) AS money_shift
     FROM sales_order o JOIN sales_channel c ON c.id = o.channel_id JOIN order_act a ON a.order_id = o.id
     WHERE o.cart_key = $1`,
    [cart.cartKey],
  );
  expect(order).toMatchObject({ code: "phone", counter, shift_id: shiftId, same: true, money_shift: shiftId });
  const { auditEntries } = await house.clients.supervisor.ask(
    `query ($id: ID!) { auditEntries(filter: { subjectKind: "order", subjectId: $id }, first: 5) {
       edges { node { act channelCode counter shiftId } } } }`,
    { id: order.id },
  );
  expect(auditEntries.edges).toEqual([
    { node: { act: "order.sell-at-counter", channelCode: "phone", counter, shiftId } },
  ]);
});

test("an act without an open shift names no counter, and the chain of seals holds over both kinds", async () => {
  const [planned] = await house.rows("SELECT counter, shift_id FROM audit_entry WHERE act = 'venue.create'");
  expect(planned).toEqual({ counter: null, shift_id: null });
  await sealAuditEntries(server.application.database);
  expect(await verifyAuditChain(server.application.database)).toMatchObject({ broken: null });
  await house.rows("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await house.rows("UPDATE audit_entry SET counter = 'Elsewhere' WHERE act = 'order.sell-at-counter'");
  expect((await verifyAuditChain(server.application.database)).broken).not.toBeNull();
});
