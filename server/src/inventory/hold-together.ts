import { type SellingFacts, zoneOfSeat } from "../programme/index.ts";
import type { Hold } from "./hold.store.ts";
import { countFree, type HoldBestSeatsOutcome, proposeSeats, zoneIndexOf } from "./hold-best-seats.ts";
import type { HoldRequest } from "./hold-queue.rules.ts";
import type { Holding, HoldSeatsOutcome } from "./hold-seats.ts";
import { newHoldId } from "./new-hold-id.ts";
import { whyNotOnSale } from "./why-not-on-sale.ts";

/** What is wanted of one performance: these seats, or the best so many. */
export interface WantedPart {
  readonly performanceId: number;
  readonly wish:
    | { readonly kind: "seats"; readonly ordinals: readonly number[] }
    | { readonly kind: "best"; readonly count: number; readonly zoneId: string | null };
}

export interface HoldTogetherCommand {
  readonly cartKey: string;
  readonly channelCode: string;
  /** Each performance once. */
  readonly parts: readonly WantedPart[];
}

type PartRefusal = Extract<
  HoldSeatsOutcome | HoldBestSeatsOutcome,
  { readonly kind: "taken" | "limit" | "not-on-sale" | "unknown-seats" | "not-enough" }
>;

export type HoldTogetherOutcome =
  | { readonly kind: "held"; readonly holds: readonly Hold[] }
  | { readonly kind: "refused"; readonly performanceId: number; readonly refusal: PartRefusal };

/** So often somebody else may be quicker with best seats before the buyer is told. */
const mostTries = 12;
const generalSale: ReadonlySet<number> = new Set([0]);
const generalSaleBit = 1;

interface ReadyPart extends WantedPart {
  readonly facts: SellingFacts;
  /** Best seats that were gone when they were to be held. */
  readonly seenTaken: Set<number>;
}

/**
 * Holds seats of several performances for one cart as one: a subscription, a festival pass, two nights. Either every
 * part is held, in one transaction, or nothing is and the first part that cannot be had says why.
 */
export async function holdTogether(holding: Holding, command: HoldTogetherCommand): Promise<HoldTogetherOutcome> {
  const outcome = await decide(holding, command);
  holding.count(
    outcome.kind === "held" ? "held" : outcome.refusal.kind === "not-enough" ? "taken" : outcome.refusal.kind,
  );
  return outcome;
}

async function decide(holding: Holding, { cartKey, channelCode, parts }: HoldTogetherCommand) {
  const ready: ReadyPart[] = [];
  for (const part of parts) {
    const facts = await holding.factsOf(part.performanceId);
    const refusal = await whyNotPart(holding, facts, part, cartKey, channelCode);
    if (refusal) return refusedPart(part, refusal);
    ready.push({ ...part, facts: facts!, seenTaken: new Set() });
  }
  const channelId = await holding.channelIdOf(channelCode);
  for (let tried = 0; ; tried += 1) {
    const requests: HoldRequest[] = [];
    for (const part of ready) {
      const ordinals = await seatsOf(holding, part, tried);
      if (!Array.isArray(ordinals)) return refusedPart(part, ordinals);
      requests.push(requestFor(holding, part.facts, cartKey, channelId, ordinals));
    }
    const outcomes = await holding.placeTogether(requests);
    if (outcomes.every((outcome) => outcome.kind === "placed")) return held(holding, requests, outcomes);
    for (const [index, outcome] of outcomes.entries()) {
      const part = ready[index]!;
      if (outcome.kind === "limit") {
        const { alreadyHeld } = outcome;
        return refusedPart(part, { kind: "limit", limit: part.facts.maxSeatsPerCart, alreadyHeld });
      }
      if (outcome.kind === "placed") continue;
      const gone = outcome.kind === "taken" ? outcome.ordinals : requests[index]!.ordinals;
      const lastTry = tried + 1 >= mostTries;
      if (part.wish.kind === "seats" && (outcome.kind === "taken" || lastTry)) {
        return refusedPart(part, { kind: "taken", taken: gone, suggested: [] });
      }
      if (lastTry) return refusedPart(part, { kind: "not-enough", freeCount: 0 });
      if (part.wish.kind === "best" && outcome.kind === "taken") for (const seat of gone) part.seenTaken.add(seat);
    }
  }
}

const refusedPart = ({ performanceId }: WantedPart, refusal: PartRefusal): HoldTogetherOutcome => ({
  kind: "refused",
  performanceId,
  refusal,
});

/** What can be told of a part before any seat is looked at. */
async function whyNotPart(
  holding: Holding,
  facts: SellingFacts | null,
  { wish }: WantedPart,
  cartKey: string,
  channelCode: string,
): Promise<PartRefusal | null> {
  const reason = whyNotOnSale(facts, channelCode, new Date());
  if (!facts || reason) return { kind: "not-on-sale", reason: reason! };
  const count = wish.kind === "seats" ? new Set(wish.ordinals).size : wish.count;
  if (wish.kind === "seats") {
    const unknown = wish.ordinals.filter((ordinal) => zoneOfSeat(facts, ordinal) === null);
    if (unknown.length > 0 || count === 0) return { kind: "unknown-seats", ordinals: unknown };
  }
  if (count <= facts.maxSeatsPerCart) return null;
  const alreadyHeld = await holding.alreadyHeld(cartKey, facts.performanceId);
  return { kind: "limit", limit: facts.maxSeatsPerCart, alreadyHeld };
}

/** The seats to ask for in this try, ascending; or that there are not so many. */
async function seatsOf(holding: Holding, part: ReadyPart, tried: number): Promise<number[] | PartRefusal> {
  const { facts, wish, seenTaken } = part;
  if (wish.kind === "seats") return [...new Set(wish.ordinals)].sort((a, b) => a - b);
  const zone = zoneIndexOf(facts, wish.zoneId);
  if (zone === null) return { kind: "not-enough", freeCount: 0 };
  const look = { facts, sources: generalSale, seenTaken, zone, count: wish.count };
  // A picture may lag behind seats that have just come free: only the database's own eyes say no.
  const first = await proposeSeats(holding, { ...look, tried });
  if (first.chosen) return first.chosen;
  const second = await proposeSeats(holding, { ...look, tried: Math.max(tried, 2) });
  return second.chosen ?? { kind: "not-enough", freeCount: countFree(facts, zone, second.isFree) };
}

function requestFor(
  { policy: { holdMs, latestMs } }: Holding,
  { performanceId, maxSeatsPerCart: mostSeats }: SellingFacts,
  cartKey: string,
  channelId: string,
  ordinals: readonly number[],
): HoldRequest {
  const holdId = newHoldId();
  return { holdId, cartKey, performanceId, ordinals, channelId, sources: generalSaleBit, mostSeats, holdMs, latestMs };
}

function held(
  holding: Holding,
  requests: readonly HoldRequest[],
  outcomes: Awaited<ReturnType<Holding["placeTogether"]>>,
): HoldTogetherOutcome {
  const holds = requests.flatMap(({ holdId, cartKey, performanceId, ordinals, channelId }, index) => {
    const outcome = outcomes[index]!;
    if (outcome.kind !== "placed") return [];
    holding.pictures.gave(performanceId, ordinals);
    const { heldUntil, latestUntil } = outcome;
    return [{ id: holdId, cartKey, performanceId, ordinals, channelId, heldUntil, latestUntil }];
  });
  return { kind: "held", holds };
}
