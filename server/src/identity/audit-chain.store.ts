import { statement, type Transaction } from "../platform/database/index.ts";

const always = `e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.staff_id,
  e.approver_id, e.act, e.subject_kind, e.subject_id, e.reason, e.details::text, e.channel_code, e.performance_id,
  e.ordinals`;

/**
 * Everything an entry says, as one line of text: what its seal is made of. Never change it: old seals would break. What
 * came later, counter and shift, is at the end where an entry has it, so that older entries read as they were sealed.
 */
const sealedText = `(CASE WHEN e.counter IS NULL AND e.shift_id IS NULL THEN json_build_array(${always})
  ELSE json_build_array(${always}, e.counter, e.shift_id) END)::text`;

export interface SealableEntry {
  readonly id: string;
  readonly text: string;
}

export interface Seal {
  readonly position: number;
  readonly hash: Buffer;
}

/** An entry that commits this many entries after a later one has been sealed would be missed; none takes so long. */
const window = 100_000;

const last = statement<{ position: string; hash: Buffer }>(
  "identity.last_audit_seal",
  "SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1",
);
// What commits late is sealed late: the order of seals is the order in which entries came to light.
const sealable = statement<SealableEntry>(
  "identity.sealable_audit_entries",
  `SELECT e.id, ${sealedText} AS text FROM audit_entry e
   WHERE e.id > (SELECT coalesce(max(entry_id), 0) - ${window} FROM audit_seal)
     AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
   ORDER BY e.id LIMIT $1`,
);
const insert = statement<never>(
  "identity.insert_audit_seals",
  `INSERT INTO audit_seal (position, entry_id, hash)
   SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])`,
);

/** The newest seal; null when nothing is sealed yet. */
export async function findLastSeal(tx: Transaction): Promise<Seal | null> {
  const [row] = await tx.query(last, []);
  return row ? { position: Number(row.position), hash: row.hash } : null;
}

/** Entries without a seal, in the order in which they are. */
export function findSealable(tx: Transaction, most: number): Promise<readonly SealableEntry[]> {
  return tx.query(sealable, [most]);
}

export async function insertSeals(
  tx: Transaction,
  seals: readonly (Seal & { readonly entryId: string })[],
): Promise<void> {
  await tx.query(insert, [
    seals.map(({ position }) => position),
    seals.map(({ entryId }) => entryId),
    seals.map(({ hash }) => hash),
  ]);
}

/** A seal beside what its entry says today; `text` is null when the entry is gone. */
export interface SealToCheck extends Seal {
  readonly entryId: string;
  readonly text: string | null;
}

const page = statement<{ position: string; hash: Buffer; entry_id: string; text: string | null }>(
  "identity.audit_seals_to_check",
  `SELECT s.position, s.hash, s.entry_id, CASE WHEN e.id IS NOT NULL THEN ${sealedText} END AS text
   FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
   WHERE s.position > $1 ORDER BY s.position LIMIT $2`,
);
const slippedIn = statement<{ id: string }>(
  "identity.audit_entries_without_seal",
  `SELECT e.id FROM audit_entry e WHERE e.id <= (SELECT coalesce(max(entry_id), 0) - ${window} FROM audit_seal)
     AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY e.id LIMIT 1`,
);

export async function findSealsToCheck(tx: Transaction, after: number, most: number): Promise<readonly SealToCheck[]> {
  const rows = await tx.query(page, [after, most]);
  return rows.map((row) => ({
    position: Number(row.position),
    hash: row.hash,
    entryId: row.entry_id,
    text: row.text,
  }));
}

/** An entry so old that it must have a seal and has none: somebody put it there later. */
export async function findSlippedIn(tx: Transaction): Promise<string | null> {
  return (await tx.query(slippedIn, []))[0]?.id ?? null;
}
