import { statement, type Transaction } from "../platform/database/index.ts";

export interface FailureCount {
  readonly key: string;
  readonly failures: number;
  readonly lastFailureAt: Date;
}

interface FailureRow {
  key: string;
  failures: number;
  last_failure_at: Date;
  now: Date;
}

const create = statement<never>(
  "identity.create_throttle",
  `INSERT INTO sign_in_throttle (key, failures, last_failure_at)
   SELECT key, 0, now() FROM unnest($1::text[]) AS key ORDER BY key ON CONFLICT DO NOTHING`,
);
const lock = statement<FailureRow>(
  "identity.lock_throttle",
  `SELECT key, failures, last_failure_at, now() AS now FROM sign_in_throttle
   WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE`,
);
const countFailure = statement<never>(
  "identity.count_failure",
  `UPDATE sign_in_throttle SET last_failure_at = now(), failures =
     CASE WHEN last_failure_at < now() - make_interval(secs => $2::float8 / 1000) THEN 1 ELSE failures + 1 END
   WHERE key = ANY($1::text[])`,
);
const forgive = statement<never>(
  "identity.forgive_failures",
  `UPDATE sign_in_throttle SET failures = CASE WHEN key = $2 THEN 0 ELSE greatest(0, failures - 1) END
   WHERE key = ANY($1::text[])`,
);
const forgetOld = statement<never>(
  "identity.forget_old_failures",
  `DELETE FROM sign_in_throttle WHERE key IN (SELECT key FROM sign_in_throttle
     WHERE last_failure_at < now() - make_interval(secs => $1::float8 / 1000)
     ORDER BY last_failure_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
);

/** Locks the counters of an attempt, in key order, and reads them with the database's clock. */
export async function lockFailures(
  tx: Transaction,
  keys: readonly string[],
): Promise<{ readonly counts: readonly FailureCount[]; readonly now: Date }> {
  await tx.query(create, [keys]);
  const rows = await tx.query(lock, [keys]);
  return {
    counts: rows.map((row) => ({ key: row.key, failures: row.failures, lastFailureAt: row.last_failure_at })),
    now: rows[0]?.now ?? new Date(),
  };
}

/** Counts one more failure under every key; a counter that was quiet for `forgottenAfterMs` begins again. */
export async function addFailure(tx: Transaction, keys: readonly string[], forgottenAfterMs: number): Promise<void> {
  await tx.query(countFailure, [keys, forgottenAfterMs]);
}

/** Undoes `addFailure` for an attempt that turned out right, and begins the pair's own counter anew. */
export async function forgiveFailures(tx: Transaction, keys: readonly string[], pairKey: string): Promise<void> {
  await tx.query(forgive, [keys, pairKey]);
}

/** Clears away counters that no longer matter, a bounded number at a time. */
export async function dropOldFailures(tx: Transaction, olderThanMs: number): Promise<void> {
  await tx.query(forgetOld, [olderThanMs]);
}
