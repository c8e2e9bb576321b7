import { createHash } from "node:crypto";
import { statement, type Transaction } from "../platform/database/index.ts";

const claim = statement<{ key: string }>(
  "sales.claim_idempotency_key",
  `INSERT INTO idempotency_key (scope, key, request_hash, answer) VALUES ($1, $2, $3, $4::jsonb)
   ON CONFLICT DO NOTHING RETURNING key`,
);
const read = statement<{ request_hash: string; answer: unknown }>(
  "sales.read_idempotency_key",
  "SELECT request_hash, answer FROM idempotency_key WHERE scope = $1 AND key = $2",
);

/** What was answered under a key; null when nothing was ever done under it. */
export async function readOnce<Answer>(tx: Transaction, scope: string, key: string): Promise<Answer | null> {
  return ((await tx.query(read, [scope, key]))[0]?.answer as Answer | undefined) ?? null;
}

export type OnceOnly<Answer> =
  | { readonly kind: "first" }
  | { readonly kind: "again"; readonly answer: Answer }
  /** The key was used for another request. */
  | { readonly kind: "misused" };

/**
 * Claims a client's key at the beginning of the transaction that does the work, with the answer that will be given
 * if it commits. A second request with the key waits for the first one's end. Refusals roll back and so leave the
 * key unused.
 */
export async function claimOnce<Answer>(
  tx: Transaction,
  scope: string,
  key: string,
  request: unknown,
  answer: Answer,
): Promise<OnceOnly<Answer>> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  const claimed = await tx.query(claim, [scope, key, hash, JSON.stringify(answer)]);
  if (claimed.length > 0) return { kind: "first" };
  const [found] = await tx.query(read, [scope, key]);
  if (!found) throw new Error(`idempotency key ${scope} ${key} vanished`);
  return found.request_hash === hash ? { kind: "again", answer: found.answer as Answer } : { kind: "misused" };
}
