import { type Statement, statement, type Transaction } from "../../platform/database/index.ts";
import { leased, unclaimed } from "../seat-conditions.ts";
import { SeatKill } from "./seat-kill.entity.ts";

/** What a change did: `able` could be changed, `changed` are another now (none, when all were needed and not able). */
export interface SeatsTouched {
  readonly able: readonly number[];
  readonly changed: readonly number[];
}

interface TouchedRow {
  able: number[] | null;
  changed: number[] | null;
}

/**
 * The form of every such statement: lock the seats that can be changed in the order of the primary key, then write
 * all of them, or nothing when some are missing and the caller wants all ($3). $1 performance, $2 ordinals.
 */
const change = (name: string, able: string, set: string, differs: string): Statement<TouchedRow> =>
  statement(
    name,
    `WITH seat AS MATERIALIZED (
       SELECT s.ordinal FROM performance_seat s
       WHERE s.performance_id = $1 AND s.ordinal = ANY($2::int[]) AND ${able}
       ORDER BY s.ordinal FOR UPDATE OF s
     ), changed AS (
       UPDATE performance_seat s SET ${set} FROM seat
       WHERE s.performance_id = $1 AND s.ordinal = seat.ordinal AND ${differs}
         AND (NOT $3::bool OR (SELECT count(*) FROM seat) = cardinality($2::int[]))
       RETURNING s.ordinal
     )
     SELECT (SELECT array_agg(ordinal ORDER BY ordinal) FROM seat) AS able,
       (SELECT array_agg(ordinal ORDER BY ordinal) FROM changed) AS changed`,
  );

const allocate = change(
  "inventory.allocate_seats",
  `(s.state = 'killed' OR ${unclaimed("s")}) AND NOT ${leased("s")}`,
  "allocation = $4::smallint",
  "s.allocation IS DISTINCT FROM $4::smallint",
);
const kill = change(
  "inventory.kill_seats",
  `${unclaimed("s")} AND NOT ${leased("s")}`,
  "state = 'killed', hold_id = NULL, held_until = NULL, kill_id = $4::uuid",
  "true",
);
const revive = change("inventory.revive_seats", "s.state = 'killed'", "state = 'free', kill_id = NULL", "true");

async function touch(
  tx: Transaction,
  changing: Statement<TouchedRow>,
  performanceId: number,
  ordinals: readonly number[],
  needsAll: boolean,
  ...value: unknown[]
): Promise<SeatsTouched> {
  const [row] = await tx.query(changing, [performanceId, ordinals, needsAll, ...value]);
  return { able: row?.able ?? [], changed: row?.changed ?? [] };
}

/** Puts seats that nobody has into an allocation (from whichever they were in), or into general sale (null). */
export function allocateSeatRows(
  tx: Transaction,
  performanceId: number,
  ordinals: readonly number[],
  needsAll: boolean,
  number: number | null,
): Promise<SeatsTouched> {
  return touch(tx, allocate, performanceId, ordinals, needsAll, number);
}

/** Takes seats that nobody has off sale. Their allocation stays. */
export function killSeatRows(
  tx: Transaction,
  performanceId: number,
  ordinals: readonly number[],
  needsAll: boolean,
  killId: string,
): Promise<SeatsTouched> {
  return touch(tx, kill, performanceId, ordinals, needsAll, killId);
}

/** Puts killed seats back on sale, or into their allocation. */
export function reviveSeatRows(
  tx: Transaction,
  performanceId: number,
  ordinals: readonly number[],
  needsAll: boolean,
): Promise<SeatsTouched> {
  return touch(tx, revive, performanceId, ordinals, needsAll);
}

const insertOne = statement<never>(
  "inventory.insert_kill",
  "INSERT INTO seat_kill (id, performance_id, reason, killed_by) VALUES ($1, $2, $3, $4)",
);

export async function insertKill(
  tx: Transaction,
  { id, performanceId, reason, killedBy }: Pick<SeatKill, "id" | "performanceId" | "reason" | "killedBy">,
): Promise<void> {
  await tx.query(insertOne, [id, performanceId, reason, killedBy]);
}

/** Seats that are killed now, by the act that killed them. */
export interface KilledSeats {
  readonly id: string;
  readonly reason: string;
  readonly killedBy: string | null;
  readonly killedAt: Date;
  readonly ordinals: readonly number[];
}

const findKilled = statement<{
  id: string;
  reason: string;
  killed_by: string | null;
  killed_at: Date;
  ordinals: number[];
}>(
  "inventory.find_killed_seats",
  `SELECT k.id, k.reason, k.killed_by, k.killed_at, array_agg(s.ordinal ORDER BY s.ordinal) AS ordinals
   FROM performance_seat s JOIN seat_kill k ON k.id = s.kill_id
   WHERE s.performance_id = $1 AND s.state = 'killed' GROUP BY k.id ORDER BY k.killed_at DESC, k.id`,
);

/** The kills of a performance that still hold, latest first. */
export async function findKilledSeats(tx: Transaction, performanceId: number): Promise<readonly KilledSeats[]> {
  const rows = await tx.query(findKilled, [performanceId]);
  return rows.map(({ killed_by: killedBy, killed_at: killedAt, ...row }) => ({ ...row, killedBy, killedAt }));
}
