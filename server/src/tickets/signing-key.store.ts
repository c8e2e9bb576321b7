import { statement, type Transaction } from "../platform/database/index.ts";

export interface KeyRow {
  readonly kid: string;
  /** PKCS #8, PEM; empty for a key that lives in the environment. */
  readonly privateKey: string;
  /** `x` of the JWK. */
  readonly publicKey: string;
  readonly retiredAt: Date | null;
}

// Processes that start together make one key between them.
const lock = statement<never>("tickets.lock_signing_keys", "SELECT pg_advisory_xact_lock(7272004)");
const insert = statement<never>(
  "tickets.insert_signing_key",
  `INSERT INTO signing_key (kid, private_key, public_key) SELECT $1, $2, $3
   WHERE $4 OR NOT EXISTS (SELECT 1 FROM signing_key WHERE retired_at IS NULL AND private_key <> '')
   ON CONFLICT DO NOTHING`,
);
const read = statement<{ kid: string; private_key: string; public_key: string; retired_at: Date | null }>(
  "tickets.read_signing_keys",
  "SELECT kid, private_key, public_key, retired_at FROM signing_key ORDER BY created_at DESC, kid",
);

/** Adds a key if there is none that signs; with `always` also beside others. */
export async function insertFirstKey(tx: Transaction, key: KeyRow, always: boolean): Promise<void> {
  await tx.query(lock, []);
  await tx.query(insert, [key.kid, key.privateKey, key.publicKey, always]);
}

/** All keys, newest first. */
export async function readKeys(tx: Transaction): Promise<readonly KeyRow[]> {
  return (await tx.query(read, [])).map((row) => ({
    kid: row.kid,
    privateKey: row.private_key,
    publicKey: row.public_key,
    retiredAt: row.retired_at,
  }));
}
