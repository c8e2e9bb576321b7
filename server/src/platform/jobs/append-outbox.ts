import { statement, type Transaction } from "../database/index.ts";

const append = statement<{ id: string }>(
  "outbox.append",
  `INSERT INTO outbox (kind, payload, available_at) VALUES ($1, $2::jsonb, now() + make_interval(secs => $3::float8))
   RETURNING id`,
);

/**
 * Leaves a message for the outbox relay in the caller's transaction: it is carried out if, and only after, that
 * transaction commits. `payload` must be plain JSON. `delayMs` keeps it back for at least so long.
 */
export async function appendOutbox(tx: Transaction, kind: string, payload: unknown, delayMs = 0): Promise<void> {
  await tx.query(append, [kind, JSON.stringify(payload), delayMs / 1000]);
}
