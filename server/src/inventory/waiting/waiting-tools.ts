import type { Messages } from "../../messages/index.ts";
import type { Database } from "../../platform/database/index.ts";
import type { Programme, SellingFacts } from "../../programme/index.ts";
import type { Venues } from "../../venues/index.ts";
import type { WaitingHouse } from "./waiting.rules.ts";

/** Where those who wait buy. */
export const waitingChannel = "web";

/** How long things last; milliseconds. */
export interface WaitingTiming {
  /** How long an offer stands. */
  readonly offerMs: number;
  /** So much longer its seats are held, so that the next in line gets them and not whoever is quickest. */
  readonly graceMs: number;
  /** What is left at least to pay, once the offer was taken. */
  readonly paymentMs: number;
  /** How long seats that come free are kept for the list at most; it looks every second. */
  readonly keptMs: number;
}

export const defaultWaitingTiming: WaitingTiming = {
  offerMs: 30 * 60_000,
  graceMs: 60_000,
  paymentMs: 15 * 60_000,
  keptMs: 60_000,
};

/** What the use cases of the waiting list work with; made once by the slice's door. */
export interface WaitingTools {
  readonly database: Database;
  readonly programme: Pick<Programme, "sellingFacts">;
  readonly venues: Pick<Venues, "geometryOf">;
  readonly channelIdOf: (code: string) => Promise<string>;
  readonly messages: Pick<Messages, "write">;
  /** Whether any seat of a performance looks free in general sale. */
  readonly anyFree: (performanceId: number) => Promise<boolean>;
  /** The customer's page of an entry. */
  readonly entryUrl: (secret: string) => string;
  readonly timing: WaitingTiming;
}

/** What the list has to know of a performance, at this moment. */
export async function waitingHouseOf(
  { venues }: Pick<WaitingTools, "venues">,
  facts: SellingFacts,
): Promise<WaitingHouse> {
  const { zoneOf, zones, lists, seatMapVersionId } = facts;
  const geometry = await venues.geometryOf(seatMapVersionId);
  return { geometry, zoneOf, zones, lists, channelCode: waitingChannel, at: Date.now() };
}
