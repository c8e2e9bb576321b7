import type { KeptLease, KeptWork } from "./kept.ts";

/** Who has each seat of a lease. */
export interface LeasedSeats {
  /** Nobody has them, and the term is not over. */
  readonly free: ReadonlySet<number>;
  /** In carts of this browser's windows. */
  readonly held: ReadonlySet<number>;
  /** Sold from the lease here, handed in or not. */
  readonly sold: ReadonlySet<number>;
}

/** The seats of a lease as sales and carts of this browser leave them; `except`: a cart that does not count. */
export function leasedSeats(
  lease: KeptLease,
  { carts, sales }: Pick<KeptWork, "carts" | "sales">,
  now: number,
  except: string | null = null,
): LeasedSeats {
  const sold = new Set(
    sales
      .filter(({ sale, state }) => sale.leaseId === lease.id && state !== "given_back")
      .flatMap(({ sale }) => sale.lines.map(({ ordinal }) => ordinal)),
  );
  const held = new Set(
    carts.filter(({ leaseId, key }) => leaseId === lease.id && key !== except).flatMap(({ ordinals }) => ordinals),
  );
  const open = isOver(lease, now) ? [] : lease.pack.seats.map(({ ordinal }) => ordinal);
  return { free: new Set(open.filter((ordinal) => !sold.has(ordinal) && !held.has(ordinal))), held, sold };
}

/** Whether nothing more is sold from a lease, by an instant of the server's clock. */
export const isOver = (lease: KeptLease, now: number): boolean =>
  Boolean(lease.givenBack) || now >= Date.parse(lease.sellUntil);

/** The lease that seats of a performance are sold from: the one with the longest term. */
export function leaseOf(leases: readonly KeptLease[], performanceId: string): KeptLease | null {
  return leases
    .filter((lease) => lease.performanceId === performanceId && !lease.givenBack)
    .reduce<KeptLease | null>((best, each) => (best && best.sellUntil >= each.sellUntil ? best : each), null);
}

/** Sales that the server has not booked or taken note of. */
export const isUnsent = ({ state }: { readonly state: string }): boolean => state === "unsent" || state === "refused";
