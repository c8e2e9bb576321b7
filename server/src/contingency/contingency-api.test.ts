import { randomUUID } from "node:crypto";
import type { LeasePack } from "@parterre/pricing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OfflineCounter } from "../../test/offline-counter.ts";
import { openSmallHouse, type SmallHouse } from "../../test/small-house.ts";
import type { TestClient } from "../../test/test-client.ts";
import { startTestServer, type TestServer } from "../../test/test-server.ts";
import { type TicketJwk, verifyTicketCode } from "../tickets/ticket-keys.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;
const act = async (client: TestClient, name: string, type: string, fields: string, input: object) =>
  (
    await client.ask(
      `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${fields} ... on ContingencyRefused { field reason { zh en } } } }`,
      { input },
    )
  ).done;

/** The counter of somebody who is signed in, with a key and a lease. */
async function openCounter(client: TestClient, who: string, seats: number) {
  const { counters, me } = await client.ask("{ counters { id name } me { id } }");
  const { id } = counters.find(({ name }: { name: string }) => name === `Window of the ${who}`);
  const counter = new OfflineCounter(id, me.id);
  const key = { counterId: id, publicKey: counter.publicKey };
  expect(
    await act(client, "registerCounterKey", "RegisterCounterKeyInput", "... on CounterKeyRegistered { kid }", key),
  ).toEqual({
    kid: counter.kid,
  });
  const wanted = { counterId: id, performanceId: house.performanceId, seats, termMinutes: 600 };
  const fields = "... on LeaseKept { lease { id pack seatsLeft performance { id } } }";
  const { lease } = await act(house.supervisor, "leaseSeats", "LeaseSeatsInput", fields, wanted);
  expect(lease).toMatchObject({ seatsLeft: seats, performance: { id: house.performanceId } });
  return { counter, lease: { id: lease.id, performance_id: Number(house.performanceId), pack: lease.pack as string } };
}

const upload = (client: TestClient, counter: OfflineCounter, sales: readonly object[]) =>
  act(
    client,
    "uploadOfflineSales",
    "UploadOfflineSalesInput",
    "... on OfflineSalesUploaded { uploads { id refusal sale { state differences { kind } proposal { how ordinals } order { reference } } } }",
    { counterId: counter.id, sales },
  );

describe("contingency over the API", () => {
  it("accounts for every seat, ticket and cent of 50 seats sold alone at each of two counters", async () => {
    const windows = [
      { client: house.seller, ...(await openCounter(house.seller, "seller", 60)) },
      { client: house.supervisor, ...(await openCounter(house.supervisor, "supervisor", 60)) },
    ];
    const expected: { ordinal: number; code: string }[] = [];
    let totalMinor = 0;
    for (const { client, counter, lease } of windows) {
      const seats = (JSON.parse(lease.pack) as LeasePack).seats.map(({ ordinal }) => ordinal);
      const sales = Array.from({ length: 25 }, (_, at) =>
        counter.sell(lease, seats.slice(2 * at, 2 * at + 2), house.ticketTypeId),
      );
      const signed = sales.map((sale) => counter.signed(sale));
      // The line breaks after the tenth: everything is handed in again, in another order.
      await upload(client, counter, signed.slice(0, 10));
      const { uploads } = await upload(client, counter, [...signed].reverse());
      expect(uploads.map(({ sale }: { sale: { state: string } }) => sale.state)).toEqual(Array(25).fill("RECORDED"));
      for (const { totalMinor: each, lines } of sales) {
        totalMinor += each;
        expected.push(...lines.map(({ ordinal, ticket }) => ({ ordinal, code: ticket!.code })));
      }
    }
    const rows = (text: string) => server.application.database.dataSource.query(text, [Number(house.performanceId)]);
    const byOrdinal = [...expected].sort((a, b) => a.ordinal - b.ordinal);
    expect(await rows("SELECT ordinal, code FROM ticket WHERE performance_id = $1 AND live ORDER BY ordinal")).toEqual(
      byOrdinal,
    );
    const sold = await rows(
      "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY ordinal",
    );
    expect(sold).toEqual(byOrdinal.map(({ ordinal }) => ({ ordinal })));
    const [journal] = await rows(
      "SELECT sum(amount_minor)::int AS sum, count(*) FILTER (WHERE kind = 'sale')::int AS lines FROM journal_entry WHERE performance_id = $1",
    );
    expect(journal).toEqual({ sum: totalMinor, lines: 100 });
    const drawers = await server.application.database.dataSource.query(
      "SELECT sum(amount_minor)::int AS sum FROM money_movement WHERE tender = 'cash' AND shift_id IS NOT NULL GROUP BY shift_id",
    );
    expect(drawers.reduce((sum: number, each: { sum: number }) => sum + each.sum, 0)).toBe(totalMinor);
    expect(drawers).toHaveLength(2);

    // The door knows the counters' keys from the published set alone.
    const answer = await server.client().fetch("/.well-known/parterre-ticket-keys.json");
    const published = (await answer.json()) as { keys: TicketJwk[] };
    for (const ticket of expected) {
      expect(verifyTicketCode(ticket.code, published.keys)).toMatchObject({ ordinal: ticket.ordinal });
    }
  });

  it("lets nobody do what his role does not allow", async () => {
    const send = (client: TestClient, text: string) => client.send(text, {});
    const id = randomUUID();
    const leasing = `mutation { leaseSeats(input: { counterId: "${id}", performanceId: "1", seats: 1, termMinutes: 60 }) { __typename } }`;
    expect(code(await send(house.seller, leasing))).toBe("FORBIDDEN");
    expect(code(await send(server.client(), "{ offlineSalesToSettle { id } }"))).toBe("UNAUTHENTICATED");
    expect(code(await send(house.seller, "{ offlineSalesToSettle { id } }"))).toBe("FORBIDDEN");
    const uploading = `mutation { uploadOfflineSales(input: { counterId: "${id}", sales: [] }) { __typename } }`;
    expect(code(await send(server.client(), uploading))).toBe("UNAUTHENTICATED");
  });

  it("shows what differs with a proposal, takes the decision, and answers the door by a number", async () => {
    const { counter, lease } = await openCounter(house.admin, "admin", 5);
    const [first, second] = (JSON.parse(lease.pack) as LeasePack).seats.map(({ ordinal }) => ordinal) as [
      number,
      number,
    ];
    const fields = "... on BackupTicketsIssued { range { first last used } }";
    const numbers = { counterId: counter.id, first: 501, last: 600 };
    const issued = await act(house.supervisor, "issueBackupTickets", "IssueBackupTicketsInput", fields, numbers);
    expect(issued).toEqual({ range: { first: 501, last: 600, used: 0 } });
    const sales = [
      counter.sell(lease, [first], house.ticketTypeId, { numbers: [501] }),
      counter.sell(lease, [second], house.ticketTypeId, { numbers: [777] }),
    ];
    const { uploads } = await upload(
      house.admin,
      counter,
      sales.map((sale) => counter.signed(sale)),
    );
    expect(uploads[1].sale).toMatchObject({ differences: [{ kind: "NUMBER_NOT_ISSUED" }], proposal: { how: "NOTED" } });
    const { offlineSalesToSettle: open } = await house.supervisor.ask(
      "{ offlineSalesToSettle { id total { amountMinor } } }",
    );
    expect(open.map((sale: { id: string }) => sale.id)).toEqual([sales[1]!.id]);
    const decision = { saleId: sales[1]!.id, how: "NOTED", reason: "An old roll" };
    const settled = "... on OfflineSaleSettled { sale { state settledAt } }";
    expect(await act(house.admin, "settleOfflineSale", "SettleOfflineSaleInput", settled, decision)).toMatchObject({
      sale: { state: "RECORDED" },
    });
    const door = await house.seller.ask(
      "{ good: backupTicket(number: 501) { isGood seat performance { id } } none: backupTicket(number: 502) { isGood } }",
    );
    expect(door).toMatchObject({ good: { isGood: true, performance: { id: house.performanceId } }, none: null });
    const { counters } = await house.seller.ask(
      "{ counters { id contingency { isSilent unsentSales leases { id } policy { seats } backupTickets { used } } } }",
    );
    expect(counters.find(({ id }: { id: string }) => id === counter.id).contingency).toMatchObject({
      ...{ isSilent: true, unsentSales: 0, leases: [{ id: lease.id }], policy: null, backupTickets: [{ used: 1 }] },
    });
    const heard = "... on CounterHeard { leases { id sellUntil } }";
    const report = { counterId: counter.id, kid: counter.kid, unsentSales: 0 };
    expect(await act(house.admin, "reportCounter", "ReportCounterInput", heard, report)).toMatchObject({
      leases: [{ id: lease.id }],
    });
    const kept = "... on LeaseKept { lease { returnedWhy } }";
    expect(await act(house.admin, "returnLease", "ReturnLeaseInput", kept, { leaseId: lease.id })).toEqual({
      lease: { returnedWhy: "COUNTER" },
    });
  });
});
