import { type Actor, audit } from "../identity/index.ts";
import { type Database, type EntityTransaction, statement } from "../platform/database/index.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";

/** What the house sells by is changed by one person at a time: who comes second sees what the first one made. */
const lock = statement<never>("programme.lock_house", "SELECT pg_advisory_xact_lock(hashtext('parterre house rules'))");

export interface HouseChange {
  readonly act: string;
  readonly subjectKind:
    | "ticket-type"
    | "fee"
    | "tax"
    | "promotion"
    | "exchange-rate"
    | "refund-policy"
    | "market-rules";
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * The frame of every change to what the house sells by: lock, do the work, write the audit entry. `work` answers a
 * refusal before its first write, or what it saved.
 */
export async function changeHouse<Saved extends object>(
  database: Database,
  actor: Actor,
  change: HouseChange,
  work: (tx: EntityTransaction) => Promise<Saved | Refused>,
): Promise<Saved | Refused> {
  return database.inTransaction(async (tx): Promise<Saved | Refused> => {
    await tx.query(lock, []);
    const outcome = await work(tx);
    if (!isRefused(outcome)) await audit(tx, { actor, ...change });
    return outcome;
  });
}
