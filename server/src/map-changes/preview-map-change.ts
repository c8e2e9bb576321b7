import { noSeat, seatLabel } from "@parterre/seat-map";
import type { SellingFacts } from "../programme/index.ts";
import type { SeatLine } from "../sales/index.ts";
import type { MapChangePlan, TakenSeat } from "./map-change.rules.ts";
import { mapChangeTexts } from "./map-change-texts.rules.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import { isNamed, isOf } from "./move-orders.ts";
import { type ProposedMove, proposeMoves } from "./propose-moves.rules.ts";
import {
  findTwoMaps,
  isLive,
  type NotChangeable,
  notChangeable,
  readMapChange,
  type TwoMaps,
} from "./read-map-change.ts";
import { splitParties } from "./split-parties.rules.ts";

export interface PreviewedSeat {
  readonly seat: TakenSeat;
  /** Null: held in a cart, no order yet. */
  readonly line: SeatLine | null;
  /** Null: there is no free seat for it. */
  readonly proposal: ProposedMove | null;
}

export interface MapChangePreview {
  readonly kind: "preview";
  readonly maps: TwoMaps;
  readonly facts: SellingFacts;
  readonly plan: MapChangePlan;
  readonly planHash: string;
  readonly taken: readonly PreviewedSeat[];
  /** Seats of orders that stay and are called something else. */
  readonly relabelledCount: number;
  /** Any line of each order whose people no longer sit side by side. */
  readonly split: readonly SeatLine[];
}

/** What would happen if the performance sold another version of its map: nothing is changed or locked. */
export async function previewMapChange(
  tools: MapChangeTools,
  performanceId: number | null,
  toId: string,
): Promise<MapChangePreview | NotChangeable> {
  const maps = await findTwoMaps(tools, performanceId, toId);
  if ("kind" in maps) return maps;
  const read = await tools.database.inTransaction(async (tx) => {
    const seats = await tools.inventory.readSeats(tx, maps.performanceId);
    return readMapChange(tools, tx, maps, seats);
  });
  if (!read) return notChangeable(mapChangeTexts.outdated);
  if ("kind" in read) return read;
  const { facts, lines, plan, planHash } = read;
  const proposals = new Map(proposeMoves(maps.before, maps.after, plan).map((move) => [move.from, move]));
  const live = lines.filter((line) => isLive(line) && line.ordinal >= 0);
  const taken = plan.taken.map((seat) => ({
    seat,
    line: live.find((line) => isOf(seat, line)) ?? null,
    proposal: proposals.get(seat.ordinal) ?? null,
  }));
  const moved = new Map(taken.map(({ seat, proposal }) => [seat.ordinal, proposal?.to ?? noSeat]));
  const partySeats = live.map((line) => ({
    orderId: line.orderId,
    before: line.ordinal,
    after: moved.get(line.ordinal) ?? plan.mapping[line.ordinal] ?? noSeat,
  }));
  const split = splitParties(maps.before, maps.after, partySeats);
  return {
    kind: "preview",
    maps,
    facts,
    plan,
    planHash,
    taken,
    relabelledCount: partySeats.filter(
      ({ before, after }) => after !== noSeat && !moved.has(before) && isRenamed(maps, before, after),
    ).length,
    split: split.map((orderId) => live.find((line) => line.orderId === orderId)!),
  };
}

function isRenamed({ before, after }: TwoMaps, from: number, to: number): boolean {
  return !isNamed(seatLabel(before, from), seatLabel(after, to));
}
