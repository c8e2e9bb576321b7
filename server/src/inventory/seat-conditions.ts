/** SQL conditions on a row of `performance_seat`, so that no statement says them differently. `seat` is its alias. */

/**
 * Nobody has it: free, or held or reserved until an instant that is over by the database's clock. Only those two have
 * a `held_until`, which the table's CHECK sees to.
 */
export const unclaimed = (seat: string) =>
  `(${seat}.state = 'free' OR (${seat}.held_until IS NOT NULL AND ${seat}.held_until < now()))`;

/** Of no allocation, or of one that is released by the database's clock. */
export const inGeneralSale = (seat: string) =>
  `(${seat}.allocation IS NULL OR EXISTS (SELECT FROM allocation a WHERE a.performance_id = ${seat}.performance_id
     AND a.number = ${seat}.allocation AND a.release_at <= now()))`;

/** The allocation as it stays with a seat that comes back: one that is released does not get it back. */
export const allocationUnlessReleased = (seat: string) =>
  `CASE WHEN ${inGeneralSale(seat)} THEN NULL ELSE ${seat}.allocation END`;

/** Lent to a counter, which may have sold it by now without anybody knowing. */
export const leased = (seat: string) =>
  `EXISTS (SELECT FROM allocation a WHERE a.performance_id = ${seat}.performance_id AND a.number = ${seat}.allocation
     AND a.leased)`;
