import type { SeatMapGeometry } from "@parterre/seat-map";

/** In no price zone: not for sale. The same byte the server's zone map uses. */
export const unpainted = 255;

/** A stroke's inverse: what to write back, in the order of `ordinals`. */
export interface PaintUndo {
  readonly ordinals: readonly number[];
  readonly before: Uint8Array;
}

/** Paints seats into a zone (or `unpainted`) and returns a new map of zones with the way back, or null if nothing changed. */
export function paintSeats(
  paint: Uint8Array,
  ordinals: readonly number[],
  zone: number,
): { paint: Uint8Array; undo: PaintUndo } | null {
  const changed = ordinals.filter((ordinal) => paint[ordinal] !== zone);
  if (changed.length === 0) return null;
  const next = paint.slice();
  const before = Uint8Array.from(changed, (ordinal) => paint[ordinal]!);
  for (const ordinal of changed) next[ordinal] = zone;
  return { paint: next, undo: { ordinals: changed, before } };
}

/** Takes one stroke back. */
export function undoPaint(paint: Uint8Array, undo: PaintUndo): Uint8Array {
  const next = paint.slice();
  undo.ordinals.forEach((ordinal, index) => {
    next[ordinal] = undo.before[index]!;
  });
  return next;
}

/** All ordinals of a block. */
export function seatsOfBlock(geometry: SeatMapGeometry, block: number): readonly number[] {
  const { first, count } = geometry.blocks[block]!;
  return Array.from({ length: count }, (_, index) => first + index);
}

/** The blocks of which a lasso caught at least half the seats. */
export function blocksCaught(geometry: SeatMapGeometry, ordinals: readonly number[]): readonly number[] {
  const caught = new Uint32Array(geometry.blocks.length);
  for (const ordinal of ordinals) caught[geometry.rows[geometry.rowOf[ordinal]!]!.block]! += 1;
  return geometry.blocks.flatMap((block, index) =>
    block.count > 0 && caught[index]! * 2 >= block.count ? [index] : [],
  );
}

/** The zone all seats of a block are in, `unpainted`, or null when they differ. */
export function zoneOfBlock(geometry: SeatMapGeometry, paint: Uint8Array, block: number): number | null {
  const { first, count } = geometry.blocks[block]!;
  const zone = paint[first] ?? unpainted;
  for (let ordinal = first + 1; ordinal < first + count; ordinal += 1) if (paint[ordinal] !== zone) return null;
  return zone;
}

/** Seats per zone; the last entry counts the unpainted ones. */
export function countByZone(paint: Uint8Array, zoneCount: number): readonly number[] {
  const counts = new Array<number>(zoneCount + 1).fill(0);
  for (const zone of paint) counts[Math.min(zone, zoneCount)]! += 1;
  return counts;
}

export interface ZoneAreas {
  readonly blockIndexes: number[];
  /** Inclusive pairs [first, last, first, last …], stronger than whole blocks. */
  readonly ordinalRanges: number[];
}

/**
 * Paint as the API takes it: whole blocks where a block is of one zone, ranges of ordinals elsewhere. A mixed
 * block goes to the zone with most of its seats and the rest are ranges, unless some of its seats are unpainted
 * (a range can not take a seat out of a block).
 */
export function areasOf(geometry: SeatMapGeometry, paint: Uint8Array, zoneCount: number): readonly ZoneAreas[] {
  const areas: ZoneAreas[] = Array.from({ length: zoneCount }, () => ({ blockIndexes: [], ordinalRanges: [] }));
  geometry.blocks.forEach(({ first, count }, block) => {
    const counts = countByZone(paint.subarray(first, first + count), zoneCount);
    const most = counts.slice(0, zoneCount).reduce((best, seats, zone) => (seats > counts[best]! ? zone : best), 0);
    const whole = counts[zoneCount] === 0 && count > 0 ? most : unpainted;
    if (whole !== unpainted) areas[whole]!.blockIndexes.push(block);
    for (let ordinal = first; ordinal < first + count; ordinal += 1) {
      const zone = paint[ordinal]!;
      if (zone >= zoneCount || zone === whole) continue;
      const ranges = areas[zone]!.ordinalRanges;
      if (ranges.at(-1) === ordinal - 1) ranges[ranges.length - 1] = ordinal;
      else ranges.push(ordinal, ordinal);
    }
  });
  return areas;
}

/** A first proposal: blocks sorted by the mean quality of their seats, cut into zones of about equal size. */
export function proposePaint(geometry: SeatMapGeometry, zoneCount: number): Uint8Array {
  const means = geometry.blocks.map(({ first, count }) => {
    let sum = 0;
    for (let ordinal = first; ordinal < first + count; ordinal += 1) sum += geometry.score[ordinal]!;
    return count === 0 ? 0 : sum / count;
  });
  const order = means.map((_, block) => block).sort((a, b) => means[b]! - means[a]! || a - b);
  const paint = new Uint8Array(geometry.seatCount).fill(unpainted);
  let seen = 0;
  for (const block of order) {
    const { first, count } = geometry.blocks[block]!;
    // The block's middle seat decides, so that a large block is not split from its rank.
    const zone = Math.min(zoneCount - 1, Math.floor(((seen + count / 2) / geometry.seatCount) * zoneCount));
    paint.fill(zone, first, first + count);
    seen += count;
  }
  return paint;
}
