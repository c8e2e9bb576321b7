import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, openContingencyHouse, seatsOf } from "../../test/contingency-house.ts";
import { OfflineCounter } from "../../test/offline-counter.ts";
import type { LeaseRow } from "./lease.store.ts";
import { type LeaseCommand, leaseSeats } from "./lease-seats.ts";
import { reportCounter } from "./report-counter.ts";
import { returnLease } from "./return-lease.ts";
import { registerCounterKey, setLeasePolicy } from "./set-up-counter.ts";

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

beforeAll(async () => {
  ({ house, tools, supervisor, seller, counter, other, lease, hear, endTerm, silence } = await openContingencyHouse());
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
    expect(await returnLease(tools, seller, { leaseId, reason: "late" })).toMatchObject({ field: "leaseId" });
    expect(await returnLease(tools, supervisor, { leaseId, reason: " " })).toMatchObject({ field: "reason" });
    const back = await returnLease(tools, supervisor, { leaseId, reason: "The window is closed" });
    expect(back).toMatchObject({ returned_why: "person" });
    expect(await returnLease(tools, seller, { leaseId: randomUUID(), reason: null })).toMatchObject({
      field: "leaseId",
    });
  });

  it("at once when its counter is there and gives it back", async () => {
    const { id: leaseId } = done(await lease(await house.openPerformance()));
    await hear(0);
    expect(await returnLease(tools, seller, { leaseId, reason: null })).toMatchObject({ returned_why: "counter" });
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
    expect(await returnLease(tools, seller, { leaseId, reason: null })).toMatchObject({ field: "leaseId" });
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
