import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { isRefused, type Programme } from "../programme/index.ts";
import { insertSeats } from "./seat.store.ts";

/**
 * Puts a performance on sale: the programme checks that it is complete and marks it, and its seats come into being,
 * all free, in the same transaction. Seats of one that was on sale before keep their state.
 */
export async function putOnSale(
  database: Database,
  programme: Pick<Programme, "markOnSale" | "forgetSellingFacts">,
  actor: Actor,
  performanceId: number,
): ReturnType<Programme["markOnSale"]> {
  const outcome = await database.inTransaction(async (tx) => {
    const marked = await programme.markOnSale(tx, actor, performanceId);
    if (!isRefused(marked)) await insertSeats(tx, performanceId, marked.seatCount);
    return marked;
  });
  programme.forgetSellingFacts(performanceId);
  return outcome;
}
