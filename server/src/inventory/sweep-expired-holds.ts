import type { Database } from "../platform/database/index.ts";
import { sweepHolds } from "./hold.store.ts";

/** Holds of one statement: small enough not to keep seats locked for long. */
const mostPerSweep = 500;

/**
 * Frees the seats of expired holds, so that every live map shows them. Answers how many seats became free; zero
 * also when another process is sweeping. To be called about once a second by every process.
 */
export async function sweepExpiredHolds(database: Database, signal?: AbortSignal): Promise<number> {
  let seats = 0;
  while (!signal?.aborted) {
    const swept = await database.inHotTransaction((tx) => sweepHolds(tx, mostPerSweep), { synchronousCommit: "off" });
    if (!swept) break;
    seats += swept.seats;
    if (swept.holds < mostPerSweep) break;
  }
  return seats;
}
