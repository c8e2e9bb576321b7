import type { Transaction } from "../platform/database/index.ts";
import { placeHolds } from "./hold.store.ts";
import { newHoldId } from "./new-hold-id.ts";

/** Seats of one performance for many parties at once, by who decides over the house. */
export interface KeepForPartiesCommand {
  readonly performanceId: number;
  /** How long; milliseconds. */
  readonly keptMs: number;
  readonly parties: readonly {
    /** The cart that holds them; of the server's own making, no client can name it. */
    readonly cartKey: string;
    readonly ordinals: readonly number[];
  }[];
}

/** General sale and every allocation there can be (numbers 1 to 50), as bits. */
const everySource = 2 ** 51 - 1;

/** Holds the seats of every party; answers those that cannot be had. When there are any, roll back. */
export async function keepForParties(
  tx: Transaction,
  channelId: string,
  { performanceId, keptMs, parties }: KeepForPartiesCommand,
): Promise<readonly number[]> {
  const outcomes = await placeHolds(
    (asked, values) => tx.query(asked, values),
    parties.map(({ cartKey, ordinals }) => ({
      ...{ holdId: newHoldId(), cartKey, performanceId, channelId, sources: everySource },
      ordinals: [...ordinals].sort((a, b) => a - b),
      ...{ mostSeats: ordinals.length, holdMs: keptMs, latestMs: keptMs },
    })),
  );
  return outcomes.flatMap((outcome, index) => {
    if (outcome.kind === "placed") return [];
    return outcome.kind === "taken" ? outcome.ordinals : parties[index]!.ordinals;
  });
}
