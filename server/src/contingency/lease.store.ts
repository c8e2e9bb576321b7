import type { CounterRow } from "../box-office/index.ts";
import { statement, type Transaction } from "../platform/database/index.ts";

export interface LeaseRow {
  readonly id: string;
  readonly counter_id: string;
  readonly performance_id: number;
  readonly allocation_id: string;
  readonly allocation_number: number;
  /** JSON of a `LeasePack`. */
  readonly pack: string;
  readonly leased_by: string;
  readonly leased_at: Date;
  readonly sell_until: Date;
  readonly returned_at: Date | null;
  readonly returned_why: "counter" | "term" | "person" | null;
  /** `kid` of the browser that has it; null: none has fetched it yet. */
  readonly kept_by: string | null;
  /** The counter's policy made it, and stands. */
  readonly by_policy: boolean;
}

/** What one browser of a counter said of itself. */
export interface ReportRow {
  readonly counter_id: string;
  readonly kid: string;
  readonly heard_at: Date;
  readonly unsent_sales: number;
}

export interface PolicyRow {
  readonly counter_id: string;
  readonly seats: number;
  readonly ahead_minutes: number;
  readonly term_minutes: number;
}

const insert = statement<LeaseRow>(
  "contingency.insert_lease",
  `INSERT INTO counter_lease (id, counter_id, performance_id, allocation_id, allocation_number, pack, leased_by, sell_until,
     by_policy) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *`,
);
const byId = statement<LeaseRow>("contingency.lease", "SELECT * FROM counter_lease WHERE id = $1");
const lockLease = statement<LeaseRow>("contingency.lock_lease", "SELECT * FROM counter_lease WHERE id = $1 FOR UPDATE");
const standing = statement<LeaseRow>(
  "contingency.standing_leases",
  `SELECT * FROM counter_lease WHERE returned_at IS NULL AND ($1::uuid IS NULL OR counter_id = $1)
   ORDER BY counter_id, performance_id`,
);
const end = statement<LeaseRow>(
  "contingency.end_lease",
  "UPDATE counter_lease SET returned_at = now(), returned_why = $2 WHERE id = $1 AND returned_at IS NULL RETURNING *",
);
const renew = statement<LeaseRow>(
  "contingency.renew_lease",
  "UPDATE counter_lease SET sell_until = $2 WHERE id = $1 AND returned_at IS NULL RETURNING *",
);
const fill = statement<LeaseRow>(
  "contingency.fill_lease",
  "UPDATE counter_lease SET pack = $2 WHERE id = $1 AND returned_at IS NULL RETURNING *",
);
const left = statement<{ id: string; left: number }>(
  "contingency.lease_seats_left",
  `SELECT l.id, count(s.ordinal)::int AS left FROM counter_lease l LEFT JOIN performance_seat s
     ON s.performance_id = l.performance_id AND s.allocation = l.allocation_number AND s.state = 'free'
   WHERE l.id = ANY($1::uuid[]) GROUP BY l.id`,
);
const report = statement<ReportRow>(
  "contingency.report_counter",
  `INSERT INTO counter_report (counter_id, kid, unsent_sales) VALUES ($1, $2, $3)
   ON CONFLICT (counter_id, kid) DO UPDATE SET heard_at = now(), unsent_sales = excluded.unsent_sales RETURNING *`,
);
const reports = statement<ReportRow>(
  "contingency.counter_reports",
  "SELECT * FROM counter_report WHERE counter_id = ANY($1::uuid[])",
);
const fetch = statement<LeaseRow>(
  "contingency.fetch_leases",
  `WITH fresh AS (UPDATE counter_lease SET kept_by = $2
     WHERE counter_id = $1 AND kept_by IS NULL AND returned_at IS NULL RETURNING *)
   SELECT * FROM fresh UNION ALL
   SELECT * FROM counter_lease WHERE counter_id = $1 AND kept_by = $2 AND returned_at IS NULL ORDER BY performance_id`,
);
const policy = statement<PolicyRow>("contingency.lease_policy", "SELECT * FROM lease_policy WHERE counter_id = $1");
const setPolicy = statement<never>(
  "contingency.set_lease_policy",
  `INSERT INTO lease_policy (counter_id, seats, ahead_minutes, term_minutes, set_by) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (counter_id) DO UPDATE SET seats = excluded.seats, ahead_minutes = excluded.ahead_minutes,
     term_minutes = excluded.term_minutes, set_by = excluded.set_by, set_at = now()`,
);
const dropPolicy = statement<never>("contingency.drop_lease_policy", "DELETE FROM lease_policy WHERE counter_id = $1");
const asByHand = statement<never>(
  "contingency.leases_without_policy",
  "UPDATE counter_lease SET by_policy = false WHERE counter_id = $1 AND returned_at IS NULL AND by_policy",
);
const upcoming = statement<{ id: number }>(
  "contingency.performances_to_lease",
  `SELECT p.id FROM performance p
   WHERE p.venue_id = $2 AND p.state = 'on_sale' AND p.starts_at > now()
     AND p.starts_at < now() + make_interval(mins => $3::int)
     AND NOT EXISTS (SELECT FROM counter_lease l WHERE l.counter_id = $1 AND l.performance_id = p.id
       AND l.returned_at IS NULL)
   ORDER BY p.starts_at, p.id LIMIT 10`,
);
const insertKey = statement<{ kid: string }>(
  "contingency.insert_counter_key",
  `INSERT INTO counter_key (kid, counter_id, public_key, registered_by) VALUES ($1, $2, $3, $4)
   ON CONFLICT (kid) DO UPDATE SET kid = excluded.kid WHERE counter_key.counter_id = excluded.counter_id RETURNING kid`,
);
const key = statement<{ public_key: string }>(
  "contingency.counter_key",
  "SELECT public_key FROM counter_key WHERE kid = $1 AND counter_id = $2",
);

const first = <Row>(rows: readonly Row[]): Row | null => rows[0] ?? null;

export async function insertLease(
  tx: Transaction,
  lease: Omit<LeaseRow, "leased_at" | "returned_at" | "returned_why" | "kept_by">,
): Promise<LeaseRow> {
  const { id, counter_id, performance_id, allocation_id, allocation_number, pack, leased_by, sell_until, by_policy } =
    lease;
  const values = [
    id,
    counter_id,
    performance_id,
    allocation_id,
    allocation_number,
    pack,
    leased_by,
    sell_until,
    by_policy,
  ];
  return (await tx.query(insert, values))[0]!;
}

export const findLease = async (tx: Transaction, id: string) => first(await tx.query(byId, [id]));
export const lockLeaseRow = async (tx: Transaction, id: string) => first(await tx.query(lockLease, [id]));
/** Those not returned: of a counter, or of all (null). */
export const findStandingLeases = (tx: Transaction, counterId: string | null) => tx.query(standing, [counterId]);
/** Null when it was returned before. */
export const endLease = async (tx: Transaction, id: string, why: NonNullable<LeaseRow["returned_why"]>) =>
  first(await tx.query(end, [id, why]));
export const renewLease = async (tx: Transaction, id: string, sellUntil: Date) => {
  await tx.query(renew, [id, sellUntil]);
};
/** Its text with more seats. What was sold by the text before is priced the same by this one. */
export const fillLease = async (tx: Transaction, id: string, pack: string) => {
  await tx.query(fill, [id, pack]);
};

/** Seats of leases that are not sold as far as the server knows, by lease. */
export async function countSeatsLeft(
  tx: Transaction,
  leaseIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return new Map((await tx.query(left, [leaseIds])).map((row) => [row.id, row.left]));
}

export async function saveReport(
  tx: Transaction,
  { counterId, kid, unsentSales }: { readonly counterId: string; readonly kid: string; readonly unsentSales: number },
): Promise<ReportRow> {
  return (await tx.query(report, [counterId, kid, unsentSales]))[0]!;
}

/** Gives the leases of a counter that no browser has yet to this one; answers all it has. */
export const fetchLeases = (tx: Transaction, counterId: string, kid: string) => tx.query(fetch, [counterId, kid]);
export const findReports = (tx: Transaction, counterIds: readonly string[]) => tx.query(reports, [counterIds]);

export const findPolicy = async (tx: Transaction, counterId: string) => first(await tx.query(policy, [counterId]));
export async function savePolicy(tx: Transaction, row: PolicyRow, staffId: string): Promise<void> {
  await tx.query(setPolicy, [row.counter_id, row.seats, row.ahead_minutes, row.term_minutes, staffId]);
}
export async function removePolicy(tx: Transaction, counterId: string): Promise<void> {
  await tx.query(dropPolicy, [counterId]);
  // From now on nobody makes them longer: they are as if they had been leased by hand.
  await tx.query(asByHand, [counterId]);
}

/** Performances on sale of the counter's venue within its policy's time that it has no lease of, next ones first. */
export async function findPerformancesToLease(
  tx: Transaction,
  { id, venue_id }: CounterRow,
  aheadMinutes: number,
): Promise<readonly number[]> {
  return (await tx.query(upcoming, [id, venue_id, aheadMinutes])).map((row) => row.id);
}

/** False when another counter has that key. */
export async function saveCounterKey(
  tx: Transaction,
  key: { readonly kid: string; readonly counterId: string; readonly publicKey: string; readonly staffId: string },
): Promise<boolean> {
  return (await tx.query(insertKey, [key.kid, key.counterId, key.publicKey, key.staffId])).length > 0;
}

/** The public key (`x` of the JWK) of a counter; null when it has none of that name. */
export async function findCounterKey(tx: Transaction, kid: string, counterId: string): Promise<string | null> {
  return (await tx.query(key, [kid, counterId]))[0]?.public_key ?? null;
}
