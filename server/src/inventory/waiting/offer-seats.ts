import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { maySell, type SellingFacts } from "../../programme/index.ts";
import { newCartKey } from "../cart-key.ts";
import { placeHolds } from "../hold.store.ts";
import { newHoldId } from "../new-hold-id.ts";
import { readOpenSeats } from "../seat.store.ts";
import { seatsFor, type WaitingHouse, wishKey } from "./waiting.rules.ts";
import {
  findWaitingLists,
  freeForWaitingList,
  lockWaiting,
  noteOffer,
  readWaiting,
  tryWaitingListLock,
  type Waiting,
} from "./waiting.store.ts";
import { type WaitingTools, waitingChannel, waitingHouseOf } from "./waiting-tools.ts";

/** The outbox message that tells somebody that seats are held for them; `payload`: {@link WaitingOfferedMessage}. */
export const waitingOffered = "inventory.waiting-offered";

export interface WaitingOfferedMessage {
  readonly entryId: string;
  /** ISO 8601. */
  readonly until: string;
}

const mostEntries = 5_000;
const mostTries = 20;
/** General sale, as a hold names where it may take from. */
const generalSale = 1;

/** Looks at every list that has something to do; answers how many offers were made. Runs by itself as a job. */
export async function serveWaitingLists(tools: WaitingTools, signal?: AbortSignal): Promise<number> {
  const lists = await tools.database.inHotTransaction(findWaitingLists);
  let offers = 0;
  for (const { performanceId, waits, due } of lists) {
    if (signal?.aborted) break;
    if (due || (waits && (await tools.anyFree(performanceId)))) offers += await offerSeats(tools, performanceId);
  }
  return offers;
}

/**
 * Gives the free seats of a performance to those who wait, first come first: seats are held for each whose wish they
 * fit, and a message with the link waits in the outbox, all in one transaction, so that a process that dies leaves
 * nothing half done. Whoever cannot be served with what is free stays where they are; somebody later who wants less
 * may be served before, somebody who wants the same or more never. Answers how many offers were made.
 */
async function offerSeats(tools: WaitingTools, performanceId: number): Promise<number> {
  return tools.database.inHotTransaction(async (tx) => {
    if (!(await tryWaitingListLock(tx, performanceId))) return 0;
    await freeForWaitingList(tx, performanceId);
    const facts = await tools.programme.sellingFacts(performanceId, tx);
    if (!facts || !maySell(facts, waitingChannel, new Date())) return 0;
    const house = await waitingHouseOf(tools, facts);
    const free = new Set(await readOpenSeats(tx, performanceId));
    let offers = 0;
    const hopeless = new Set<string>();
    for (const entry of await readWaiting(tx, performanceId, mostEntries)) {
      if (free.size === 0) break;
      if (hopeless.has(wishKey(entry))) continue;
      const outcome = await offerTo(tools, tx, { facts, house, free }, entry);
      // Nobody later may have what was too contended for somebody earlier: the next round begins with them.
      if (outcome === "contended") break;
      if (outcome === "nothing") hopeless.add(wishKey(entry));
      else if (outcome === "offered") offers += 1;
    }
    return offers;
  });
}

async function offerTo(
  tools: WaitingTools,
  tx: Transaction,
  { facts, house, free }: { readonly facts: SellingFacts; readonly house: WaitingHouse; readonly free: Set<number> },
  entry: Waiting,
): Promise<"offered" | "nothing" | "left" | "contended"> {
  const { offerMs, graceMs, paymentMs } = tools.timing;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const ordinals = seatsFor(house, entry, (ordinal) => free.has(ordinal));
    if (!ordinals) return "nothing";
    // Somebody who is leaving at this moment holds nobody up.
    if (tried === 0 && !(await lockWaiting(tx, entry.number))) return "left";
    const cartKey = newCartKey();
    const [outcome] = await placeHolds(
      (asked, values) => tx.query(asked, values),
      [
        {
          ...{ holdId: newHoldId(), cartKey, performanceId: facts.performanceId, ordinals, sources: generalSale },
          ...{ channelId: await tools.channelIdOf(waitingChannel), mostSeats: ordinals.length },
          ...{ holdMs: offerMs + graceMs, latestMs: offerMs + graceMs + paymentMs },
        },
      ],
    );
    if (outcome?.kind === "placed") {
      for (const ordinal of ordinals) free.delete(ordinal);
      await noteOffer(tx, entry.number, { cartKey, offerMs });
      const until = new Date(Date.now() + offerMs).toISOString();
      await appendOutbox(tx, waitingOffered, { entryId: entry.id, until } satisfies WaitingOfferedMessage);
      return "offered";
    }
    // Somebody in the shop has them, or has them locked at this moment: not free for this round.
    for (const ordinal of outcome?.kind === "taken" ? outcome.ordinals : ordinals) free.delete(ordinal);
  }
  return "contended";
}
