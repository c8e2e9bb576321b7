import type { SeatMapGeometry } from "@parterre/seat-map";
import type { LocalisedText } from "../platform/graphql/index.ts";
import type { NewPriceZone } from "../programme/index.ts";
import type { HouseKey } from "./demo-houses.ts";

export interface DemoZone {
  readonly code: string;
  readonly name: LocalisedText;
  readonly hue: number;
  /** Found in the block's label or level. */
  readonly blocks: RegExp;
  /** Only the best seats of those blocks by quality, as a share; they leave the zone that has the whole blocks. */
  readonly best?: number;
}

const zone = (code: string, zh: string, en: string, hue: number, blocks: RegExp, best?: number): DemoZone => ({
  code,
  name: { zh, en },
  hue,
  blocks,
  ...(best === undefined ? {} : { best }),
});

/** Price zones of each house, dearest first. */
export const zonesOfHouse: Readonly<Record<HouseKey, readonly DemoZone[]>> = {
  theatre: [
    zone("P", "池座尊席", "Premium stalls", 0, /Front stalls/, 0.4),
    zone("A", "池座前区", "Front stalls", 1, /Front stalls/),
    zone("B", "池座后区", "Rear stalls", 2, /Rear stalls/),
    zone("C", "一层楼座", "First balcony", 3, /First balcony/),
    zone("D", "二层楼座", "Second balcony", 4, /Second balcony/),
    zone("X", "包厢", "Boxes", 5, /Box/),
  ],
  arena: [
    zone("A", "内场前区", "Front floor", 0, /^[AB]\d/),
    zone("B", "内场后区", "Rear floor", 1, /^[CD]\d/),
    zone("C", "下层看台尊席", "Lower tier, best view", 2, /Lower tier/, 0.35),
    zone("D", "下层看台", "Lower tier", 3, /Lower tier/),
    zone("E", "上层看台", "Upper tier", 4, /Upper tier/),
  ],
  stadium: [
    zone("V", "贵宾席", "VIP", 0, /^VIP/),
    zone("X", "包厢", "Boxes", 5, /^Box/),
    zone("A", "西看台", "West stand", 1, /^\d+ .*West/),
    zone("B", "东看台", "East stand", 2, /East/),
    zone("C", "北看台", "North stand", 3, /North/),
    zone("D", "南看台", "South stand", 4, /South/),
  ],
  studio: [
    zone("A", "前排", "Front rows", 0, /Front/),
    zone("B", "中区", "Main floor", 1, /Main/),
    zone("C", "楼座", "Gallery", 3, /Gallery/),
  ],
};

/** A house's zones painted onto its published map. */
export function paintDemoZones(house: HouseKey, geometry: SeatMapGeometry): NewPriceZone[] {
  const taken = new Set<number>();
  // A zone of whole blocks takes what no zone before it took whole; the best seats are painted over it.
  return zonesOfHouse[house].map(({ code, name, hue, blocks, best }) => {
    const indexes = geometry.blocks.flatMap((block, index) =>
      blocks.test(`${block.label} ${block.level ?? ""}`) ? [index] : [],
    );
    if (best !== undefined) {
      return { code, name, hue, blockIndexes: [], ordinalRanges: bestRanges(geometry, indexes, best) };
    }
    const blockIndexes = indexes.filter((index) => !taken.has(index));
    for (const index of blockIndexes) taken.add(index);
    return { code, name, hue, blockIndexes };
  });
}

/** The best `share` of the seats of blocks by quality, as inclusive pairs of ordinals. */
function bestRanges(geometry: SeatMapGeometry, blockIndexes: readonly number[], share: number): number[] {
  const ordinals = blockIndexes.flatMap((index) => {
    const block = geometry.blocks[index];
    return block ? Array.from({ length: block.count }, (_, at) => block.first + at) : [];
  });
  const scores = ordinals.map((ordinal) => geometry.score[ordinal] ?? 0).sort((a, b) => b - a);
  const least = scores[Math.floor(scores.length * share)] ?? 0;
  const ranges: number[] = [];
  for (const ordinal of ordinals) {
    if ((geometry.score[ordinal] ?? 0) < least) continue;
    if (ranges.at(-1) === ordinal - 1) ranges[ranges.length - 1] = ordinal;
    else ranges.push(ordinal, ordinal);
  }
  return ranges;
}
