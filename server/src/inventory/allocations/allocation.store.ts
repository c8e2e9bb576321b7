import { validate as isUuid } from "uuid";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { inGeneralSale, unclaimed } from "../seat-conditions.ts";
import { AllocationRecord } from "./allocation.entity.ts";

const lockPerformance = statement<never>(
  "inventory.lock_allocations",
  "SELECT pg_advisory_xact_lock(7272008, $1::int) IS NULL",
);

/** One change of a performance's allocations at a time; selling never waits for it. */
export async function lockAllocations(tx: Transaction, performanceId: number): Promise<void> {
  await tx.query(lockPerformance, [performanceId]);
}

/** By number. */
export function findAllocations(tx: EntityTransaction, performanceId: number): Promise<AllocationRecord[]> {
  return tx.manager.find(AllocationRecord, { where: { performanceId }, order: { number: "ASC" } });
}

/** Locked before any of its seats, which is the order of the job that returns them, too. Null for no such id. */
export function lockAllocation(tx: EntityTransaction, id: string): Promise<AllocationRecord | null> {
  if (!isUuid(id)) return Promise.resolve(null);
  return tx.manager.findOne(AllocationRecord, { where: { id }, lock: { mode: "pessimistic_write" } });
}

export async function insertAllocation(
  tx: EntityTransaction,
  allocation: Omit<AllocationRecord, "createdAt">,
): Promise<void> {
  await tx.manager.insert(AllocationRecord, allocation);
}

export async function updateAllocation(
  tx: EntityTransaction,
  id: string,
  change: Partial<AllocationRecord>,
): Promise<void> {
  await tx.manager.update(AllocationRecord, { id }, change);
}

export async function deleteAllocation(tx: EntityTransaction, id: string): Promise<void> {
  await tx.manager.delete(AllocationRecord, { id });
}

/** Seats of one allocation as they are; expired holds count as left. */
export interface AllocationCounts {
  readonly number: number;
  readonly total: number;
  readonly sold: number;
  readonly held: number;
  readonly reserved: number;
  readonly killed: number;
  readonly left: number;
}

const countByAllocation = statement<AllocationCounts>(
  "inventory.count_allocations",
  `SELECT allocation AS number, count(*)::int AS total,
     count(*) FILTER (WHERE state = 'sold')::int AS sold,
     count(*) FILTER (WHERE state = 'held' AND held_until >= now())::int AS held,
     count(*) FILTER (WHERE state = 'reserved' AND held_until >= now())::int AS reserved,
     count(*) FILTER (WHERE state = 'killed')::int AS killed,
     count(*) FILTER (WHERE state = 'free' OR held_until < now())::int AS left
   FROM performance_seat WHERE performance_id = $1 AND allocation IS NOT NULL GROUP BY allocation`,
);

/** Counted from the seats themselves. An allocation without seats is not among them. */
export async function countAllocations(
  tx: Transaction,
  performanceId: number,
): Promise<ReadonlyMap<number, AllocationCounts>> {
  const rows = await tx.query(countByAllocation, [performanceId]);
  return new Map(rows.map((row) => [row.number, row]));
}

const returnSeats = statement<{ ordinal: number }>(
  "inventory.return_allocation_seats",
  `WITH seat AS MATERIALIZED (
     SELECT s.ordinal FROM performance_seat s
     WHERE s.performance_id = $1 AND s.allocation = $2 AND s.state <> 'sold' ORDER BY s.ordinal FOR UPDATE
   )
   UPDATE performance_seat s SET allocation = NULL FROM seat
   WHERE s.performance_id = $1 AND s.ordinal = seat.ordinal RETURNING s.ordinal`,
);

/** Takes the number off an allocation's unsold seats: they are in general sale. Answers which. */
export async function returnAllocationSeats(
  tx: Transaction,
  performanceId: number,
  number: number,
): Promise<readonly number[]> {
  const rows = await tx.query(returnSeats, [performanceId, number]);
  return rows.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
}

const findDue = statement<{ performance_id: number; number: number }>(
  "inventory.find_due_allocations",
  `SELECT performance_id, number FROM allocation WHERE release_at <= now() AND seats_returned_at IS NULL
   ORDER BY performance_id, number LIMIT $1 FOR UPDATE SKIP LOCKED`,
);
const markReturned = statement<never>(
  "inventory.mark_allocation_returned",
  "UPDATE allocation SET seats_returned_at = now() WHERE performance_id = $1 AND number = $2",
);

/** Gives back the seats of allocations whose release time has come; answers which were released. */
export async function returnDueAllocations(
  tx: Transaction,
  most: number,
): Promise<readonly { readonly performanceId: number; readonly number: number; readonly seats: number }[]> {
  const due = await tx.query(findDue, [most]);
  const returned = [];
  for (const { performance_id: performanceId, number } of due) {
    const seats = (await returnAllocationSeats(tx, performanceId, number)).length;
    await tx.query(markReturned, [performanceId, number]);
    returned.push({ performanceId, number, seats });
  }
  return returned;
}

const lendSeats = statement<{ ordinal: number }>(
  "inventory.lend_seats",
  `WITH seat AS MATERIALIZED (
     SELECT s.ordinal FROM performance_seat s
     WHERE s.performance_id = $1 AND s.ordinal = ANY($2::int[]) AND ${unclaimed("s")} AND ${inGeneralSale("s")}
     ORDER BY s.ordinal FOR UPDATE OF s
   )
   UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL, allocation = $3::smallint FROM seat
   WHERE s.performance_id = $1 AND s.ordinal = seat.ordinal RETURNING s.ordinal`,
);

/** Puts those of the seats that nobody has and that are in general sale into an allocation; answers which. */
export async function lendGeneralSeats(
  tx: Transaction,
  performanceId: number,
  ordinals: readonly number[],
  number: number,
): Promise<readonly number[]> {
  const rows = await tx.query(lendSeats, [performanceId, ordinals, number]);
  return rows.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
}

const sellLent = statement<{ ordinal: number }>(
  "inventory.sell_lent_seats",
  `WITH seat AS MATERIALIZED (
     SELECT s.ordinal FROM performance_seat s
     WHERE s.performance_id = $2 AND s.ordinal = ANY($3::int[]) AND ${unclaimed("s")} AND s.allocation = $4::smallint
     ORDER BY s.ordinal FOR UPDATE OF s
   ), sold AS (
     UPDATE performance_seat s SET state = 'sold', hold_id = NULL, held_until = NULL, order_id = $1 FROM seat
     WHERE (SELECT count(*) FROM seat) = cardinality($3::int[])
       AND s.performance_id = $2 AND s.ordinal = seat.ordinal
   )
   SELECT ordinal FROM seat`,
);

/** Sells seats of an allocation that nobody has, all or none; answers those that could not be had. */
export async function sellAllocatedSeats(
  tx: Transaction,
  orderId: string,
  performanceId: number,
  ordinals: readonly number[],
  number: number,
): Promise<readonly number[]> {
  const got = new Set((await tx.query(sellLent, [orderId, performanceId, ordinals, number])).map((row) => row.ordinal));
  return ordinals.filter((ordinal) => !got.has(ordinal));
}

const freeGeneral = statement<{ ordinal: number }>(
  "inventory.free_general_seats",
  `SELECT s.ordinal FROM performance_seat s
   WHERE s.performance_id = $1 AND ${unclaimed("s")} AND ${inGeneralSale("s")} ORDER BY s.ordinal`,
);

/** Seats that nobody has and that are in general sale, ascending. */
export async function findFreeGeneralSeats(tx: Transaction, performanceId: number): Promise<readonly number[]> {
  return (await tx.query(freeGeneral, [performanceId])).map(({ ordinal }) => ordinal);
}
