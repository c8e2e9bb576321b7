/** A stretch of neighbours with one price zone. */
interface Stretch {
  readonly zone: number;
  readonly ordinals: number[];
}

/** How the house is laid out, as far as choosing needs it. */
export interface LeaseHouse {
  /** By ordinal: the seat's zone; negative: in none, so not sold. */
  readonly zoneOf: (ordinal: number) => number;
  /** By ordinal: the stretch between aisles it stands in; neighbours in one differ by 1. */
  readonly runOf: (ordinal: number) => number;
}

/**
 * Seats for a counter that must go on alone: of every zone its share of what is free (largest remainders), in the
 * longest unbroken stretches, so that parties can still sit together. Ascending; fewer where fewer are free.
 */
export function chooseLeaseSeats(free: readonly number[], count: number, house: LeaseHouse): number[] {
  const sellable = free.filter((ordinal) => house.zoneOf(ordinal) >= 0);
  if (sellable.length <= count) return sellable;
  const stretches = stretchesOf(sellable, house).sort(
    (a, b) => b.ordinals.length - a.ordinals.length || a.ordinals[0]! - b.ordinals[0]!,
  );
  const shares = sharesOf(sellable, count, house);
  const chosen: number[] = [];
  for (const { zone, ordinals } of stretches) {
    const part = ordinals.slice(0, shares.get(zone)!);
    shares.set(zone, shares.get(zone)! - part.length);
    chosen.push(...part);
  }
  return chosen.sort((a, b) => a - b);
}

function stretchesOf(ordinals: readonly number[], { zoneOf, runOf }: LeaseHouse): Stretch[] {
  const stretches: Stretch[] = [];
  for (const ordinal of [...ordinals].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    const before = last?.ordinals.at(-1);
    const goesOn = last && before === ordinal - 1 && last.zone === zoneOf(ordinal) && runOf(before) === runOf(ordinal);
    if (goesOn) last.ordinals.push(ordinal);
    else stretches.push({ zone: zoneOf(ordinal), ordinals: [ordinal] });
  }
  return stretches;
}

function sharesOf(ordinals: readonly number[], count: number, { zoneOf }: LeaseHouse): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const ordinal of ordinals) sizes.set(zoneOf(ordinal), (sizes.get(zoneOf(ordinal)) ?? 0) + 1);
  const exact = [...sizes].map(([zone, size]) => ({ zone, share: (size * count) / ordinals.length }));
  const shares = new Map(exact.map(({ zone, share }) => [zone, Math.floor(share)]));
  let left = count - [...shares.values()].reduce((sum, share) => sum + share, 0);
  for (const { zone } of exact.sort((a, b) => (b.share % 1) - (a.share % 1) || a.zone - b.zone)) {
    if (left-- > 0) shares.set(zone, shares.get(zone)! + 1);
  }
  return shares;
}

/** How long a counter may not have been heard before it counts as offline. Three reports missed. */
export const silentAfterMs = 90_000;

/**
 * Whether a lease may return without a person: the counter says, at or after the end of its term, that it has nothing
 * to hand in. It sells nothing after the term, so nothing can follow. One that is silent may have sold: its seats wait.
 */
export function returnsByItself(
  lease: { readonly sellUntil: Date },
  report: { readonly at: Date; readonly unsentSales: number },
): boolean {
  return report.unsentSales === 0 && report.at >= lease.sellUntil;
}

/** Whether seats of a lease may be sold without our knowing: its counter is silent, or has sales to hand in. */
export function mayHaveSold(
  report: { readonly heardAt: Date; readonly unsentSales: number } | null,
  now: Date,
): boolean {
  return report !== null && (report.unsentSales > 0 || now.getTime() - report.heardAt.getTime() > silentAfterMs);
}
