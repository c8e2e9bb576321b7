import { SeatFlag, SeatStatus } from "../src/model.ts";
import { seatLabel } from "../src/seat-label.ts";
import type { SeatMapZone } from "./contract.ts";
import type { WalkPlace } from "./keyboard-walk.ts";
import type { MapHost } from "./map-host.ts";
import type { SeatMapTexts } from "./texts.ts";

/** A seat in words: where, whose, what it costs, how good it is, what one must know. */
export function describeSeat(
  host: MapHost,
  states: Uint8Array,
  zones: readonly SeatMapZone[],
  texts: SeatMapTexts,
  ordinal: number,
): string {
  const { geometry } = host.model;
  const label = seatLabel(geometry, ordinal);
  const { mine, lost, proposed, signs } = host.marks;
  const state = mine.has(ordinal)
    ? texts.mine
    : lost.has(ordinal)
      ? texts.lost
      : states[ordinal] === SeatStatus.free
        ? proposed.has(ordinal)
          ? texts.proposed
          : texts.free
        : states[ordinal] === SeatStatus.held
          ? texts.held
          : states[ordinal] === SeatStatus.sold
            ? texts.sold
            : states[ordinal] === SeatStatus.reserved
              ? texts.reserved
              : texts.killed;
  const zone = zones.find((candidate) => candidate.index === host.zoneOf[ordinal]);
  const parts = [
    texts.block(label.block),
    label.row ? texts.row(label.row) : "",
    texts.seat(label.seat),
    state,
    signs.get(ordinal)?.text ?? "",
    zone?.name ?? texts.noZone,
    zone?.fromPrice ? texts.from(zone.fromPrice) : "",
    zone && states[ordinal] === SeatStatus.free ? texts.rank(host.ranks[ordinal]!) : "",
  ];
  const flags = geometry.flags[ordinal]!;
  if (flags & SeatFlag.wheelchair) parts.push(texts.wheelchair);
  if (flags & SeatFlag.companion) parts.push(texts.companion);
  if (flags & SeatFlag.restrictedView) parts.push(texts.restrictedView);
  if (flags & SeatFlag.standing) parts.push(texts.standing);
  return parts.filter((part) => part !== "").join(texts.comma);
}

/** A block, a row or a seat in words. */
export function describePlace(
  host: MapHost,
  states: Uint8Array,
  zones: readonly SeatMapZone[],
  texts: SeatMapTexts,
  place: WalkPlace,
): string {
  const { geometry } = host.model;
  if (place.level === "seat") return describeSeat(host, states, zones, texts, place.ordinal);
  if (place.level === "block") {
    const free = host.tally.freeInBlock(place.block);
    const priced = zones.filter((zone) => zone.fromPrice && host.tally.freeInZone(place.block, zone.index) > 0);
    const cheapest = priced.sort((a, b) => (a.fromPriceMinor ?? 0) - (b.fromPriceMinor ?? 0))[0];
    return [
      texts.block(geometry.blocks[place.block]!.label),
      free === 0 ? texts.soldOut : texts.left(free),
      cheapest ? texts.from(cheapest.fromPrice!) : "",
    ]
      .filter((part) => part !== "")
      .join(texts.comma);
  }
  const row = geometry.rows[place.row]!;
  let free = 0;
  for (let ordinal = row.first; ordinal < row.first + row.count; ordinal++)
    if (states[ordinal] === SeatStatus.free) free++;
  return [
    texts.block(geometry.blocks[row.block]!.label),
    texts.row(row.label),
    free === 0 ? texts.soldOut : texts.left(free),
  ].join(texts.comma);
}
