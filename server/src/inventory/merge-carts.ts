import type { Database } from "../platform/database/index.ts";
import type { SellingFacts } from "../programme/index.ts";
import { countSeatsOfCart, moveHolds } from "./merge-carts.store.ts";

export type MergeCartsOutcome =
  | { readonly kind: "merged"; readonly seats: number }
  /** Together they hold more seats of a performance than one cart may; both stay as they are. */
  | { readonly kind: "limit"; readonly limit: number; readonly together: number }
  /** The cart to be merged holds nothing any more. */
  | { readonly kind: "nothing" };

/** Thrown to put everything back. */
class OverLimit extends Error {
  constructor(
    readonly limit: number,
    readonly together: number,
  ) {
    super("over the limit");
  }
}

/** Somebody placed a hold in the cart at that moment: both wanted the same number. */
const isSameNumber = (error: unknown) => (error as { code?: string }).code === "23505";
const mostTries = 5;

/**
 * Puts the live holds of one cart into another: a buyer comes back at another device, or staff take over a buyer's
 * cart. Every hold keeps its own end and its own latest end, so nobody's time grows or shrinks by merging, and no seat
 * is lost: when the limit of a performance stands in the way, nothing moves. A cart merged with itself stays as it is.
 */
export async function mergeCarts(
  {
    database,
    factsOf,
  }: { readonly database: Database; readonly factsOf: (performanceId: number) => Promise<SellingFacts | null> },
  { from, into }: { readonly from: string; readonly into: string },
): Promise<MergeCartsOutcome> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await database.inHotTransaction(async (tx): Promise<MergeCartsOutcome> => {
        if (from === into) {
          const seats = (await countSeatsOfCart(tx, into)).reduce((sum, each) => sum + each.seats, 0);
          return seats === 0 ? { kind: "nothing" } : { kind: "merged", seats };
        }
        const seats = await moveHolds(tx, from, into);
        if (seats === 0) return { kind: "nothing" };
        // Counted after the move: whatever was placed meanwhile is seen here, or finds its number taken.
        for (const { performanceId, seats: together } of await countSeatsOfCart(tx, into)) {
          const limit = (await factsOf(performanceId))?.maxSeatsPerCart ?? 0;
          if (together > limit) throw new OverLimit(limit, together);
        }
        return { kind: "merged", seats };
      });
    } catch (error) {
      if (error instanceof OverLimit) return { kind: "limit", limit: error.limit, together: error.together };
      if (!isSameNumber(error) || tried === mostTries) throw error;
    }
  }
}
