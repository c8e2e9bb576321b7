import type { SeatMapGeometry } from "../src/model.ts";

/** A floor of the house as the level switch offers it. */
export interface HouseLevel {
  /** As the map's blocks name it. */
  readonly name: string;
  /** 1 by index for the blocks of this level. */
  readonly blocks: Uint8Array;
}

/**
 * The levels of a house in the order of its blocks; empty where there is nothing to switch between. Blocks that name
 * no level belong to every one of them: they are drawn whichever is chosen.
 */
export function levelsOf(geometry: Pick<SeatMapGeometry, "blocks">): readonly HouseLevel[] {
  const names = new Set<string>();
  for (const { level, count } of geometry.blocks) if (level && count > 0) names.add(level);
  if (names.size < 2) return [];
  return [...names].map((name) => ({
    name,
    blocks: Uint8Array.from(geometry.blocks, ({ level }) => (level === undefined || level === name ? 1 : 0)),
  }));
}

/** Non-zero per ordinal for the seats of the given blocks. */
export function seatsOfBlocks(geometry: Pick<SeatMapGeometry, "blocks" | "seatCount">, blocks: Uint8Array): Uint8Array {
  const seats = new Uint8Array(geometry.seatCount);
  geometry.blocks.forEach(({ first, count }, index) => {
    if (blocks[index]) seats.fill(1, first, first + count);
  });
  return seats;
}
