import type { Database } from "../platform/database/index.ts";
import { placeHolds } from "./hold.store.ts";
import type { HoldOutcome, HoldRequest } from "./hold-queue.rules.ts";

/** Rolls the transaction back, with what it would have answered. */
class NotAllPlaced extends Error {
  override readonly name = "NotAllPlaced";
  constructor(readonly outcomes: readonly HoldOutcome[]) {
    super("not every hold could be placed");
  }
}

/**
 * Several holds in one transaction: every one is placed, or none is and the outcomes say what stood in the way. One
 * that is `placed` among others that are not was taken back. Like any hold it may be lost in a crash, whole.
 */
export async function placeTogether(
  database: Database,
  requests: readonly HoldRequest[],
): Promise<readonly HoldOutcome[]> {
  try {
    return await database.inHotTransaction(
      async (tx) => {
        const outcomes = await placeHolds((asked, values) => tx.query(asked, values), requests);
        if (outcomes.some((outcome) => outcome.kind !== "placed")) throw new NotAllPlaced(outcomes);
        return outcomes;
      },
      { synchronousCommit: "off" },
    );
  } catch (error) {
    if (error instanceof NotAllPlaced) return error.outcomes;
    throw error;
  }
}
