import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import { audit, type StaffActor } from "./index.ts";

let house: Foundation;
let seller: StaffActor;
let supervisor: StaffActor;
const orderId = randomUUID();
beforeAll(async () => {
  house = await createFoundation();
  seller = await house.enrol("seller", "anna");
  supervisor = await house.enrol("supervisor", "boris");
  await house.database.inTransaction(async (tx) => {
    const sale = { subjectKind: "order", subjectId: orderId, channelCode: "counter" };
    await audit(tx, { ...sale, actor: seller, act: "order.sell", seats: { performanceId: 9, ordinals: [1, 2] } });
    await audit(tx, {
      ...sale,
      actor: seller,
      approverId: supervisor.staffId,
      act: "order.refund",
      reason: "生病 100%",
      seats: { performanceId: 9, ordinals: [2] },
      details: { before: { state: "paid" } },
    });
    await audit(tx, { actor: buyer, act: "orders.other", subjectKind: "order", subjectId: randomUUID() });
  });
});
afterAll(() => house.close());

const document = `query ($filter: AuditFilterInput, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { act reason channelCode performanceId ordinals details actor { name } approver { name } } } } }`;
const acts = async (filter: object) => {
  const { auditEntries } = await house.data(supervisor, document, { filter });
  return auditEntries.edges.map(({ node }: { node: { act: string } }) => node.act);
};

it("tells who, where, why, with whose consent, on which seats, and what was before", async () => {
  const { auditEntries } = await house.data(supervisor, document, { filter: { subjectId: orderId } });
  expect(auditEntries.edges[0].node).toEqual({
    act: "order.refund",
    reason: "生病 100%",
    channelCode: "counter",
    performanceId: "9",
    ordinals: [2],
    details: '{"before":{"state":"paid"}}',
    actor: { name: "anna" },
    approver: { name: "boris" },
  });
});

it("is found by order, seat, person, act, channel, time and words", async () => {
  const both = ["order.refund", "order.sell"];
  expect(await acts({ subjectKind: "order", subjectId: orderId })).toEqual(both);
  expect(await acts({ performanceId: "9" })).toEqual(both);
  expect(await acts({ performanceId: "9", ordinal: 1 })).toEqual(["order.sell"]);
  expect(await acts({ performanceId: "9", ordinal: 7 })).toEqual([]);
  expect(await acts({ staffId: supervisor.staffId, subjectId: orderId })).toEqual(["order.refund"]);
  expect(await acts({ act: "order" })).toEqual(both);
  expect(await acts({ act: "order.sell" })).toEqual(["order.sell"]);
  expect(await acts({ channelCode: "counter" })).toEqual(both);
  expect(await acts({ text: "100%" })).toEqual(["order.refund"]);
  expect(await acts({ text: "%00" })).toEqual([]);
  const soon = new Date(Date.now() + 60_000).toISOString();
  expect(await acts({ subjectId: orderId, until: soon })).toEqual(both);
  expect(await acts({ subjectId: orderId, from: soon })).toEqual([]);
});

it("finds nothing for what cannot be, and refuses a page that cannot", async () => {
  expect(await acts({ staffId: "x" })).toEqual([]);
  expect(await acts({ performanceId: "x" })).toEqual([]);
  const { errors } = await house.ask(supervisor, document, { first: 1000 });
  expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

it("comes in pages", async () => {
  const first = (await house.data(supervisor, document, { filter: { subjectId: orderId }, first: 1 })).auditEntries;
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const variables = { filter: { subjectId: orderId }, first: 1, after: first.pageInfo.endCursor };
  const second = (await house.data(supervisor, document, variables)).auditEntries;
  expect(second.edges[0].node.act).toBe("order.sell");
});

it("is for supervisors", async () => {
  for (const actor of [seller, buyer]) {
    const { errors } = await house.ask(actor, document, {});
    expect(errors?.[0]?.extensions?.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  }
  const { auditChain } = await house.data(supervisor, "{ auditChain { sealedCount head brokenKind brokenEntryId } }");
  expect(auditChain).toMatchObject({ brokenKind: null, brokenEntryId: null });
});
