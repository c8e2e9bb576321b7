import { randomInt } from "node:crypto";
import { bestSeats, pickAmongBest } from "@parterre/seat-map";
import { noZone, type SellingFacts } from "../programme/index.ts";
import { claim, type Holding, type HoldSeatsOutcome, type SeatsFrom } from "./hold-seats.ts";
import { readSources } from "./seat-sources.ts";
import { whyNotOnSale } from "./why-not-on-sale.ts";

export type HoldBestSeatsOutcome =
  | Extract<HoldSeatsOutcome, { readonly kind: "held" | "limit" | "not-on-sale" | "not-your-allocation" }>
  | { readonly kind: "not-enough"; readonly freeCount: number };

export interface HoldBestSeatsCommand {
  readonly cartKey: string;
  readonly performanceId: number | null;
  readonly count: number;
  /** Only seats of this zone; null: of any. */
  readonly zoneId: string | null;
  readonly channelCode: string;
  /** Where the seats may come from; absent: general sale. */
  readonly from?: SeatsFrom;
}

/** So often somebody else may be quicker before the buyer is told that it did not work out. */
const mostTries = 12;

/**
 * Finds the best free seats for a party and holds them. Others may take a proposal between the look and the claim;
 * then it looks again, without the seats it has just seen taken.
 */
export async function holdBestSeats(holding: Holding, command: HoldBestSeatsCommand): Promise<HoldBestSeatsOutcome> {
  const outcome = await decide(holding, command);
  holding.count(outcome.kind === "not-enough" ? "taken" : outcome.kind);
  return outcome;
}

async function decide(holding: Holding, command: HoldBestSeatsCommand): Promise<HoldBestSeatsOutcome> {
  const { cartKey, channelCode, count } = command;
  const facts = command.performanceId === null ? null : await holding.factsOf(command.performanceId);
  const reason = whyNotOnSale(facts, channelCode, new Date());
  if (!facts || reason) return { kind: "not-on-sale", reason: reason! };
  const sources = await readSources(holding, facts.performanceId, command);
  if ("kind" in sources) return sources;
  if (count > facts.maxSeatsPerCart) {
    const alreadyHeld = await holding.alreadyHeld(cartKey, facts.performanceId);
    return { kind: "limit", limit: facts.maxSeatsPerCart, alreadyHeld };
  }
  const zone = zoneIndexOf(facts, command.zoneId);
  if (zone === null) return { kind: "not-enough", freeCount: 0 };
  const seenTaken = new Set<number>();
  let freeCount = 0;
  for (let tried = 0; tried < mostTries; tried += 1) {
    // From the third try on the live picture is not trusted any more.
    const look = { facts, sources, seenTaken, zone, count, tried };
    const { chosen, isFree } = await proposeSeats(holding, look);
    if (!chosen) {
      freeCount = countFree(facts, zone, isFree);
      // The picture may lag behind seats that have just come free: look once more with the database's own eyes.
      if (tried >= 2) return { kind: "not-enough", freeCount };
      tried = Math.max(tried, 1);
      continue;
    }
    const outcome = await claim(holding, facts, cartKey, channelCode, chosen, sources);
    if (outcome.kind === "held" || outcome.kind === "limit") return outcome;
    if (outcome.kind === "taken") for (const ordinal of outcome.taken) seenTaken.add(ordinal);
  }
  return { kind: "not-enough", freeCount };
}

/** One look for a party: what it may take, what it has just seen taken, and how often it has looked. */
interface Look {
  readonly facts: SellingFacts;
  readonly sources: ReadonlySet<number>;
  readonly seenTaken: ReadonlySet<number>;
  /** The zone's byte; undefined: any. */
  readonly zone: number | undefined;
  readonly count: number;
  readonly tried: number;
}

/** The best seats that look free, ascending, or null; and how freedom was judged. */
export async function proposeSeats(holding: Holding, look: Look) {
  const { facts, sources, seenTaken, zone, count, tried } = look;
  const geometry = await holding.geometryOf(facts.seatMapVersionId);
  const states = await holding.pictures.statesOf(facts.performanceId, tried >= 2);
  const isFree = (ordinal: number) =>
    !seenTaken.has(ordinal) &&
    facts.zoneOf[ordinal] !== noZone &&
    holding.pictures.looksFree(facts.performanceId, states, ordinal, sources);
  const proposals = bestSeats(geometry, {
    count,
    isFree,
    // From general sale alone, every byte but 0 is a seat this party cannot have.
    taken: sources.size === 1 && sources.has(0) ? states : undefined,
    zoneOf: facts.zoneOf,
    ...(zone === undefined ? {} : { zone }),
    limit: howManyToPickAmong(tried, holding.batcher.waitingCount),
  });
  const chosen = pickAmongBest(proposals, randomInt(2 ** 31));
  return { chosen: chosen && [...chosen.ordinals].sort((a, b) => a - b), isFree };
}

/** The zone's byte; undefined for any zone, null for a zone that this performance does not have. */
export function zoneIndexOf(facts: SellingFacts, zoneId: string | null): number | null | undefined {
  if (zoneId === null) return undefined;
  return facts.zones.find((zone) => zone.id === zoneId)?.index ?? null;
}

/** Alone: the very best. In a rush: one of the best few, so that thousands do not fight for one pair. */
function howManyToPickAmong(tried: number, waiting: number): number {
  if (tried === 0 && waiting === 0) return 1;
  return Math.min(16, Math.max(2 ** tried, Math.ceil(waiting / 4)));
}

export function countFree(facts: SellingFacts, zone: number | undefined, isFree: (ordinal: number) => boolean): number {
  let free = 0;
  for (let ordinal = 0; ordinal < facts.seatCount; ordinal += 1) {
    if ((zone === undefined || facts.zoneOf[ordinal] === zone) && isFree(ordinal)) free += 1;
  }
  return free;
}
