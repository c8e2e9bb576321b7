import { nearestFree, type SeatMapGeometry } from "@parterre/seat-map";
import type { Actor } from "../identity/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { noZone, type SellingFacts, zoneOfSeat } from "../programme/index.ts";
import type { AllocationRecord } from "./allocations/allocation.entity.ts";
import { sourceBits } from "./allocations/allocation.rules.ts";
import type { Hold } from "./hold.store.ts";
import type { HoldBatcher } from "./hold-batcher.ts";
import type { HoldPolicy } from "./hold-policy.ts";
import type { HoldOutcome, HoldRequest } from "./hold-queue.rules.ts";
import { newHoldId } from "./new-hold-id.ts";
import type { SeatPictures } from "./seat-pictures.ts";
import { type NotYourAllocation, readSources } from "./seat-sources.ts";
import { whyNotOnSale } from "./why-not-on-sale.ts";

/** What holding needs; made once by the slice's door. */
export interface Holding {
  /** Facts of a performance, no older than a second. */
  readonly factsOf: (performanceId: number) => Promise<SellingFacts | null>;
  readonly geometryOf: (seatMapVersionId: string) => Promise<SeatMapGeometry>;
  readonly channelIdOf: (code: string) => Promise<string>;
  readonly alreadyHeld: (cartKey: string, performanceId: number) => Promise<number>;
  /** Of a performance, no older than a second. */
  readonly allocationsOf: (performanceId: number) => Promise<readonly AllocationRecord[]>;
  readonly batcher: HoldBatcher;
  /** Several holds of one cart in one transaction: all are placed or none is. */
  readonly placeTogether: (requests: readonly HoldRequest[]) => Promise<readonly HoldOutcome[]>;
  readonly pictures: SeatPictures;
  readonly policy: HoldPolicy;
  readonly count: (result: HoldSeatsOutcome["kind"]) => void;
}

export type HoldSeatsOutcome =
  | { readonly kind: "held"; readonly hold: Hold }
  | { readonly kind: "taken"; readonly taken: readonly number[]; readonly suggested: readonly number[] }
  | { readonly kind: "limit"; readonly limit: number; readonly alreadyHeld: number }
  | { readonly kind: "not-on-sale"; readonly reason: LocalisedText }
  | { readonly kind: "unknown-seats"; readonly ordinals: readonly number[] }
  | NotYourAllocation
  | { readonly kind: "map-changed"; readonly seatMapVersionId: string };

export interface HoldSeatsCommand {
  readonly cartKey: string;
  /** Null: an id that no performance can have. */
  readonly performanceId: number | null;
  readonly ordinals: readonly number[];
  /** The version that `ordinals` are of, where the client says so. */
  readonly seatMapVersionId?: string | null;
  readonly channelCode: string;
  /** Where the seats may come from; absent: general sale. */
  readonly from?: SeatsFrom;
}

/** Allocations that a seller names, with or without general sale. */
export interface SeatsFrom {
  readonly actor: Actor;
  readonly allocationIds: readonly string[];
  readonly generalSale: boolean;
}

/** Holds exactly these seats for a cart, all or none. */
export async function holdSeats(holding: Holding, command: HoldSeatsCommand): Promise<HoldSeatsOutcome> {
  const outcome = await decide(holding, command);
  holding.count(outcome.kind);
  return outcome;
}

async function decide(holding: Holding, command: HoldSeatsCommand): Promise<HoldSeatsOutcome> {
  const { cartKey, channelCode } = command;
  const facts = command.performanceId === null ? null : await holding.factsOf(command.performanceId);
  const reason = whyNotOnSale(facts, channelCode, new Date());
  if (!facts || reason) return { kind: "not-on-sale", reason: reason! };
  const { seatMapVersionId } = facts;
  if (command.seatMapVersionId && command.seatMapVersionId !== seatMapVersionId) {
    return { kind: "map-changed", seatMapVersionId };
  }
  const sources = await readSources(holding, facts.performanceId, command);
  if ("kind" in sources) return sources;
  const wanted = [...new Set(command.ordinals)].sort((a, b) => a - b);
  const unknown = wanted.filter((ordinal) => zoneOfSeat(facts, ordinal) === null);
  if (unknown.length > 0 || wanted.length === 0) return { kind: "unknown-seats", ordinals: unknown };
  if (wanted.length > facts.maxSeatsPerCart) {
    const alreadyHeld = await holding.alreadyHeld(cartKey, facts.performanceId);
    return { kind: "limit", limit: facts.maxSeatsPerCart, alreadyHeld };
  }
  const outcome = await claim(holding, facts, cartKey, channelCode, wanted, sources);
  if (outcome.kind !== "taken") return outcome;
  return { ...outcome, suggested: await suggest(holding, facts, wanted, outcome.taken, sources) };
}

/** Asks the database for known, sellable seats. */
export async function claim(
  holding: Holding,
  facts: SellingFacts,
  cartKey: string,
  channelCode: string,
  ordinals: readonly number[],
  sources: ReadonlySet<number>,
): Promise<HoldSeatsOutcome> {
  const { performanceId } = facts;
  const channelId = await holding.channelIdOf(channelCode);
  const holdId = newHoldId();
  const outcome = await holding.batcher.submit({
    holdId,
    cartKey,
    performanceId,
    ordinals,
    channelId,
    sources: sourceBits(sources),
    mostSeats: facts.maxSeatsPerCart,
    holdMs: holding.policy.holdMs,
    latestMs: holding.policy.latestMs,
  });
  switch (outcome.kind) {
    case "placed": {
      holding.pictures.gave(performanceId, ordinals);
      const { heldUntil, latestUntil } = outcome;
      return {
        kind: "held",
        hold: { id: holdId, cartKey, performanceId, ordinals, channelId, heldUntil, latestUntil },
      };
    }
    case "limit":
      return { kind: "limit", limit: facts.maxSeatsPerCart, alreadyHeld: outcome.alreadyHeld };
    case "taken":
      return { kind: "taken", taken: outcome.ordinals, suggested: [] };
    case "contended":
      throw new Error("the batcher must not answer contended");
  }
}

/** As many free seats as were asked for, nearest to them; those of the wish that are still free come first. */
async function suggest(
  holding: Holding,
  facts: SellingFacts,
  wanted: readonly number[],
  taken: readonly number[],
  sources: ReadonlySet<number>,
): Promise<readonly number[]> {
  const { performanceId } = facts;
  const [geometry, states] = await Promise.all([
    holding.geometryOf(facts.seatMapVersionId),
    holding.pictures.statesOf(performanceId),
  ]);
  const gone = new Set(taken);
  return nearestFree(
    geometry,
    wanted,
    (ordinal) =>
      !gone.has(ordinal) &&
      facts.zoneOf[ordinal] !== noZone &&
      holding.pictures.looksFree(performanceId, states, ordinal, sources),
    wanted.length,
  );
}
