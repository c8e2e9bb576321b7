import { randomUUID } from "node:crypto";
import type { OfflineSale } from "@parterre/pricing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, kinds, openContingencyHouse, seatsOf, state } from "../../test/contingency-house.ts";
import { lockTicketWithoutPaper } from "../box-office/index.ts";
import { findBackupTicket } from "./backup-ticket.store.ts";
import { issueBackupTickets } from "./issue-backup-tickets.ts";
import { findDifferences, findOpenSales } from "./offline-sale.store.ts";
import { returnLease } from "./return-lease.ts";
import { propose, settleSale } from "./settle-sale.ts";
import { uploadSales } from "./upload-sales.ts";

type House = Awaited<ReturnType<typeof openContingencyHouse>>;
let house: House["house"];
let tools: House["tools"];
let supervisor: House["supervisor"];
let seller: House["seller"];
let counter: House["counter"];
let other: House["other"];
let lease: House["lease"];
let upload: House["upload"];
let hear: House["hear"];
let silence: House["silence"];
let soldSeats: House["soldSeats"];
let journalSum: House["journalSum"];

beforeAll(async () => {
  ({ house, tools, supervisor, seller, counter, other, lease, upload, hear, silence, soldSeats, journalSum } =
    await openContingencyHouse());
});
afterAll(() => house.close());

/** What a printer is told of the ticket of a seat. */
async function paperOf(performanceId: number, ordinal: number) {
  const [ticket] = await house.rows("SELECT id FROM ticket WHERE performance_id = $1 AND ordinal = $2 AND live", [
    performanceId,
    ordinal,
  ]);
  return house.database.inTransaction((tx) => lockTicketWithoutPaper(tx, ticket!.id));
}

describe("handing in", () => {
  it("books seats, money, tickets and times, and its tickets are good at the door", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const [a, b] = seatsOf(mine) as [number, number];
    const soldAt = new Date(Date.now() - 3_600_000).toISOString();
    const sale = counter.sell(mine, [a, b], house.adultId, { soldAt });
    const [uploaded] = await upload(counter, [sale]);
    expect(kinds(uploaded)).toEqual([]);
    expect(await soldSeats(performanceId)).toEqual([a, b]);
    expect(await journalSum(performanceId)).toBe(20_000);
    const [order] = await house.rows(
      `SELECT o.created_at, o.paid_at, o.seller_id, m.tender, m.amount_minor, s.counter_id FROM offline_sale f
       JOIN sales_order o ON o.id = f.order_id JOIN money_movement m ON m.order_id = o.id JOIN shift s ON s.id = m.shift_id
       WHERE f.id = $1`,
      [sale.id],
    );
    expect(order).toMatchObject({
      seller_id: seller.staffId,
      tender: "cash",
      amount_minor: "20000",
      counter_id: counter.id,
    });
    expect(order.paid_at.toISOString()).toBe(soldAt);
    const tickets = await house.rows(
      "SELECT id, code FROM ticket WHERE performance_id = $1 AND live ORDER BY ordinal",
      [performanceId],
    );
    expect(tickets).toEqual(sale.lines.map(({ ticket }) => ticket));
    expect(await house.tickets.verify(tickets[0].code)).toMatchObject({ kid: counter.kid, ordinal: a });
  });

  it("gives the same state in any order and however often", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        async (parties, picks) => {
          const performanceId = await house.openPerformance();
          const mine = done(await lease(performanceId, { seats: 20 }));
          const seats = [...seatsOf(mine)];
          const sales = parties.map((size) => counter.sell(mine, seats.splice(0, size), house.adultId));
          // Handed in one by one, in any order, some twice; two at the same time; at last all together.
          for (const pick of picks) await upload(counter, [sales[pick % sales.length]!]);
          await Promise.all([upload(counter, sales), upload(counter, [...sales].reverse())]);
          const wanted = sales.flatMap(({ lines }) => lines.map(({ ordinal }) => ordinal));
          expect(await soldSeats(performanceId)).toEqual(wanted.sort((a, b) => a - b));
          expect(await journalSum(performanceId)).toBe(sales.reduce((sum, { totalMinor }) => sum + totalMinor, 0));
          const [{ count }] = await house.rows("SELECT count(*)::int FROM ticket WHERE performance_id = $1", [
            performanceId,
          ]);
          expect(count).toBe(wanted.length);
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("refuses what is not a sale of this counter, and keeps nothing of it", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const sale = counter.sell(mine, [seatsOf(mine)[0]!], house.adultId);
    const good = counter.signed(sale);
    const send = async (signed: object, from = counter) =>
      kinds(done(await uploadSales(tools, seller, { counterId: from.id, sales: [{ ...good, ...signed }] }))[0]);
    expect(await send({ payload: "{" })).toBe("unreadable");
    expect(await send({ payload: JSON.stringify({ ...sale, tenders: [{ kind: "voucher", amountMinor: 1 }] }) })).toBe(
      "unreadable",
    );
    expect(await send({ payload: JSON.stringify({ ...sale, lines: [...sale.lines, ...sale.lines] }) })).toBe(
      "unreadable",
    );
    expect(await send({ kid: "AAAA" })).toBe("unknown-key");
    expect(await send({}, other)).toBe("unknown-key");
    expect(await send({ signature: other.signed(sale).signature })).toBe("bad-signature");
    expect(await send(counter.signed({ ...sale, leaseId: randomUUID() }))).toBe("unknown-lease");
    expect(await send(counter.signed({ ...sale, sellerId: randomUUID() }))).toBe("unknown-seller");
    expect(await soldSeats(performanceId)).toEqual([]);
    expect(await send({})).toEqual([]);
    expect(await send(counter.signed({ ...sale, totalMinor: 1 }))).toBe("id-misused");
    const many = Array.from({ length: 101 }, () => good);
    expect(await uploadSales(tools, seller, { counterId: counter.id, sales: many })).toMatchObject({ field: "sales" });
    expect(await uploadSales(tools, seller, { counterId: randomUUID(), sales: [] })).toMatchObject({
      field: "counterId",
    });
  });

  it("waits for an open shift where cash was taken, and takes a terminal's slip without one", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const [a, b] = seatsOf(mine) as [number, number];
    const cash = counter.sell(mine, [a], house.adultId);
    const slip = counter.sell(mine, [b], house.adultId, {
      tenders: [{ kind: "terminal", amountMinor: 10_000, givenMinor: null, reference: "0815" }],
    });
    const noTill = { ...tools, tills: { openShiftOf: async () => null } };
    const sales = [cash, slip].map((sale) => counter.signed(sale));
    const uploaded = done(await uploadSales(noTill, seller, { counterId: counter.id, sales }));
    expect(uploaded.map(kinds)).toEqual(["no-shift", []]);
    expect((await upload(counter, [cash])).map(state)).toEqual(["recorded"]);
  });
});

describe("differences", () => {
  /** A lease that a person took back while its counter was away, and a sale from it that comes later. */
  async function takenBack() {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    await hear(0);
    await silence(counter.id);
    done(await returnLease(tools, supervisor, { leaseId: mine.id, reason: "Closed", kid: null }));
    const seat = seatsOf(mine)[0]!;
    return { performanceId, mine, seat, sale: counter.sell(mine, [seat], house.adultId) };
  }
  const proposed = (sale: OfflineSale) =>
    house.database.read(async (tx) => {
      const row = (await findOpenSales(tx)).find(({ id }) => id === sale.id)!;
      return propose(tools, tx, row, (await findDifferences(tx, [sale.id])).get(sale.id)!);
    });
  const settle = (sale: OfflineSale, change: object) =>
    settleSale(tools, supervisor, { saleId: sale.id, how: "noted", ordinals: [], reason: "Talked to them", ...change });

  it("of a seat that is free after all: proposes it, and its ticket stays good", async () => {
    const { performanceId, seat, sale } = await takenBack();
    expect((await upload(counter, [sale])).map(kinds)).toEqual([["seat-not-had"]]);
    expect(await journalSum(performanceId)).toBe(0);
    expect(await proposed(sale)).toEqual({ how: "seats-taken", ordinals: [] });
    expect(await settle(sale, { how: "noted" })).toMatchObject({ field: "how" });
    expect(await settle(sale, { how: "seats-taken", reason: "" })).toMatchObject({ field: "reason" });
    expect(await settle(sale, { how: "seats-taken" })).toMatchObject({ state: "recorded" });
    expect(await settle(sale, { how: "seats-taken" })).toMatchObject({ field: "saleId" });
    expect(await soldSeats(performanceId)).toEqual([seat]);
    expect(await journalSum(performanceId)).toBe(10_000);
    expect(await house.rows("SELECT code FROM ticket WHERE performance_id = $1 AND live", [performanceId])).toEqual([
      { code: sale.lines[0]!.ticket!.code },
    ]);
  });

  it("of a seat that was sold again: proposes the nearest of its zone at the price paid", async () => {
    const { performanceId, seat, sale } = await takenBack();
    await house.hold(performanceId, [seat]);
    await upload(counter, [sale]);
    expect(await settle(sale, { how: "seats-taken" })).toMatchObject({ field: "ordinals" });
    expect(await settle(sale, { how: "other-seats", ordinals: [] })).toMatchObject({ field: "ordinals" });
    expect(await settle(sale, { how: "other-seats", ordinals: [9999] })).toMatchObject({ field: "ordinals" });
    const { how, ordinals } = await proposed(sale);
    expect(how).toBe("other-seats");
    expect(ordinals[0]! < 40).toBe(seat < 40);
    expect(await settle(sale, { how, ordinals })).toMatchObject({ state: "recorded" });
    expect(await soldSeats(performanceId)).toEqual(ordinals);
    const [ticket] = await house.rows("SELECT code FROM ticket WHERE performance_id = $1 AND live", [performanceId]);
    expect(ticket.code).not.toBe(sale.lines[0]!.ticket!.code);
  });

  it("of a numbered ticket take its number along to the other seat", async () => {
    const { performanceId, mine, seat } = await takenBack();
    const sale = counter.sell(mine, [seat], house.adultId, { numbers: [1013] });
    await house.hold(performanceId, [seat]);
    await upload(counter, [sale]);
    const { how, ordinals } = await proposed(sale);
    expect(await settle(sale, { how, ordinals })).toMatchObject({ state: "recorded" });
    expect(await paperOf(performanceId, ordinals[0]!)).toMatchObject({ backup_number: "1013" });
  });

  it("can end with the money back, and nothing is booked", async () => {
    const { performanceId, sale } = await takenBack();
    await upload(counter, [sale]);
    expect(await settle(sale, { how: "money-back" })).toMatchObject({ state: "given_back", order_id: null });
    expect(await journalSum(performanceId)).toBe(0);
    expect((await upload(counter, [sale])).map(state)).toEqual(["given_back"]);
  });

  it("of seats never leased, of a wrong sum and of a forged ticket are told apart", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const seats = seatsOf(mine);
    const stranger = Array.from({ length: 80 }, (_, ordinal) => ordinal).find((ordinal) => !seats.includes(ordinal))!;
    const short = counter.sell(mine, [seats[0]!], house.adultId, {
      tenders: [{ kind: "cash", amountMinor: 100, givenMinor: 100, reference: null }],
    });
    const right = counter.sell(mine, [seats[1]!], house.adultId);
    const forged = {
      ...right,
      lines: right.lines.map((line) => ({ ...line, ticket: { ...line.ticket!, id: randomUUID() } })),
    };
    const uploaded = await upload(counter, [counter.sell(mine, [stranger], house.adultId), short, forged]);
    expect(uploaded.map(kinds)).toEqual([["seat-not-in-lease"], ["price-wrong"], ["code-not-genuine"]]);
    expect(uploaded.map(state)).toEqual(["waiting", "waiting", "recorded"]);
    expect(await proposed(short)).toMatchObject({ how: "money-back" });
    expect(await settle(short, { how: "seats-taken" })).toMatchObject({ field: "how" });
    expect(await proposed(forged)).toMatchObject({ how: "noted" });
    expect(await settle(forged, { how: "noted" })).toMatchObject({ state: "recorded", settled_how: "noted" });
    expect(await settle({ ...forged, id: randomUUID() }, {})).toMatchObject({ field: "saleId" });
  });

  it("of a price that changed and of a term that was over are noted, and booked as sold", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const [a, b] = seatsOf(mine) as [number, number];
    const late = counter.sell(mine, [a], house.adultId, { soldAt: new Date(Date.now() + 3 * 3_600_000).toISOString() });
    expect((await upload(counter, [late])).map(kinds)).toEqual([["sold-after-term"]]);
    await house.rows("UPDATE price SET amount_minor = amount_minor + 500");
    const sale = counter.sell(mine, [b], house.adultId);
    expect((await upload(counter, [sale])).map(kinds)).toEqual([["price-changed"]]);
    await house.rows("UPDATE price SET amount_minor = amount_minor - 500");
    expect(await journalSum(performanceId)).toBe(20_000);
  });

  it("of a cancelled performance wait", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const sale = counter.sell(mine, [seatsOf(mine)[0]!], house.adultId);
    await house.rows("UPDATE performance SET state = 'cancelled' WHERE id = $1", [performanceId]);
    expect((await upload(counter, [sale])).map(kinds)).toEqual([["cancelled"]]);
    expect(await proposed(sale)).toMatchObject({ how: "money-back" });
  });
});

describe("pre-printed tickets", () => {
  const issue = (first: number, last: number, counterId = counter.id) =>
    issueBackupTickets(tools, supervisor, { counterId, first, last });

  it("are issued once each", async () => {
    done(await issue(1001, 1100));
    expect(await issue(1100, 1110, other.id)).toMatchObject({ field: "first" });
    expect(await issue(0, 10)).toMatchObject({ field: "first" });
    expect(await issue(10, 9)).toMatchObject({ field: "first" });
    expect(await issue(20_000, 30_000)).toMatchObject({ field: "first" });
    expect(await issue(5000, 5001, randomUUID())).toMatchObject({ field: "counterId" });
  });

  it("are known at the door by their number; one handed out twice or never issued is told", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const [a, b, c] = seatsOf(mine) as [number, number, number];
    const sales = [
      counter.sell(mine, [a], house.adultId, { numbers: [1001] }),
      counter.sell(mine, [b], house.adultId, { numbers: [1001] }),
      counter.sell(mine, [c], house.adultId, { numbers: [77] }),
    ];
    expect((await upload(counter, sales)).map(kinds)).toEqual([[], ["number-twice"], ["number-not-issued"]]);
    expect(await soldSeats(performanceId)).toEqual([a, b, c]);
    const ticket = await house.database.read((tx) => findBackupTicket(tx, 1001));
    expect(ticket).toMatchObject({ ordinal: a, live: true, sale_state: "recorded" });
    expect(await house.database.read((tx) => findBackupTicket(tx, 1002))).toBeNull();
  });

  it("are the paper of their tickets once the sale is booked", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const [a, b] = seatsOf(mine) as [number, number];
    await upload(counter, [counter.sell(mine, [a, b], house.adultId, { numbers: [1011, 1012] })]);
    expect(await paperOf(performanceId, a)).toMatchObject({ backup_number: "1011" });
    expect(await paperOf(performanceId, b)).toMatchObject({ backup_number: "1012" });

    // A reprint ends the number, as it ends any code.
    await house.rows("UPDATE ticket SET live = false, revoked_at = now() WHERE performance_id = $1 AND ordinal = $2", [
      performanceId,
      a,
    ]);
    expect(await house.database.read((tx) => findBackupTicket(tx, 1011))).toMatchObject({ live: false });
  });
});
