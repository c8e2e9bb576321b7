import { categoryHues } from "../src/categories.ts";
import type { CategoryDocument, SeatDocument } from "../src/model.ts";
import { type ColourScheme, mapInks, zoneColour, zoneColours } from "../src/palette.ts";
import { NO_ZONE, type SeatMapZone } from "../viewer/contract.ts";
import type { Tint } from "./tools/tool.ts";

/** The hue in which a bare house is drawn. */
const bareHue = 9;
/** Rank step of a seat that was not judged yet, and the one that stands for a whole category (as `zoneColour`). */
const unjudged = 6;
const flatStep = 7;

/** How the board colours seats: for the viewer's pictures, and seat by seat for the rows in hand. */
export interface SeatTints {
  readonly zones: readonly SeatMapZone[];
  zoneOf(seat: SeatDocument): number;
  stepOf(seat: SeatDocument): number;
  colourOf(seat: SeatDocument): string;
}

/**
 * By quality all seats have one hue and their rank's shade; by category each has its category's colour, and seats
 * without one are drawn as those that are not for sale.
 */
export function seatTints(
  tint: Tint,
  categories: readonly CategoryDocument[],
  ranks: ReadonlyMap<string, number>,
  scheme: ColourScheme,
): SeatTints {
  if (tint === "quality") {
    const ramp = zoneColours(bareHue, scheme);
    const stepOf = ({ id }: SeatDocument) => ranks.get(id) ?? unjudged;
    return {
      zones: [{ index: 0, hue: bareHue, name: "" }],
      zoneOf: () => 0,
      stepOf,
      colourOf: (seat) => ramp[stepOf(seat)]!,
    };
  }
  const zones = categoryHues(categories)
    .slice(0, NO_ZONE)
    .map((hue, index) => ({ index, hue, name: categories[index]!.name }));
  const indexOf = new Map(zones.map(({ index }) => [categories[index]!.key, index]));
  const colours = zones.map(({ hue }) => zoneColour(hue, scheme));
  const zoneOf = ({ category }: SeatDocument) => indexOf.get(category ?? "") ?? NO_ZONE;
  return {
    zones,
    zoneOf,
    stepOf: () => flatStep,
    colourOf: (seat) => colours[zoneOf(seat)] ?? mapInks(scheme).unpriced,
  };
}
