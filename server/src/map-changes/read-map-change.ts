import { createHash } from "node:crypto";
import type { SeatMapGeometry } from "@parterre/seat-map";
import type { LockedSeat } from "../inventory/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { PerformanceState, type SellingFacts } from "../programme/index.ts";
import { hasSeats, type SeatLine } from "../sales/index.ts";
import { type MapChangePlan, planMapChange } from "./map-change.rules.ts";
import { mapChangeTexts } from "./map-change-texts.rules.ts";
import type { MapChangeTools } from "./map-change-tools.ts";

/** More than this is no correction of a drawing any more. */
const mostTaken = 1_000;

/** Both maps of a change; they never change themselves, so they are read before anything is locked. */
export interface TwoMaps {
  readonly performanceId: number;
  readonly fromId: string;
  readonly toId: string;
  readonly before: SeatMapGeometry;
  readonly after: SeatMapGeometry;
}

export type NotChangeable = {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  readonly ordinals: readonly number[];
};

export function notChangeable(reason: LocalisedText, ordinals: readonly number[] = []): NotChangeable {
  return { kind: "refused", reason, ordinals };
}

/** The maps of a change, or why there cannot be one. */
export async function findTwoMaps(
  { database, venues, programme }: MapChangeTools,
  performanceId: number | null,
  toId: string,
): Promise<TwoMaps | NotChangeable> {
  const found = await database.read(async (tx) => {
    const facts = performanceId === null ? null : await programme.currentSellingFacts(tx, performanceId);
    if (!facts) return notChangeable(mapChangeTexts.noSuchPerformance);
    if (facts.state === PerformanceState.CANCELLED) return notChangeable(mapChangeTexts.cancelled);
    const from = await venues.findPublished(tx, facts.seatMapVersionId);
    const to = await venues.findPublished(tx, toId);
    if (!to) return notChangeable(mapChangeTexts.noSuchVersion);
    if (to.versionId === facts.seatMapVersionId) return notChangeable(mapChangeTexts.sameVersion);
    if (to.seatMapId !== from?.seatMapId) return notChangeable(mapChangeTexts.otherSeatMap);
    return { performanceId: facts.performanceId, fromId: facts.seatMapVersionId, toId };
  });
  if ("kind" in found) return found;
  const [before, after] = await Promise.all([
    venues.identifiedGeometryOf(found.fromId),
    venues.identifiedGeometryOf(found.toId),
  ]);
  return { ...found, before, after };
}

/** A change as it stands: the plan, what it was made from, and its hash. */
export interface ReadMapChange {
  readonly facts: SellingFacts;
  readonly lines: readonly SeatLine[];
  readonly plan: MapChangePlan;
  readonly planHash: string;
}

/** Plans a change by what the transaction sees. Null: the performance sells another version than `maps.fromId` now. */
export async function readMapChange(
  { programme, sales }: MapChangeTools,
  tx: EntityTransaction,
  maps: TwoMaps,
  seats: readonly LockedSeat[],
): Promise<ReadMapChange | NotChangeable | null> {
  const facts = await programme.currentSellingFacts(tx, maps.performanceId);
  if (facts?.seatMapVersionId !== maps.fromId) return null;
  if (facts.state === PerformanceState.CANCELLED) return notChangeable(mapChangeTexts.cancelled);
  const lines = await sales.seatLines(tx, maps.performanceId);
  const plan = planMapChange({ before: maps.before, after: maps.after, zoneOf: facts.zoneOf, seats });
  if (plan.taken.length > mostTaken) return notChangeable(mapChangeTexts.tooManyTaken);
  return { facts, lines, plan, planHash: hashOf(maps, facts, plan) };
}

/**
 * Equal hashes, equal questions: the same two maps and zones, and the same people in the seats that go. Holds and
 * sales of seats that stay do not change what has to be decided, so they do not make a preview out of date.
 */
function hashOf({ performanceId, fromId, toId }: TwoMaps, { zoneOf }: SellingFacts, { taken }: MapChangePlan): string {
  const asked = [performanceId, fromId, toId, taken.map((seat) => [seat.ordinal, seat.state, seat.party])];
  return createHash("sha256").update(JSON.stringify(asked)).update(zoneOf).digest("hex");
}

/** A line that stands for people who have, or are about to have, its seat. */
export function isLive({ state }: SeatLine): boolean {
  return hasSeats(state) || state === "awaiting_payment";
}
