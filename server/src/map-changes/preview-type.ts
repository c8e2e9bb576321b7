import { rangesOf } from "@parterre/seat-map";
import { may, type RequestContext } from "../identity/index.ts";
import { noZone, type PriceZoneType } from "../programme/index.ts";
import type { SeatMapVersionType } from "../venues/index.ts";
import { toSeatPlaceType } from "../venues/index.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import {
  AddedSeatsType,
  MapChangePreviewType,
  ProposedSeatType,
  SplitPartyType,
  TakenSeatType,
} from "./map-changes.type.ts";
import type { MapChangePreview, PreviewedSeat } from "./preview-map-change.ts";

/** A preview as the API tells it. Who the buyers are is for those who may read orders. */
export async function toPreviewType(
  tools: Pick<MapChangeTools, "venues" | "programme">,
  { loaders, actor }: RequestContext,
  preview: MapChangePreview,
): Promise<MapChangePreviewType> {
  const { maps, plan } = preview;
  const [from, to, zones] = await Promise.all([
    tools.venues.loadVersion(loaders, maps.fromId),
    tools.venues.loadVersion(loaders, maps.toId),
    tools.programme.loadZonesOf(loaders, maps.performanceId),
  ]);
  const showsOrders = may(actor, "orders.read");
  const split = preview.split.map(({ reference, buyer }) =>
    Object.assign(new SplitPartyType(), { orderReference: reference, buyer: showsOrders ? buyer : null }),
  );
  return Object.assign(new MapChangePreviewType(), {
    planHash: preview.planHash,
    // Foreign keys promise both.
    from: from as SeatMapVersionType,
    to: to as SeatMapVersionType,
    keptFreeCount: plan.kept.free + plan.kept.killed,
    keptHeldCount: plan.kept.held + plan.kept.reserved,
    keptSoldCount: plan.kept.sold,
    relabelledCount: preview.relabelledCount,
    removedFreeCount: plan.removedFree.length,
    takenSeats: preview.taken.map((taken) => toTakenSeat(preview, zones, taken, showsOrders)),
    addedSeats: addedByRow(preview, zones),
    splitParties: split,
    zoneOf: [...plan.zoneOf],
    freeRanges: rangesOf(plan.isFree),
  });
}

function toTakenSeat(
  { maps }: MapChangePreview,
  zones: readonly PriceZoneType[],
  { seat, line, proposal }: PreviewedSeat,
  showsOrders: boolean,
): TakenSeatType {
  return Object.assign(new TakenSeatType(), {
    place: toSeatPlaceType(maps.before, seat.ordinal),
    state: seat.state,
    zone: zones[seat.zone] ?? null,
    orderReference: line?.reference ?? null,
    buyer: showsOrders ? (line?.buyer ?? null) : null,
    proposal:
      proposal &&
      Object.assign(new ProposedSeatType(), {
        place: toSeatPlaceType(maps.after, proposal.to),
        isWorse: proposal.worse,
      }),
  });
}

/** Added seats of a row that get one zone stand together. */
function addedByRow({ maps, plan }: MapChangePreview, zones: readonly PriceZoneType[]): AddedSeatsType[] {
  const groups = new Map<string, number[]>();
  for (const ordinal of plan.added) {
    const key = `${maps.after.rowOf[ordinal]} ${plan.zoneOf[ordinal]}`;
    const group = groups.get(key);
    if (group) group.push(ordinal);
    else groups.set(key, [ordinal]);
  }
  return [...groups.values()].map((ordinals) => {
    const { block, row } = toSeatPlaceType(maps.after, ordinals[0]!);
    const zone = plan.zoneOf[ordinals[0]!]!;
    return Object.assign(new AddedSeatsType(), {
      block,
      row,
      ordinals,
      zone: zone === noZone ? null : (zones[zone] ?? null),
    });
  });
}
