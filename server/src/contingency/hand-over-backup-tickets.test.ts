import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, openContingencyHouse } from "../../test/contingency-house.ts";
import { lockTicketWithoutPaper } from "../box-office/index.ts";
import { findBackupRanges, findBackupTicket, numbersUsedIn } from "./backup-ticket.store.ts";
import { type HandOver, handOverBackupTickets } from "./hand-over-backup-tickets.ts";
import { issueBackupTickets } from "./issue-backup-tickets.ts";
import { collectPack } from "./packs/collect-pack.ts";

let contingency: Awaited<ReturnType<typeof openContingencyHouse>>;
beforeAll(async () => {
  contingency = await openContingencyHouse();
  const { tools, supervisor, counter, other } = contingency;
  done(await issueBackupTickets(tools, supervisor, { counterId: counter.id, first: 1001, last: 1100 }));
  done(await issueBackupTickets(tools, supervisor, { counterId: other.id, first: 2001, last: 2100 }));
});
afterAll(() => contingency.house.close());

/** Tickets of a sale at the window while the server is there. */
async function sold(ordinals: readonly number[], performanceId?: number) {
  const { house, seller } = contingency;
  const of = performanceId ?? (await house.openPerformance());
  const { cartKey } = await house.hold(of, ordinals);
  const totalMinor = 10_000 * ordinals.length;
  const sale = await house.sellForCash({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), customerName: "王小明" },
    ...{ shownTotalMinor: totalMinor, givenMinor: totalMinor, idempotencyKey: randomUUID() },
    ...{ channelCode: "counter", seller },
  });
  expect(sale.kind).toBe("sold");
  const rows = await house.rows(
    "SELECT id, order_id FROM ticket WHERE performance_id = $1 AND live AND ordinal = ANY($2::int[]) ORDER BY ordinal",
    [of, ordinals],
  );
  return { performanceId: of, ticketIds: rows.map(({ id }) => id as string), orderId: rows[0]!.order_id as string };
}

const handOver = (change: Partial<HandOver> & Pick<HandOver, "ticketIds" | "numbers">) =>
  handOverBackupTickets(contingency.tools, contingency.seller, { counterId: contingency.counter.id, ...change });
const door = (number: number) => contingency.house.database.read((tx) => findBackupTicket(tx, number));

describe("numbered tickets in place of printed ones, with the server there", () => {
  it("let in at the door, count as handed over, and do not go to paper too", async () => {
    const { house, tools, counter } = contingency;
    const { performanceId, ticketIds, orderId } = await sold([3, 4]);
    const toCollect = async () =>
      (await house.database.read((tx) => collectPack(tools, tx, performanceId, new Date())))!.pack.totals.toCollect;
    expect(await toCollect()).toBe(2);
    const asked = { ticketIds, numbers: [1001, 1002] };
    expect(await handOver(asked)).toEqual({ orderId });
    // Asked again after silence it is the same; with other numbers it is not.
    expect(await handOver(asked)).toEqual({ orderId });
    expect(await handOver({ ticketIds, numbers: [1002, 1001] })).toMatchObject({ field: "ticketIds" });
    expect(await toCollect()).toBe(0);
    expect(await door(1001)).toMatchObject({ live: true, sale_state: "recorded", performance_id: performanceId });
    const [range] = await house.database.read((tx) => findBackupRanges(tx, counter.id));
    expect(range).toMatchObject({ used: 2 });
    expect(await house.database.read((tx) => numbersUsedIn(tx, 1001, 1100))).toEqual([1001, 1002]);
    const locked = await house.database.inTransaction((tx) => lockTicketWithoutPaper(tx, ticketIds[0]!));
    expect(locked).toMatchObject({ backup_number: "1001" });
    // What is revoked, by a reprint for one, does not let in any more.
    await house.rows("UPDATE ticket SET live = false, revoked_at = now() WHERE id = $1", [ticketIds[0]]);
    expect(await door(1001)).toMatchObject({ live: false });
    expect(await door(1002)).toMatchObject({ live: true });
  });

  it("are refused for what does not fit, and then none is handed over", async () => {
    const { house, other } = contingency;
    const { performanceId, ticketIds } = await sold([5, 6]);
    const another = await sold([7], performanceId);
    const numbers = [1011, 1012];
    await handOver({ ticketIds: another.ticketIds, numbers: [1020] });
    const refused: readonly [string, Parameters<typeof handOver>[0]][] = [
      ["ticketIds", { ticketIds: [], numbers: [] }],
      ["numbers", { ticketIds, numbers: [1011] }],
      ["numbers", { ticketIds, numbers: [1011, 1011] }],
      ["numbers", { ticketIds: [ticketIds[0]!, ticketIds[0]!], numbers }],
      ["counterId", { ticketIds, numbers, counterId: randomUUID() }],
      ["counterId", { ticketIds, numbers, counterId: "x" }],
      ["ticketIds", { ticketIds: [ticketIds[0]!, randomUUID()], numbers }],
      ["ticketIds", { ticketIds: [ticketIds[0]!, "x"], numbers }],
      ["ticketIds", { ticketIds: [ticketIds[0]!, another.ticketIds[0]!], numbers }],
      ["numbers", { ticketIds, numbers: [1011, 2001] }],
      ["numbers", { ticketIds, numbers: [1011, 9999] }],
      ["numbers", { ticketIds, numbers: [1011, 1020] }],
      ["numbers", { ticketIds, numbers, counterId: other.id }],
    ];
    for (const [field, asked] of refused) {
      expect(await handOver(asked), JSON.stringify(asked)).toMatchObject({ kind: "not-done", field });
    }
    expect(await door(1011)).toBeNull();
    await house.rows("UPDATE ticket SET live = false, revoked_at = now() WHERE id = $1", [ticketIds[1]]);
    expect(await handOver({ ticketIds, numbers })).toMatchObject({ field: "ticketIds" });
    expect(await door(1011)).toBeNull();
  });

  it("never are two for one ticket, nor one for two, whoever asks at once", async () => {
    const { house } = contingency;
    const first = await sold([8, 9]);
    const second = await sold([10, 11], first.performanceId);
    const outcomes = await Promise.all([
      handOver({ ticketIds: first.ticketIds, numbers: [1031, 1032] }),
      handOver({ ticketIds: first.ticketIds, numbers: [1033, 1034] }),
      handOver({ ticketIds: second.ticketIds, numbers: [1032, 1033] }),
    ]);
    const ids = [...first.ticketIds, ...second.ticketIds];
    const rows = await house.rows("SELECT number, ticket_id FROM backup_ticket WHERE ticket_id = ANY($1::uuid[])", [
      ids,
    ]);
    expect(new Set(rows.map((row) => row.ticket_id)).size).toBe(rows.length);
    const successes = outcomes.filter((outcome) => "orderId" in outcome);
    expect(rows).toHaveLength(2 * successes.length);
    expect(successes.length).toBeGreaterThan(0);
  });
});
