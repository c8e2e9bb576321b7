import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { newCartKey } from "../cart-key.ts";
import { type WaitingHouse, type WaitingWish, wantsNoMore } from "./waiting.rules.ts";
import { waitingHouseOf } from "./waiting-tools.ts";

let house: SellingHouse;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

const anything: WaitingWish = { seatCount: 2, zoneIds: [], currency: "CNY", mostPriceMinor: null };
let people = 0;
const join = (wish: Partial<WaitingWish> = {}, contact: object = {}) => {
  people += 1;
  return house.inventory.joinWaitingList({
    ...{ performanceId, wish: { ...anything, ...wish } },
    ...{ name: `Person ${people}`, email: `p${people}@example.org`, locale: "en-GB", ...contact },
  });
};
const joined = async (wish: Partial<WaitingWish> = {}, contact: object = {}): Promise<string> => {
  const outcome = await join(wish, contact);
  if (outcome.kind !== "joined") throw new Error(JSON.stringify(outcome));
  return outcome.secret;
};
const zoneId = async (code: string): Promise<string> =>
  (await house.rows("SELECT id FROM price_zone WHERE performance_id = $1 AND code = $2", [performanceId, code]))[0].id;
const entry = async (secret: string) =>
  (await house.rows("SELECT * FROM waiting_entry WHERE secret = $1", [secret]))[0];
const stateOf = async (secret: string) => (await entry(secret)).state as string;
const holdsOf = (cartKey: string) => house.database.inHotTransaction((tx) => house.inventory.holdsOfCart(tx, cartKey));
const offeredTo = async (secret: string) => (await holdsOf((await entry(secret)).cart_key))[0]?.ordinals;
const serve = () => house.inventory.serveWaitingLists();

/** Sells the whole house in one order; answers how to give seats back. */
async function sellOut(): Promise<(ordinals: readonly number[]) => Promise<void>> {
  const seats = Array.from({ length: houseSeats }, (_, ordinal) => ({ ordinal, ticketTypeId: house.adultId }));
  const sale = {
    ...{ channelCode: "web", provider: "cash" as const, currency: "CNY" as const, sellerId: null },
    ...{ contactName: "A", contactEmail: null, locale: "zh" as const, seats },
  };
  await house.sales.recordSales(house.admin, performanceId, [sale]);
  return async (ordinals) => {
    const lines = await house.rows(
      `SELECT id, order_id, price_minor FROM order_line
       WHERE performance_id = $1 AND ordinal = ANY($2) AND state = 'live'`,
      [performanceId, ordinals],
    );
    if (lines.length === 0) return;
    const refund = await house.sales.refundTickets({
      ...{ orderId: lines[0].order_id, actor: house.admin, idempotencyKey: randomUUID(), reason: "because" },
      ...{ approvalToken: null, channelCode: "counter", waive: true, keepSeatsOff: false },
      lineIds: lines.map(({ id }) => id),
      shownMoneyMinor: lines.reduce((sum, { price_minor }) => sum + Number(price_minor), 0),
    });
    expect(refund.kind).toBe("refunded");
  };
}
const lapseOffers = () =>
  house.rows(
    "UPDATE waiting_entry SET offer_until = now() - interval '1 s' WHERE state = 'offered' AND performance_id = $1",
    [performanceId],
  );
const seatState = async (ordinal: number) =>
  (
    await house.rows("SELECT state FROM performance_seat WHERE performance_id = $1 AND ordinal = $2", [
      performanceId,
      ordinal,
    ])
  )[0].state as string;

describe("a waiting list", () => {
  let giveBack: (ordinals: readonly number[]) => Promise<void>;
  beforeEach(async () => {
    performanceId = await house.openPerformance();
    giveBack = await sellOut();
    // Lists of the tests before are nobody's business any more.
    await house.rows("UPDATE waiting_entry SET state = 'left'");
  });

  it("holds seats that come back for the first who fits, without anybody seeing them free", async () => {
    const [first, second] = [await joined(), await joined()];
    await giveBack([3, 4]);
    expect([await seatState(3), await seatState(4)]).toEqual(["held", "held"]);
    const buy = { cartKey: newCartKey(), performanceId, ordinals: [3], channelCode: "web" };
    expect((await house.inventory.holdSeats(buy)).kind).toBe("taken");
    expect(await serve()).toBe(1);
    expect(await offeredTo(first)).toEqual([3, 4]);
    expect(await stateOf(second)).toBe("waiting");
    expect(await serve()).toBe(0);
  });

  it("frees what fits nobody, and what nobody waits for is never kept", async () => {
    await giveBack([8]);
    expect(await seatState(8)).toBe("free");
    const pair = await joined();
    await giveBack([20]);
    await serve();
    expect([await stateOf(pair), await seatState(20)]).toEqual(["waiting", "free"]);
  });

  it("keeps to zones, price and seats side by side in one row", async () => {
    const [a, b] = [await zoneId("A"), await zoneId("B")];
    const dear = await joined({ zoneIds: [a], mostPriceMinor: 9_999 }).catch((error: Error) => error.message);
    expect(dear).toContain("mostPriceMinor");
    const onlyB = await joined({ zoneIds: [b] });
    const cheap = await joined({ mostPriceMinor: 6_000 });
    const inA = await joined({ zoneIds: [a], mostPriceMinor: 10_000 });
    // The end of one row and the beginning of the next; of zone A. Then two pairs of zone B.
    await giveBack([9, 10]);
    await serve();
    expect(await Promise.all([onlyB, cheap, inA].map(stateOf))).toEqual(["waiting", "waiting", "waiting"]);
    await giveBack([8, 50, 51]);
    await serve();
    expect(await offeredTo(onlyB)).toEqual([50, 51]);
    expect(await stateOf(cheap)).toBe("waiting");
    expect(await offeredTo(inA)).toEqual([8, 9]);
    expect((await join({ currency: "HKD" })).kind).toBe("refused");
  });

  it("goes on to the next in line when an offer is over, or when they leave", async () => {
    const [first, second, third] = [await joined(), await joined(), await joined()];
    await giveBack([30, 31]);
    await serve();
    await lapseOffers();
    expect(await serve()).toBe(1);
    expect([await stateOf(first), await offeredTo(second)]).toEqual(["missed", [30, 31]]);
    expect(await house.inventory.leaveWaitingList(second)).toEqual({ kind: "left" });
    await serve();
    expect([await offeredTo(second), await offeredTo(third)]).toEqual([undefined, [30, 31]]);
    const waiting = await joined();
    expect(await house.inventory.leaveWaitingList(waiting)).toEqual({ kind: "left" });
    expect(await stateOf(waiting)).toBe("left");
    expect(await house.inventory.leaveWaitingList(waiting)).toMatchObject({ kind: "refused", field: null });
  });

  it("puts an offer into the buyer's cart, where it is paid like anything else", async () => {
    const secret = await joined();
    const cartKey = newCartKey();
    expect(await house.inventory.takeWaitingOffer({ secret, cartKey })).toMatchObject({
      reason: { en: "No seats are held for you yet." },
    });
    await giveBack([60, 61]);
    await serve();
    const taken = await house.inventory.takeWaitingOffer({ secret, cartKey });
    expect(taken).toEqual({ kind: "taken", seats: 2 });
    expect(await house.inventory.takeWaitingOffer({ secret, cartKey })).toEqual(taken);
    expect(await house.inventory.takeWaitingOffer({ secret, cartKey: newCartKey() })).toMatchObject({
      kind: "refused",
    });
    await lapseOffers();
    await serve();
    const seats = await house.choices(cartKey);
    expect(seats.map(({ ordinal }) => ordinal)).toEqual([60, 61]);
    const sold = await house.sellForCash({
      ...{ cartKey, currency: "CNY", seats, shownTotalMinor: 12_000, givenMinor: 12_000 },
      ...{ idempotencyKey: randomUUID(), channelCode: "counter", seller: house.admin },
    });
    expect(sold.kind).toBe("sold");
  });

  it("refuses to fill a cart past its limit, a lapsed offer, and a link that is none", async () => {
    await giveBack(Array.from({ length: 10 }, (_, index) => index));
    const { cartKey } = await house.hold(performanceId, [0, 1, 2, 3, 4, 5, 6, 7]);
    await house.hold(performanceId, [8, 9]);
    const secret = await joined();
    await giveBack([40, 41]);
    await serve();
    expect(await house.inventory.takeWaitingOffer({ secret, cartKey })).toMatchObject({
      reason: { en: "A cart holds at most 8 seats of a performance. Give some back first." },
    });
    expect(await offeredTo(secret)).toEqual([40, 41]);
    await lapseOffers();
    expect(await house.inventory.takeWaitingOffer({ secret, cartKey: newCartKey() })).toMatchObject({ field: null });
    expect(await house.inventory.takeWaitingOffer({ secret: "none", cartKey })).toMatchObject({ field: "secret" });
    expect(await house.inventory.leaveWaitingList("none")).toMatchObject({ field: "secret" });
  });

  it("says in a typed way why nobody can wait like this", async () => {
    const fields = async (wish: Partial<WaitingWish>, contact: object = {}) => {
      const outcome = await join(wish, contact);
      return outcome.kind === "refused" ? outcome.field : outcome.kind;
    };
    expect(await fields({ seatCount: 0 })).toBe("seatCount");
    expect(await fields({ seatCount: 9 })).toBe("seatCount");
    expect(await fields({ seatCount: 1.5 })).toBe("seatCount");
    expect(await fields({ zoneIds: [randomUUID()] })).toBe("zoneIds");
    expect(await fields({ mostPriceMinor: 0 })).toBe("mostPriceMinor");
    expect(await fields({ mostPriceMinor: 100 })).toBe("mostPriceMinor");
    expect(await fields({}, { name: " " })).toBe("name");
    expect(await fields({}, { email: "nobody" })).toBe("email");
    expect(await fields({}, { locale: "fr" })).toBe("locale");
    expect(await fields({}, { performanceId: null })).toBe("performanceId");
    expect(await fields({}, { performanceId: 999_999 })).toBe("performanceId");
    expect(await fields({}, { email: "Twice@example.org" })).toBe("joined");
    expect(await fields({}, { email: "twice@example.org" })).toBe("email");
    await giveBack([70]);
    await serve();
    expect(await join({ seatCount: 1 })).toEqual({ kind: "free-now", ordinals: [70] });
  });

  it("offers nothing of a performance that is not sold any more", async () => {
    const secret = await joined();
    await giveBack([3, 4]);
    const cancelled = await house.sales.cancelPerformance(house.admin, { performanceId, reason: "ill" });
    expect(cancelled).toBeNull();
    expect(await serve()).toBe(0);
    expect(await stateOf(secret)).toBe("waiting");
  });

  it("tells them once, in their language, with the link; not when the offer is over by then", async () => {
    const [zh, en] = [await joined({}, { locale: "zh-CN" }), await joined()];
    await giveBack([3, 4, 13, 14]);
    await serve();
    const handler = house.inventory.outboxHandlers["inventory.waiting-offered"]!;
    const messages = await house.rows(
      "SELECT id, payload FROM outbox WHERE kind = 'inventory.waiting-offered' ORDER BY id",
    );
    const told = async (secret: string) => {
      const { id } = await entry(secret);
      const message = messages.find(({ payload }) => payload.entryId === id);
      for (const attempts of [1, 2]) {
        await handler({ ...message, kind: "inventory.waiting-offered", attempts }, AbortSignal.timeout(5_000));
      }
      return house.rows("SELECT email, subject, body FROM customer_message WHERE about_id = $1", [id]);
    };
    const [chinese, ...more] = await told(zh);
    expect(more).toEqual([]);
    expect(chinese.subject).toBe("候补到 2 个座位，请尽快确认");
    expect(chinese.body).toContain(`/waiting/${zh}`);
    await lapseOffers();
    await serve();
    expect(await told(en)).toEqual([]);
  });
});

describe("fairness", () => {
  const anyWish = fc.record({
    seatCount: fc.integer({ min: 1, max: 4 }),
    zones: fc.subarray(["A", "B"]),
    mostPriceMinor: fc.constantFrom(null, 10_000, 6_000),
  });
  const round = fc.uniqueArray(fc.nat(houseSeats - 1), { minLength: 1, maxLength: 8 });

  it("nobody is overtaken by somebody later who wants the same or more, whoever serves the list", async () => {
    let offers = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyWish, { minLength: 3, maxLength: 12 }),
        fc.array(round, { minLength: 1, maxLength: 4 }),
        async (wishes, rounds) => {
          performanceId = await house.openPerformance();
          const giveBack = await sellOut();
          const facts = await house.programme.sellingFacts(performanceId);
          const known: WaitingHouse = await waitingHouseOf(house, facts!);
          const ids = { A: await zoneId("A"), B: await zoneId("B") };
          const people: { wish: WaitingWish; secret: string; served: boolean }[] = [];
          for (const { zones, ...wish } of wishes) {
            const full = { ...wish, currency: "CNY" as const, zoneIds: zones.map((code) => ids[code as "A"]) };
            const outcome = await join(full);
            if (outcome.kind === "joined") people.push({ wish: full, secret: outcome.secret, served: false });
          }
          const gone = new Set<number>();
          for (const seats of rounds) {
            const back = seats.filter((ordinal) => !gone.has(ordinal));
            for (const ordinal of back) gone.add(ordinal);
            await giveBack(back);
            // Several processes at once; whoever has the list serves it, the others go on.
            await Promise.all([serve(), serve(), serve()]);
            const now = await Promise.all(people.map(async ({ secret }) => (await stateOf(secret)) === "offered"));
            for (const [later, person] of people.entries()) {
              if (person.served || !now[later]) continue;
              offers += 1;
              for (const [earlier, other] of people.slice(0, later).entries()) {
                const overtaken = !now[earlier] && wantsNoMore(known, other.wish, person.wish);
                expect(overtaken, `${JSON.stringify(other.wish)} by ${JSON.stringify(person.wish)}`).toBe(false);
              }
              const ordinals = (await offeredTo(person.secret))!;
              expect(ordinals).toHaveLength(person.wish.seatCount);
              expect(new Set(ordinals.map((ordinal) => Math.floor(ordinal / 10))).size).toBe(1);
              expect(ordinals.at(-1)! - ordinals[0]!).toBe(person.wish.seatCount - 1);
            }
            for (const [index, person] of people.entries()) person.served ||= now[index]!;
          }
          const doubled = await house.rows(
            `SELECT o, count(*) FROM hold h, unnest(h.ordinals) o WHERE performance_id = $1 GROUP BY o HAVING count(*) > 1`,
            [performanceId],
          );
          expect(doubled).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
    expect(offers).toBeGreaterThan(5);
  }, 120_000);
});
