import type { LeasePack, OfflineSale } from "@parterre/pricing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeptLease, KeptPrint, KeptSale, KeptWork, OfflineCart } from "./kept.ts";
import { endedLease, leasesSpared, leasesToGiveBack, mayGoBack, shortestOutageMs } from "./lease-end.ts";
import { leasedSeats } from "./leased-seats.ts";

const now = 1_000_000_000;
const counterId = "counter";
const leaseIds = ["a", "b", "c"];

const leases = fc.tuple(
  ...leaseIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      counterId: fc.constantFrom(counterId, counterId, "other"),
      byPolicy: fc.boolean(),
      isOutdated: fc.boolean(),
      aloneSince: fc.constantFrom(null, now - shortestOutageMs + 1, now - shortestOutageMs),
      givenBack: fc.constantFrom(null, null, { at: "", seats: 1, known: false, seen: false }),
    }),
  ),
);
const leaseId = fc.constantFrom(...leaseIds);
const state = fc.constantFrom("unsent", "refused", "recorded", "recorded", "waiting", "given_back");
const works = fc
  .record({
    leases,
    carts: fc.array(fc.record({ leaseId, ordinals: fc.constantFrom([], [], [], [9]) }), { maxLength: 2 }),
    sales: fc.array(fc.record({ leaseId, counterId: fc.constantFrom(counterId, "other"), state, ordinal: fc.nat(9) }), {
      maxLength: 3,
    }),
    untold: fc.constantFrom(false, false, true),
  })
  .map(({ leases, carts, sales, untold }): KeptWork => {
    const seats = Array.from({ length: 10 }, (_, ordinal) => ({ ordinal }));
    const kept = sales.map(({ state, ordinal, ...of }, at) => ({
      ...{ id: String(at), state, sale: { ...of, lines: [{ ordinal }] } as unknown as OfflineSale },
    })) as readonly unknown[] as readonly KeptSale[];
    return {
      leases: leases.map(
        (lease): KeptLease => ({
          ...{ ...lease, performanceId: "1", sellUntil: new Date(0).toISOString() },
          pack: { seats } as unknown as LeasePack,
        }),
      ),
      carts: carts as readonly unknown[] as readonly OfflineCart[],
      sales: kept,
      prints: kept.map(({ id }, at) => ({ saleId: id, told: at > 0 || !untold })) as unknown as readonly KeptPrint[],
      unanswered: [],
    };
  });

describe("leases that go back by themselves", () => {
  it("are never sold from, under way, waiting or untold, and of nobody else", () => {
    fc.assert(
      fc.property(works, (work) => {
        for (const lease of leasesToGiveBack(work, counterId, now)) {
          const own = work.sales.filter(({ sale }) => sale.leaseId === lease.id);
          expect(lease).toMatchObject({ counterId, givenBack: null });
          expect(work.carts.every(({ ordinals }) => ordinals.length === 0)).toBe(true);
          expect(own.every((each) => each.state === "recorded" || each.state === "given_back")).toBe(true);
          expect(work.prints.every(({ saleId, told }) => told || own.every(({ id }) => id !== saleId))).toBe(true);
          expect(work.sales.every((each) => each.sale.counterId !== counterId || each.state !== "unsent")).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are, once nothing hangs on them, all that served an outage by hand, and all by policy at old prices", () => {
    fc.assert(
      fc.property(works, (all) => {
        const sales = all.sales.filter((each) => each.state === "recorded");
        const work = { ...all, carts: [], sales, prints: [] };
        const gone = new Set(leasesToGiveBack(work, counterId, now));
        for (const lease of work.leases.filter((each) => each.counterId === counterId && !each.givenBack)) {
          const isSoldFrom = sales.some(({ sale }) => sale.leaseId === lease.id);
          const served = isSoldFrom || lease.aloneSince === now - shortestOutageMs;
          expect(gone.has(lease)).toBe(lease.byPolicy ? lease.isOutdated : served);
          // Whatever stays is spared, and forgets the time that did not count.
          const isSpared = lease.aloneSince !== null && (lease.byPolicy || !served);
          expect(leasesSpared(work, now).includes(lease)).toBe(isSpared);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("end here before anybody is told: nothing of them is free from then on, and they are not given back again", () => {
    fc.assert(
      fc.property(works, (work) => {
        for (const lease of leasesToGiveBack(work, counterId, now)) {
          const ended = endedLease(lease, work, { at: "2026-01-01T00:00:00.000Z", known: false, seen: false });
          const sold = work.sales.filter(({ sale, state }) => sale.leaseId === lease.id && state !== "given_back");
          const taken = new Set(sold.flatMap(({ sale }) => sale.lines.map(({ ordinal }) => ordinal)));
          expect(ended.givenBack).toMatchObject({ seats: 10 - taken.size, known: false });
          const after = { ...work, leases: [ended] };
          expect(leasedSeats(ended, after, Number.NEGATIVE_INFINITY).free.size).toBe(0);
          expect(mayGoBack(ended, after)).toBe(false);
          expect(leasesToGiveBack(after, counterId, now)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
