import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { maySell } from "../../programme/index.ts";
import { readOpenSeats } from "../seat.store.ts";
import {
  joinRefusal,
  refusal,
  seatsFor,
  type WaitingContact,
  type WaitingRefusal,
  type WaitingWish,
  zonesFor,
} from "./waiting.rules.ts";
import { insertWaitingEntry } from "./waiting.store.ts";
import { type WaitingTools, waitingChannel, waitingHouseOf } from "./waiting-tools.ts";

export interface JoinWaitingListCommand extends WaitingContact {
  /** Null: an id that no performance can have. */
  readonly performanceId: number | null;
  readonly wish: WaitingWish;
}

export type JoinWaitingListOutcome =
  | { readonly kind: "joined"; readonly secret: string }
  /** What they want can be had now: there is nothing to wait for. */
  | { readonly kind: "free-now"; readonly ordinals: readonly number[] }
  | WaitingRefusal;

/** One entry of an address at a time: by the database's own index. */
const isSecondEntry = (error: unknown) =>
  (error as { constraint?: string; driverError?: { constraint?: string } }).driverError?.constraint ===
  "waiting_entry_one_open";

/** Puts somebody at the end of the list of a performance that has no such seats now. */
export async function joinWaitingList(
  tools: WaitingTools,
  { performanceId, wish, ...contact }: JoinWaitingListCommand,
): Promise<JoinWaitingListOutcome> {
  const facts = performanceId === null ? null : await tools.programme.sellingFacts(performanceId);
  if (!facts || !maySell(facts, waitingChannel, new Date())) {
    return refusal(
      "performanceId",
      "这个场次现在不在网上销售，无法候补。",
      "This performance is not on sale here now, so there is nothing to wait for.",
    );
  }
  const zoneIds = facts.zones.map(({ id }) => id);
  const refused = joinRefusal(wish, contact, { mostSeats: facts.maxSeatsPerCart, zoneIds });
  if (refused) return refused;
  const house = await waitingHouseOf(tools, facts);
  if (zonesFor(house, wish).size === 0) {
    return refusal("mostPriceMinor", "没有不超过这个票价的座位。", "No seats are sold at this price.");
  }
  const secret = randomBytes(18).toString("base64url");
  try {
    return await tools.database.inTransaction(async (tx): Promise<JoinWaitingListOutcome> => {
      const free = new Set(await readOpenSeats(tx, facts.performanceId));
      const ordinals = seatsFor(house, wish, (ordinal) => free.has(ordinal));
      if (ordinals) return { kind: "free-now", ordinals };
      await insertWaitingEntry(tx, {
        ...{ id: uuid(), secret, performanceId: facts.performanceId, state: "waiting" },
        ...{ seatCount: wish.seatCount, zoneIds: [...new Set(wish.zoneIds)] },
        ...{ currency: wish.currency, mostPriceMinor: wish.mostPriceMinor },
        ...{ name: contact.name.trim(), email: contact.email.toLowerCase(), locale: contact.locale },
      });
      return { kind: "joined", secret };
    });
  } catch (error) {
    if (!isSecondEntry(error)) throw error;
    return refusal(
      "email",
      "这个邮箱已在这个场次的候补名单中。",
      "This address is on the waiting list of this performance already.",
    );
  }
}
