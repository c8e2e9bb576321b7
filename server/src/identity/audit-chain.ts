import { createHash } from "node:crypto";
import type { Database, Transaction } from "../platform/database/index.ts";
import {
  findLastSeal,
  findSealable,
  findSealsToCheck,
  findSlippedIn,
  insertSeals,
  type Seal,
} from "./audit-chain.store.ts";

/** What the first seal is chained to. */
const beginning = Buffer.alloc(32);
const mostAtOnce = 2_000;

/** SHA-256 of the seal before and of everything the entry says. */
function sealOf(before: Buffer, text: string): Buffer {
  return createHash("sha256").update(before).update(text, "utf8").digest();
}

/**
 * Seals audit entries that have none yet: each seal holds the hash of the seal before and of its entry, so that nobody
 * can change, take out or slip in an entry without breaking every seal behind it. Entries are sealed a moment after
 * they were written instead of while they are, because a chain inside sales would make every sale wait for the one
 * before it. Answers how many were sealed.
 */
export async function sealAuditEntries(database: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await database.inHotTransaction(sealSome);
    sealed += count;
    if (count < mostAtOnce) return sealed;
  }
}

async function sealSome(tx: Transaction): Promise<number> {
  const last = await findLastSeal(tx);
  let position = last?.position ?? 0;
  let hash: Buffer = last?.hash ?? beginning;
  const entries = await findSealable(tx, mostAtOnce);
  const seals = entries.map(({ id, text }) => {
    position += 1;
    hash = sealOf(hash, text);
    return { position, hash, entryId: id };
  });
  if (seals.length > 0) await insertSeals(tx, seals);
  return seals.length;
}

/** How the chain of seals stands. */
export interface AuditChainReport {
  readonly sealedCount: number;
  /** Hash of the newest seal, hexadecimal: kept somewhere else, it proves later that nothing before it was changed. */
  readonly head: string | null;
  /** The first thing that is wrong; null when every entry is as it was sealed. */
  readonly broken: {
    readonly kind: "changed" | "missing" | "slipped-in" | "seal-missing" | "head-unknown";
    /** The seal's place in the chain; null where an entry has none. */
    readonly position: number | null;
    readonly entryId: string | null;
  } | null;
}

/**
 * Reads the whole chain again and compares.
 * @param expectedHead a head that was noted earlier, hexadecimal: it must still be one of the seals
 */
export async function verifyAuditChain(database: Database, expectedHead?: string): Promise<AuditChainReport> {
  let before: Seal = { position: 0, hash: beginning };
  let headSeen = expectedHead === undefined;
  const report = (broken: AuditChainReport["broken"]): AuditChainReport => ({
    sealedCount: before.position,
    head: before.position === 0 ? null : before.hash.toString("hex"),
    broken,
  });
  for (;;) {
    const seals = await database.inHotTransaction((tx) => findSealsToCheck(tx, before.position, mostAtOnce));
    for (const seal of seals) {
      const { position, entryId, text } = seal;
      if (position !== before.position + 1)
        return report({ kind: "seal-missing", position: before.position + 1, entryId: null });
      if (text === null) return report({ kind: "missing", position, entryId });
      if (!sealOf(before.hash, text).equals(seal.hash)) return report({ kind: "changed", position, entryId });
      before = seal;
      headSeen ||= seal.hash.toString("hex") === expectedHead;
    }
    if (seals.length < mostAtOnce) break;
  }
  const slipped = await database.inHotTransaction(findSlippedIn);
  if (slipped) return report({ kind: "slipped-in", position: null, entryId: slipped });
  return report(headSeen ? null : { kind: "head-unknown", position: null, entryId: null });
}
