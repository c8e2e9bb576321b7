import type { KeptLease, KeptWork } from "./kept.ts";
import { isUnsent, leasedSeats } from "./leased-seats.ts";

/** A shorter time without the server, in which nothing was sold from a lease, is no outage: the lease is still for one. */
export const shortestOutageMs = 120_000;

/** Whether somebody at this browser is being served from a lease, or something done from it is not in the books. */
export function hangsOn({ id }: Pick<KeptLease, "id">, { carts, sales, prints }: KeptWork): boolean {
  const own = sales.filter(({ sale }) => sale.leaseId === id);
  const ids = new Set(own.map((each) => each.id));
  return (
    carts.some(({ leaseId, ordinals }) => leaseId === id && ordinals.length > 0) ||
    own.some((each) => isUnsent(each) || each.state === "waiting") ||
    prints.some(({ told, saleId }) => !told && ids.has(saleId))
  );
}

/** Whether a lease may be given back now: nothing hangs on it, and nothing sold at its counter is still to be handed in. */
export function mayGoBack(lease: KeptLease, work: KeptWork): boolean {
  const isHandedIn = work.sales.every((each) => each.sale.counterId !== lease.counterId || !isUnsent(each));
  return !lease.givenBack && isHandedIn && !hangsOn(lease, work);
}

/** Whether a lease has had the outage it was made for: something was sold from it alone, or the time was long. */
function hasServed({ id, aloneSince }: KeptLease, { sales }: KeptWork, now: number): boolean {
  const isLong = typeof aloneSince === "number" && now - aloneSince >= shortestOutageMs;
  return isLong || sales.some(({ sale }) => sale.leaseId === id);
}

/**
 * Leases that go back by themselves while the server is there (`now`: milliseconds since 1970): those by hand after an
 * outage, those by policy when they are to be had anew. None while a sale from any lease is under way in this browser.
 */
export function leasesToGiveBack(work: KeptWork, counterId: string, now: number): readonly KeptLease[] {
  if (work.carts.some(({ ordinals }) => ordinals.length > 0)) return [];
  return work.leases.filter(
    (lease) =>
      lease.counterId === counterId &&
      (lease.byPolicy ? lease.isOutdated : hasServed(lease, work, now)) &&
      mayGoBack(lease, work),
  );
}

/** Leases that were without the server for a time too short to count: they are there for the next outage. */
export function leasesSpared(work: KeptWork, now: number): readonly KeptLease[] {
  return work.leases.filter(
    (lease) => typeof lease.aloneSince === "number" && (lease.byPolicy || !hasServed(lease, work, now)),
  );
}

/** A lease from which nothing is sold from now on. */
export function endedLease(
  lease: KeptLease,
  work: KeptWork,
  how: { readonly at: string; readonly known: boolean; readonly seen: boolean },
): KeptLease {
  const { free } = leasedSeats({ ...lease, givenBack: null }, work, Number.NEGATIVE_INFINITY);
  return { ...lease, givenBack: { ...how, seats: free.size } };
}
