import type { Database } from "../platform/database/index.ts";
import { countSeats } from "./seat.store.ts";

/** How old a count on a list of performances may be. */
const mostAgeMs = 1000;
const mostPerformances = 500;

/** Free seats of performances, counted again at most once a second for each: counting reads every seat. */
export class SeatCountCache {
  private readonly known = new Map<number, { readonly at: number; readonly free: number }>();

  constructor(private readonly database: Database) {}

  /** In the order asked. */
  async freeSeats(performanceIds: readonly number[]): Promise<number[]> {
    const now = performance.now();
    const stale = performanceIds.filter((id) => (this.known.get(id)?.at ?? Number.NEGATIVE_INFINITY) < now - mostAgeMs);
    if (stale.length > 0) {
      const counts = await countSeats((statement, values) => this.database.queryHot(statement, values), stale);
      for (const id of stale) {
        this.known.delete(id);
        const counted = counts.get(id);
        // One without seats is not on sale yet and will have thousands a moment from now; it costs nothing to ask.
        if (counted) this.known.set(id, { at: now, free: counted.free });
      }
    }
    const answer = performanceIds.map((id) => this.known.get(id)?.free ?? 0);
    for (const eldest of this.known.keys()) {
      if (this.known.size <= mostPerformances) break;
      this.known.delete(eldest);
    }
    return answer;
  }
}
