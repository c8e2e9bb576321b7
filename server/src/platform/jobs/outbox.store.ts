import { statement, type Transaction } from "../database/index.ts";

/** A message as its handler gets it. */
export interface ClaimedMessage {
  /** Stays the same over all attempts: handlers make themselves idempotent by it. */
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  /** 1 at the first try. */
  readonly attempts: number;
}

const claim = statement<ClaimedMessage>(
  "outbox.claim",
  `WITH due AS (
     SELECT id FROM outbox
     WHERE done_at IS NULL AND dead_at IS NULL AND available_at <= now() AND kind = ANY($1::text[])
     ORDER BY available_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
   UPDATE outbox o SET attempts = o.attempts + 1, available_at = now() + make_interval(secs => $3::float8)
   FROM due WHERE o.id = due.id
   RETURNING o.id, o.kind, o.payload, o.attempts`,
);

/**
 * Takes due messages for `leaseMs`: nobody else gets them so long, and if this process dies they become due again
 * by themselves.
 */
export function claimMessages(
  tx: Transaction,
  kinds: readonly string[],
  count: number,
  leaseMs: number,
): Promise<ClaimedMessage[]> {
  return tx.query(claim, [kinds, count, leaseMs / 1000]);
}

const finish = statement<never>("outbox.finish", "UPDATE outbox SET done_at = now(), last_error = NULL WHERE id = $1");

export async function finishMessage(tx: Transaction, id: string): Promise<void> {
  await tx.query(finish, [id]);
}

const fail = statement<never>(
  "outbox.fail",
  `UPDATE outbox SET last_error = $2, available_at = now() + make_interval(secs => $3::float8),
     dead_at = CASE WHEN $4::boolean THEN now() END
   WHERE id = $1`,
);

/** Notes a failed attempt: due again after `pauseMs`, or dead when it was the last. */
export async function failMessage(
  tx: Transaction,
  id: string,
  error: string,
  pauseMs: number,
  last: boolean,
): Promise<void> {
  await tx.query(fail, [id, error, pauseMs / 1000, last]);
}

const forget = statement<{ id: string }>(
  "outbox.forget",
  `DELETE FROM outbox WHERE id IN (
     SELECT id FROM outbox WHERE done_at < now() - make_interval(secs => $1::float8) LIMIT $2) RETURNING id`,
);

/** Deletes messages that were carried out long ago, so many at a time. Answers how many. Dead ones stay. */
export async function forgetMessages(tx: Transaction, olderThanMs: number, count: number): Promise<number> {
  return (await tx.query(forget, [olderThanMs / 1000, count])).length;
}

const count = statement<{ waiting: number; dead: number; oldest_ms: number }>(
  "outbox.count",
  `SELECT count(*) FILTER (WHERE dead_at IS NULL)::int AS waiting, count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead,
     coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL)) * 1000, 0)::float8 AS oldest_ms
   FROM outbox WHERE done_at IS NULL`,
);

/** How many messages wait, how many are dead, and for how long the oldest has waited. */
export async function countMessages(tx: Transaction): Promise<{ waiting: number; dead: number; oldestMs: number }> {
  const [row] = await tx.query(count, []);
  return { waiting: row?.waiting ?? 0, dead: row?.dead ?? 0, oldestMs: row?.oldest_ms ?? 0 };
}

const revive = statement<{ id: string }>(
  "outbox.revive",
  "UPDATE outbox SET dead_at = NULL, attempts = 0, available_at = now() WHERE dead_at IS NOT NULL AND kind = $1 RETURNING id",
);

/** Gives the dead messages of a kind another round of attempts, after their cause was mended. Answers how many. */
export async function reviveMessages(tx: Transaction, kind: string): Promise<number> {
  return (await tx.query(revive, [kind])).length;
}
