import type { CategoryDocument, LocalisedText, SeatMapDocument, SeatMapGeometry } from "./model.ts";
import { hexToLinear, linearToOklab } from "./oklch.ts";
import { zoneColour, zoneHues } from "./palette.ts";

/** A price zone as the drawing proposes it: one category that has seats. */
export interface DrawnZone {
  readonly key: string;
  readonly name: LocalisedText;
  /** Key of the zone palette, 0 to 11. */
  readonly hue: number;
  readonly seatCount: number;
}

/** Value by ordinal of a seat without a category; viewers and zone maps mean the same by it. */
const noZone = 255;
const mostZones = 255;

export const categoryName = ({ label, name }: CategoryDocument): LocalisedText => label ?? { zh: name, en: name };

/** The colour that a category with this hue of the zone palette is kept with. */
export const colourOfHue = (hue: number): string => zoneColour(hue, "light");

/**
 * The hue of each category: the one its colour was chosen from, else the nearest that no other category has yet, so
 * that twelve categories of an imported plan are told apart even if all were grey.
 */
export function categoryHues(categories: readonly Pick<CategoryDocument, "colour">[]): number[] {
  const own = categories.map(({ colour }) => zoneHues.findIndex((_, hue) => colourOfHue(hue) === colour.toLowerCase()));
  const taken = new Set(own);
  return categories.map(({ colour }, index) => {
    if (own[index] !== -1) return own[index]!;
    const free = [...zoneHues.keys()].filter((hue) => !taken.has(hue));
    const hue = nearestHue(colour, free.length > 0 ? free : [...zoneHues.keys()]);
    taken.add(hue);
    return hue;
  });
}

function nearestHue(colour: string, hues: readonly number[]): number {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return hues[0]!;
  const [, a, b] = linearToOklab(hexToLinear(colour));
  const distances = hues.map((hue) => {
    const [, otherA, otherB] = linearToOklab(hexToLinear(colourOfHue(hue)));
    return Math.hypot(a - otherA, b - otherB);
  });
  return hues[distances.indexOf(Math.min(...distances))]!;
}

/**
 * The price zones that a drawing's categories come to, in the drawing's order; categories without seats are left out.
 * @param geometry of the same document, with seat identities
 * @returns the zones, and the index of each seat's zone by ordinal, 255 for none
 */
export function drawnZones(
  document: Pick<SeatMapDocument, "categories" | "blocks">,
  geometry: Pick<SeatMapGeometry, "seatIds">,
): { readonly zones: readonly DrawnZone[]; readonly zoneOf: Uint8Array } {
  const categoryOf = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { rows } of document.blocks) {
    for (const { seats } of rows) {
      for (const { id, category } of seats) {
        if (category === undefined) continue;
        categoryOf.set(id, category);
        counts.set(category, (counts.get(category) ?? 0) + 1);
      }
    }
  }
  const hues = categoryHues(document.categories);
  const zones: DrawnZone[] = [];
  const indexOf = new Map<string, number>();
  document.categories.forEach((category, index) => {
    const seatCount = counts.get(category.key);
    if (!seatCount || indexOf.has(category.key) || zones.length === mostZones) return;
    indexOf.set(category.key, zones.length);
    zones.push({ key: category.key, name: categoryName(category), hue: hues[index]!, seatCount });
  });
  const zoneOf = Uint8Array.from(geometry.seatIds, (id) => indexOf.get(categoryOf.get(id) ?? "") ?? noZone);
  return { zones, zoneOf };
}
