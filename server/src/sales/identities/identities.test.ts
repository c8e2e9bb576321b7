import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cash, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { isRefused } from "../../programme/index.ts";
import { endOf, isIdNumber } from "./identities.rules.ts";

/** Numbers of nobody, with right check characters. */
const ada = "110101199003070070";
const bob = "11010119900307109X";
const eve = "E12345678";

describe("numbers of identity documents", () => {
  it("know a resident identity number by its check character, and take others as they are", () => {
    expect([ada, bob, "11010119900307109x", eve, "P 1234-567"].map(isIdNumber)).toEqual([true, true, true, true, true]);
    expect(["110101199003070071", "1234", "", "号码", "1".repeat(21)].map(isIdNumber)).toEqual(Array(5).fill(false));
    expect([endOf(bob), endOf("p 1234-567")]).toEqual(["109X", "4567"]);
  });

  it("are wrong with any one digit changed", () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (place, more) => {
        const changed = (Number(ada[place]) + more) % 10;
        expect(isIdNumber(ada.slice(0, place) + changed + ada.slice(place + 1))).toBe(false);
      }),
    );
  });
});

let house: SellingHouse;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  performanceId = await house.openPerformance();
});

const rules = async (more: {
  realName?: boolean;
  publicSharePercent?: number | null;
  mostPerIdentity?: number | null;
}) => {
  const off = { realName: false, publicSharePercent: null, mostPerIdentity: null };
  const saved = await house.programme.saveMarketRules(house.admin, { ...off, ...more });
  if (isRefused(saved)) throw new Error(saved.reason.en);
};
type Holder = { name: string; idNumber: string } | null;
const person = (idNumber: string): Holder => ({ name: "李雷", idNumber });

async function wishFor(ordinals: readonly number[], holders: readonly Holder[], performance = performanceId) {
  const { cartKey } = await house.hold(performance, ordinals);
  const seats = (await house.choices(cartKey)).map((seat, index) => ({ ...seat, holder: holders[index] ?? null }));
  const shownTotalMinor = ordinals.reduce((sum, ordinal) => sum + (ordinal < 40 ? 10_000 : 6_000), 0);
  return { cartKey, currency: "CNY" as const, seats, shownTotalMinor, idempotencyKey: randomUUID() as string };
}
const sell = async (ordinals: readonly number[], holders: readonly Holder[], idNumber: string | null = null) => {
  const wish = await wishFor(ordinals, holders);
  return house.sales.sellAtCounter({
    ...{
      ...wish,
      channelCode: "counter",
      tenders: cash(wish.shownTotalMinor),
      keepTickets: false,
      seller: house.admin,
    },
    customer: { name: null, phone: null, email: null, idNumber },
  });
};
const order = async (ordinals: readonly number[], holders: readonly Holder[], idNumber: string | null = null) =>
  house.sales.checkout({
    ...(await wishFor(ordinals, holders)),
    ...{
      channelCode: "web",
      provider: "bank",
      contact: { name: "A", email: "a@b.cn", phone: null, locale: "en", idNumber },
    },
  });
const fieldOf = (outcome: object) => ("field" in outcome ? outcome.field : "kind" in outcome ? outcome.kind : null);
const refund = (orderId: string) => house.refundWhole({ orderId, actor: house.admin, idempotencyKey: randomUUID() });

const exchange = async (
  orderId: string,
  lineIds: readonly string[],
  ordinals: readonly number[],
  performance = performanceId,
  holders: readonly Holder[] = [],
) => {
  const { cartKey } = await house.hold(performance, ordinals);
  const seats = (await house.choices(cartKey)).map((seat, index) => ({ ...seat, holder: holders[index] ?? null }));
  const wish = {
    orderId,
    lineIds,
    cartKey,
    seats,
    kept: [],
    channelCode: "counter",
  };
  const quoted = await house.sales.quoteExchange(wish);
  if (quoted.kind !== "exchange") throw new Error(JSON.stringify(quoted));
  const { differenceMinor } = quoted.exchange;
  return house.sales.exchangeTickets({
    ...{ ...wish, reason: "because", approvalToken: null, idempotencyKey: randomUUID(), actor: house.admin },
    ...{ shownDifferenceMinor: differenceMinor, tenders: cash(Math.max(0, differenceMinor)) },
  });
};

const linesOf = async (orderId: string): Promise<string[]> =>
  (await house.rows("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position", [orderId])).map(({ id }) => id);

describe("real-name tickets", () => {
  it("are not asked for until somebody says so, and nothing that was typed is kept", async () => {
    await rules({});
    const sold = await sell([0], [person(ada)]);
    expect(sold.kind).toBe("sold");
    expect(await house.rows("SELECT 1 FROM ticket_holder WHERE performance_id = $1", [performanceId])).toEqual([]);
  });

  it("name one identity a ticket and performance, whatever way they are sold", async () => {
    await rules({ realName: true });
    expect(fieldOf(await sell([0], []))).toBe("seats.0.holder.name");
    expect(fieldOf(await sell([1], [{ name: "李雷", idNumber: " " }]))).toBe("seats.0.holder.idNumber");
    expect(fieldOf(await sell([2, 3], [person(ada), person("110101199003070071")]))).toBe("seats.1.holder.idNumber");
    expect(fieldOf(await sell([4, 5], [person(ada), person(ada)]))).toBe("seats.1.holder.idNumber");
    expect(fieldOf(await order([6], []))).toBe("seats.0.holder.name");
    expect(fieldOf(await sell([7], [person(ada)]))).toBe("sold");
    const again = await order([8], [person(ada)]);
    expect(again).toMatchObject({
      kind: "refused",
      field: "seats.0.holder.idNumber",
      reason: { zh: "尾号 0070 的证件已有这个场次的票。" },
    });
    // Of two that name one person at the same moment one gets it.
    const both = await Promise.all([order([9], [person(bob)]), sell([10], [person(bob)])]);
    expect(both.filter(({ kind }) => kind === "refused").map(fieldOf)).toEqual(["seats.0.holder.idNumber"]);
    // Another performance is another evening.
    performanceId = await house.openPerformance();
    expect(fieldOf(await sell([0], [person(ada)]))).toBe("sold");
  });

  it("keep of a document what has to be shown, and not its number", async () => {
    await rules({ realName: true });
    await sell([0], [{ name: " 韩梅梅 ", idNumber: "11010119900307109x" }]);
    const [holder] = await house.rows("SELECT * FROM ticket_holder WHERE performance_id = $1", [performanceId]);
    expect(holder).toMatchObject({ name: "韩梅梅", identity_end: "109X" });
    const [{ found }] = await house.rows(
      `SELECT count(*)::int AS found FROM (
         SELECT to_jsonb(t)::text AS said FROM ticket_holder t UNION ALL SELECT to_jsonb(l)::text FROM limit_claim l
         UNION ALL SELECT to_jsonb(e)::text FROM audit_entry e UNION ALL SELECT to_jsonb(k)::text FROM idempotency_key k
         UNION ALL SELECT to_jsonb(o)::text FROM sales_order o) everything WHERE said ILIKE '%11010119900307109%'`,
    );
    expect(found).toBe(0);
  });

  it("free the identity with the ticket: given back, or never paid; and take it again when money comes late", async () => {
    await rules({ realName: true });
    const sold = await sell([0], [person(ada)]);
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    expect((await refund(sold.orderId)).kind).toBe("refunded");
    const started = await order([1], [person(ada)]);
    if (started.kind !== "started") throw new Error(JSON.stringify(started));
    expect(fieldOf(await sell([2], [person(ada)]))).toBe("seats.0.holder.idNumber");
    const says = {
      paymentId: started.paymentId,
      providerReference: `ref-${started.paymentId}`,
      currency: "CNY" as const,
    };
    await house.sales.settlePayment("bank", { ...says, result: "declined", amountMinor: 10_000 });
    expect(fieldOf(await sell([3], [person(ada)]))).toBe("sold");
  });

  it("stay with their people when they are exchanged, for as many of the same evening only", async () => {
    await rules({ realName: true });
    const sold = await sell([0, 1], [person(ada), person(bob)]);
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    const lines = await house.rows("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position", [sold.orderId]);
    expect((await exchange(sold.orderId, [lines[0].id], [5])).kind).toBe("exchanged");
    const holders = await house.rows(
      `SELECT l.ordinal, h.identity_end FROM ticket_holder h JOIN order_line l ON l.id = h.order_line_id
       WHERE l.order_id = $1 AND l.state = 'live' ORDER BY l.ordinal`,
      [sold.orderId],
    );
    expect(holders).toEqual([
      { ordinal: 1, identity_end: "109X" },
      { ordinal: 5, identity_end: "0070" },
    ]);
    // For more tickets, and for another performance, names are asked for as in a sale; the old ones are free first.
    const nameOf = async () =>
      (
        await house.rows(
          `SELECT h.identity_end AS ends FROM ticket_holder h JOIN order_line l ON l.id = h.order_line_id
           WHERE l.order_id = $1 AND l.state = 'live' ORDER BY l.position`,
          [sold.orderId],
        )
      ).map(({ ends }) => ends);
    expect(await exchange(sold.orderId, [lines[1].id], [6, 7])).toMatchObject({
      field: "exchange.seats.0.holder.name",
    });
    expect(
      await exchange(sold.orderId, [lines[1].id], [16, 17], performanceId, [person(bob), person(ada)]),
    ).toMatchObject({
      field: "exchange.seats.1.holder.idNumber",
    });
    expect(
      await exchange(sold.orderId, [lines[1].id], [26, 27], performanceId, [person(bob), person("1")]),
    ).toMatchObject({
      field: "exchange.seats.1.holder.idNumber",
    });
    expect(await nameOf()).toEqual(["109X", "0070"]);
    expect(
      (await exchange(sold.orderId, [lines[1].id], [36, 37], performanceId, [person(bob), person(eve)])).kind,
    ).toBe("exchanged");
    expect(await nameOf()).toEqual(["0070", "109X", "5678"]);
    const elsewhere = await house.openPerformance();
    const [first] = await house.rows(
      "SELECT id FROM order_line WHERE order_id = $1 AND state = 'live' ORDER BY position",
      [sold.orderId],
    );
    expect(await exchange(sold.orderId, [first.id], [8], elsewhere)).toMatchObject({
      field: "exchange.seats.0.holder.name",
    });
    expect((await exchange(sold.orderId, [first.id], [9], elsewhere, [person(ada)])).kind).toBe("exchanged");
    // Whoever left is free to come again.
    expect(fieldOf(await sell([9], [person(ada)]))).toBe("sold");
    expect(fieldOf(await sell([10], [person(eve)]))).toBe("seats.0.holder.idNumber");
  });

  it("stay without a name where nobody asked for one, and bring nobody elsewhere and nobody more in", async () => {
    await rules({});
    const sold = await sell([0, 1], []);
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    await rules({ realName: true });
    const [first, second] = await linesOf(sold.orderId);
    expect((await exchange(sold.orderId, [first!], [5])).kind).toBe("exchanged");
    expect(await exchange(sold.orderId, [second!], [6, 7])).toMatchObject({ field: "exchange.seats.0.holder.name" });
    const other = await house.openPerformance();
    expect(await exchange(sold.orderId, [second!], [0], other)).toMatchObject({
      field: "exchange.seats.0.holder.name",
    });
  });
});

describe("purchase limits by identity", () => {
  it("count a buyer's tickets of a performance over all orders and channels", async () => {
    await rules({ mostPerIdentity: 3 });
    expect(fieldOf(await sell([0], []))).toBe("customer.idNumber");
    expect(fieldOf(await order([10], [], "号码"))).toBe("contact.idNumber");
    const first = await sell([1, 2], [], ada);
    if (first.kind !== "sold") throw new Error(JSON.stringify(first));
    expect(await order([3, 4], [], ada)).toMatchObject({
      ...{ kind: "refused", field: "contact.idNumber" },
      reason: { en: "One identity may buy 3 tickets of a performance." },
    });
    expect(fieldOf(await order([5], [], ada.replaceAll(/(\d{6})/g, "$1 ")))).toBe("started");
    expect(fieldOf(await sell([6], [], ada))).toBe("customer.idNumber");
    expect(fieldOf(await sell([11], [], eve))).toBe("sold");
    // A ticket given back can be bought again.
    const [line] = await house.rows("SELECT id FROM order_line WHERE order_id = $1 ORDER BY position", [first.orderId]);
    const quoted = await house.sales.quoteRefund({ orderId: first.orderId, lineIds: [line.id], waive: false });
    if (quoted.kind !== "quote") throw new Error(JSON.stringify(quoted));
    await house.sales.refundTickets({
      ...{ orderId: first.orderId, actor: house.admin, reason: "because", approvalToken: null, channelCode: "counter" },
      ...{ lineIds: [line.id], waive: false, keepSeatsOff: false, idempotencyKey: randomUUID() },
      shownMoneyMinor: quoted.quote.moneyMinor,
    });
    expect(fieldOf(await sell([12], [], ada))).toBe("sold");
    expect(fieldOf(await sell([13], [], ada))).toBe("customer.idNumber");
  });

  it("go along with an exchange: into another evening and among the same, counted once", async () => {
    await rules({ mostPerIdentity: 2 });
    const other = await house.openPerformance();
    const sold = await sell([0, 1], [], ada);
    if (sold.kind !== "sold") throw new Error(JSON.stringify(sold));
    const [first, second] = await linesOf(sold.orderId);
    expect((await exchange(sold.orderId, [first!], [2])).kind).toBe("exchanged");
    expect(fieldOf(await sell([3], [], ada))).toBe("customer.idNumber");
    expect((await exchange(sold.orderId, [second!], [0], other)).kind).toBe("exchanged");
    expect(fieldOf(await sell([4], [], ada))).toBe("sold");
    const [, , third] = await linesOf(sold.orderId);
    expect(await exchange(sold.orderId, [third!], [5, 6])).toMatchObject({ kind: "not-done", field: "lineIds" });
  });
});

describe("the share on public sale", () => {
  const kill = (ordinals: readonly number[]) =>
    house.inventory.killSeats(house.admin, { performanceId, ordinals, skipTaken: false, reason: "camera" });
  const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

  it("lets as many seats be kept, off sale or given away as the market allows, and no more", async () => {
    await rules({ publicSharePercent: 85 });
    // Of 80 seats 68 have to be on public sale.
    expect((await kill(range(0, 8))).kind).toBe("changed");
    expect(await kill(range(20, 5))).toMatchObject({
      kind: "refused",
      reason: {
        en: "At least 85 % of the seats have to be on public sale: 12 may be kept, off sale or given away in all.",
      },
    });
    const type = {
      ...{ code: "comp", name: { zh: "赠票", en: "Complimentary" }, kind: "complimentary" as const },
      ...{ channelCodes: ["counter"], proof: null, position: 9, onOffer: true },
      ...{ least: null, mostPerOrder: null, mostPerCustomer: null, mostPerPerformance: null },
    };
    const saved = await house.programme.saveTicketType(house.admin, type);
    if (isRefused(saved)) throw new Error(saved.reason.en);
    const [comp] = await house.rows("SELECT id FROM ticket_type WHERE code = 'comp'");
    await house.rows(
      `INSERT INTO price (performance_id, list_code, zone_id, ticket_type_id, currency, amount_minor)
       SELECT performance_id, list_code, zone_id, $2, currency, amount_minor FROM price
       WHERE performance_id = $1 AND ticket_type_id = $3`,
      [performanceId, comp.id, house.adultId],
    );
    house.programme.forgetSellingFacts(performanceId);
    const give = async (ordinals: readonly number[]) => {
      const { cartKey } = await house.hold(performanceId, ordinals);
      return house.sales.giveFreeTickets({
        ...{ actor: house.admin, cartKey, currency: "CNY", channelCode: "counter", ticketTypeId: comp.id },
        ...{ reason: "press", recipient: { name: "报社", phone: null, email: null }, approvalToken: null },
        idempotencyKey: randomUUID(),
      });
    };
    const given = await give(range(10, 4));
    expect(given.kind).toBe("given");
    expect(await give([14])).toMatchObject({ kind: "refused", field: null });
    expect((await kill([30])).kind).toBe("refused");
    // What goes back to the public makes room again, and nothing stands in its way.
    expect(
      (await house.inventory.reviveSeats(house.admin, { performanceId, ordinals: [0], reason: "mended" })).kind,
    ).toBe("changed");
    expect((await kill([30])).kind).toBe("changed");
  });

  it("is no rule until it is set, and is set only to what can be", async () => {
    await rules({});
    expect((await kill(range(0, 80))).kind).toBe("changed");
    for (const publicSharePercent of [0, 101, 8.5]) {
      const saved = await house.programme.saveMarketRules(house.admin, {
        realName: false,
        publicSharePercent,
        mostPerIdentity: null,
      });
      expect(isRefused(saved) && saved.field).toBe("publicSharePercent");
    }
    const saved = await house.programme.saveMarketRules(house.admin, {
      realName: false,
      publicSharePercent: null,
      mostPerIdentity: 0,
    });
    expect(isRefused(saved) && saved.field).toBe("mostPerIdentity");
  });
});
