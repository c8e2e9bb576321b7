import { randomUUID } from "node:crypto";
import type { LeasePack } from "@parterre/pricing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, kinds, openContingencyHouse, seatsOf, state } from "../../test/contingency-house.ts";
import { OfflineCounter } from "../../test/offline-counter.ts";
import type { LeaseRow } from "./lease.store.ts";
import { type LeaseCommand, leaseSeats } from "./lease-seats.ts";
import { isOutdated } from "./renew-lease.ts";
import { reportCounter } from "./report-counter.ts";
import { returnLease } from "./return-lease.ts";
import { registerCounterKey, setLeasePolicy } from "./set-up-counter.ts";
import { settleSale } from "./settle-sale.ts";

type House = Awaited<ReturnType<typeof openContingencyHouse>>;
let house: House["house"];
let tools: House["tools"];
let supervisor: House["supervisor"];
let seller: House["seller"];
let counter: House["counter"];
let other: House["other"];
let lease: House["lease"];
let hear: House["hear"];
let endTerm: House["endTerm"];
let silence: House["silence"];
let upload: House["upload"];

const byPerson = { reason: null, kid: null };

beforeAll(async () => {
  ({ house, tools, supervisor, seller, counter, other, lease, hear, endTerm, silence, upload } =
    await openContingencyHouse());
});
afterAll(() => house.close());

describe("leasing", () => {
  it.each<[string, Partial<LeaseCommand>]>([
    ["counterId", { counterId: randomUUID() }],
    ["counterId", { counterId: "x" }],
    ["performanceId", { performanceId: 999_999 }],
    ["seats", { seats: 0 }],
    ["seats", { seats: 501 }],
    ["termMinutes", { termMinutes: 4 }],
    ["termMinutes", { termMinutes: 1.5 }],
  ])("is refused for its %s: %j", async (field, change) => {
    const performanceId = change.performanceId ?? (await house.openPerformance());
    expect(await lease(performanceId, change)).toMatchObject({ kind: "not-done", field });
  });

  it("is refused where identities have to be checked", async () => {
    const performanceId = await house.openPerformance();
    const rules = { ...(await house.database.read((tx) => house.programme.houseRules(tx))) };
    const asking = (market: object) => ({
      ...tools,
      programme: { ...house.programme, houseRules: async () => ({ ...rules, market: { ...rules.market, ...market } }) },
    });
    const wanted = { counterId: counter.id, performanceId, seats: 1, ordinals: null, termMinutes: 60 };
    for (const market of [{ realName: true }, { mostPerIdentity: 2 }]) {
      const outcome = await leaseSeats(asking(market), supervisor, wanted);
      expect(outcome).toMatchObject({ kind: "not-done", field: "performanceId" });
    }
  });

  it("gives a share of every zone, priced, and nobody else can have those seats", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    const ordinals = seatsOf(mine);
    expect(ordinals).toHaveLength(10);
    expect(ordinals.filter((ordinal) => ordinal < 40)).toHaveLength(5);
    await expect(house.hold(performanceId, [ordinals[0]!])).rejects.toThrow("not held");
    const free = { performanceId, ordinals, skipTaken: false, reason: "wanted" };
    expect(await house.inventory.allocateSeats(house.admin, { ...free, allocationId: null })).toMatchObject({
      kind: "not-free",
    });
    expect(await house.inventory.killSeats(house.admin, free)).toMatchObject({ kind: "not-free" });
    const release = { performanceId, allocationId: mine.allocation_id, reason: "wanted" };
    expect(await house.inventory.releaseAllocation(house.admin, release)).toMatchObject({ kind: "refused" });
    expect(await lease(performanceId)).toMatchObject({ kind: "not-done", field: "performanceId" });
  });

  it("never puts a seat into two leases, whoever asks for which seats at once", async () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 79 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(some, some, some, async (first, second, bought) => {
        const performanceId = await house.openPerformance();
        const outcomes = await Promise.all([
          lease(performanceId, { ordinals: first }),
          lease(performanceId, { ordinals: second, counterId: other.id }),
          house.hold(performanceId, bought.slice(0, 4)).then(
            () => bought.slice(0, 4),
            () => [],
          ),
        ]);
        const taken = outcomes.flatMap((outcome) =>
          Array.isArray(outcome) ? outcome : "kind" in outcome ? [] : seatsOf(outcome as LeaseRow),
        );
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe("a lease comes back", () => {
  it("by itself once its term is over and the counter says it has nothing to hand in", async () => {
    const performanceId = await house.openPerformance();
    const { id } = done(await lease(performanceId));
    await endTerm(id);
    expect(done(await hear(1)).map((each) => each.id)).toContain(id);
    expect(done(await hear(0)).map((each) => each.id)).not.toContain(id);
    const [row] = await house.rows("SELECT returned_why FROM counter_lease WHERE id = $1", [id]);
    expect(row).toEqual({ returned_why: "term" });
    await house.hold(performanceId, [0]);
  });

  it("from a silent counter only by a supervisor with a reason", async () => {
    const performanceId = await house.openPerformance();
    const { id: leaseId } = done(await lease(performanceId));
    await hear(0);
    await endTerm(leaseId);
    await silence(counter.id);
    expect(await returnLease(tools, seller, { ...byPerson, leaseId, reason: "late" })).toMatchObject({
      field: "leaseId",
    });
    expect(await returnLease(tools, supervisor, { ...byPerson, leaseId, reason: " " })).toMatchObject({
      field: "reason",
    });
    const back = await returnLease(tools, supervisor, { ...byPerson, leaseId, reason: "The window is closed" });
    expect(back).toMatchObject({ returned_why: "person" });
    expect(await returnLease(tools, seller, { ...byPerson, leaseId: randomUUID() })).toMatchObject({
      field: "leaseId",
    });
  });

  it("at once when its counter is there and gives it back", async () => {
    const { id: leaseId } = done(await lease(await house.openPerformance()));
    await hear(0);
    // Nobody who may not allocate gives it back from elsewhere: the browser that has it may be selling.
    expect(await returnLease(tools, seller, { ...byPerson, leaseId })).toMatchObject({ field: "leaseId" });
    expect(await returnLease(tools, seller, { ...byPerson, leaseId, kid: other.kid })).toMatchObject({
      field: "leaseId",
    });
    await hear(1);
    const byKeeper = { leaseId, reason: null, kid: counter.kid };
    expect(await returnLease(tools, seller, byKeeper)).toMatchObject({ field: "leaseId" });
    await hear(0);
    // Its own word counts however long ago it was heard, and saying it again changes nothing.
    await silence(counter.id);
    expect(await returnLease(tools, seller, byKeeper)).toMatchObject({ returned_why: "counter" });
    expect(await returnLease(tools, seller, byKeeper)).toMatchObject({ returned_why: "counter" });
    const acts = "SELECT act FROM audit_entry WHERE act = 'lease.return' AND details ->> 'leaseId' = $1";
    expect(await house.rows(acts, [leaseId])).toHaveLength(1);
    expect(done(await hear(0)).map(({ id }) => id)).not.toContain(leaseId);
  });

  it("not while a sale from it waits for a person, whoever says what", async () => {
    const performanceId = await house.openPerformance();
    const mine = done(await lease(performanceId));
    await hear(0);
    const [seat, free] = seatsOf(mine);
    const wrong = counter.sell(mine, [seat!], house.adultId, { totalMinor: 1 });
    expect((await upload(counter, [wrong])).map(state)).toEqual(["waiting"]);
    const byKeeper = { leaseId: mine.id, reason: null, kid: counter.kid };
    expect(await returnLease(tools, seller, byKeeper)).toMatchObject({ field: "leaseId" });
    await endTerm(mine.id);
    expect(done(await hear(0)).map(({ id }) => id)).toContain(mine.id);
    await expect(house.hold(performanceId, [free!])).rejects.toThrow("not held");
    done(await settleSale(tools, supervisor, { saleId: wrong.id, how: "money-back", ordinals: [], reason: "Wrong" }));
    expect(done(await hear(0)).map(({ id }) => id)).not.toContain(mine.id);
    await house.hold(performanceId, [seat!, free!]);
  });

  it("and is made and made longer by policy while the counter is heard", async () => {
    const performanceId = await house.openPerformance();
    const policy = { seats: 6, ahead_minutes: 43_200, term_minutes: 120 };
    expect(await setLeasePolicy(tools, supervisor, other.id, { ...policy, seats: 0 })).toMatchObject({
      field: "seats",
    });
    expect(await setLeasePolicy(tools, supervisor, other.id, { ...policy, ahead_minutes: 0 })).toMatchObject({
      field: "aheadMinutes",
    });
    expect(await setLeasePolicy(tools, supervisor, other.id, { ...policy, term_minutes: 1 })).toMatchObject({
      field: "termMinutes",
    });
    await house.rows("UPDATE performance SET starts_at = now() + interval '1 day' WHERE id = $1", [performanceId]);
    done(await setLeasePolicy(tools, supervisor, other.id, policy));
    const made = done(await hear(0, other)).find((each) => each.performance_id === performanceId)!;
    expect(seatsOf(made)).toHaveLength(6);
    await house.rows("UPDATE counter_lease SET sell_until = now() + interval '5 minutes' WHERE id = $1", [made.id]);
    const longer = done(await hear(0, other)).find((each) => each.id === made.id)!;
    expect(longer.sell_until.getTime()).toBeGreaterThan(Date.now() + 100 * 60_000);
    done(await setLeasePolicy(tools, supervisor, other.id, null));
    const [left] = await house.rows("SELECT by_policy FROM counter_lease WHERE id = $1", [made.id]);
    expect(left).toEqual({ by_policy: false });
  });

  it("and is filled up to the policy, at prices that do not change for what it has", async () => {
    const performanceId = await house.openPerformance();
    await house.rows("UPDATE performance SET starts_at = now() + interval '1 day' WHERE id = $1", [performanceId]);
    const policy = { seats: 6, ahead_minutes: 43_200, term_minutes: 120 };
    done(await setLeasePolicy(tools, supervisor, other.id, policy));
    const mine = async () => done(await hear(0, other)).find((each) => each.performance_id === performanceId)!;
    const made = await mine();
    const [first, second] = seatsOf(made);
    const sale = other.sell(made, [first!, second!], house.adultId);
    expect((await upload(other, [sale])).map(state)).toEqual(["recorded"]);
    const filled = await mine();
    expect(filled.id).toBe(made.id);
    expect(seatsOf(filled)).toHaveLength(8);
    expect(seatsOf(filled).slice(0, 6)).toEqual(seatsOf(made));
    const { seats: _, ...rules } = JSON.parse(made.pack) as LeasePack;
    expect(JSON.parse(filled.pack)).toMatchObject(rules);
    // Said again nothing more comes; a browser that did not hear of it sells by the text it has, a seat that is new too.
    expect((await mine()).pack).toBe(filled.pack);
    const late = other.sell(made, [seatsOf(made)[2]!], house.adultId);
    const fresh = other.sell(filled, [seatsOf(filled)[7]!], house.adultId);
    expect((await upload(other, [late, fresh])).map(kinds)).toEqual([[], []]);

    // Where a price is another now, no seat comes in at the old one; such a lease is given back and made anew.
    await house.rows("UPDATE price SET amount_minor = amount_minor + 100 WHERE performance_id = $1", [performanceId]);
    const stale = await mine();
    expect(seatsOf(stale)).toHaveLength(8);
    const isOld = () => house.database.read((tx) => isOutdated(tools, tx, stale));
    expect(await isOld()).toBe(true);
    done(await returnLease(tools, seller, { leaseId: stale.id, reason: null, kid: other.kid }));
    const anew = await mine();
    expect(anew.id).not.toBe(made.id);
    expect(seatsOf(anew)).toHaveLength(6);
    done(await setLeasePolicy(tools, supervisor, other.id, null));
  });

  it("refuses what no counter can say", async () => {
    expect(await hear(-1)).toMatchObject({ field: "unsentSales" });
    const nobody = { counterId: randomUUID(), kid: counter.kid, unsentSales: 0 };
    expect(await reportCounter(tools, seller, nobody)).toMatchObject({ field: "counterId" });
    const stranger = { counterId: counter.id, kid: other.kid, unsentSales: 0 };
    expect(await reportCounter(tools, seller, stranger)).toMatchObject({ field: "kid" });
  });
});

describe("two browsers that call themselves the same counter", () => {
  it("never have the same lease, and neither speaks for the other", async () => {
    const performanceId = await house.openPerformance();
    const { id: leaseId } = done(await lease(performanceId));
    expect(done(await hear(0)).map(({ id }) => id)).toContain(leaseId);
    const twin = new OfflineCounter(counter.id, seller.staffId);
    done(await registerCounterKey(tools, seller, { counterId: twin.id, publicKey: twin.publicKey }));
    expect(done(await hear(0, twin)).map(({ id }) => id)).not.toContain(leaseId);
    await endTerm(leaseId);
    await silence(counter.id);
    await hear(0, twin);
    const [row] = await house.rows("SELECT returned_at FROM counter_lease WHERE id = $1", [leaseId]);
    expect(row).toEqual({ returned_at: null });
    expect(await returnLease(tools, seller, { ...byPerson, leaseId })).toMatchObject({ field: "leaseId" });
    expect(done(await hear(0)).map(({ id }) => id)).not.toContain(leaseId);
  });
});

describe("keys", () => {
  it("of the wrong shape, of no counter and of another counter are refused", async () => {
    const register = (counterId: string, publicKey: string) =>
      registerCounterKey(tools, seller, { counterId, publicKey });
    expect(await register(counter.id, "short")).toMatchObject({ field: "publicKey" });
    expect(await register(randomUUID(), counter.publicKey)).toMatchObject({ field: "counterId" });
    expect(await register(other.id, counter.publicKey)).toMatchObject({ field: "publicKey" });
    expect(await register(counter.id, counter.publicKey)).toEqual({ kid: counter.kid });
  });
});
