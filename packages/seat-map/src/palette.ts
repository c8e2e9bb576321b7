/**
 * Colours of a seat map, for canvas, legends and admin screens alike.
 *
 * A price zone has a hue; within it the better a seat is the darker and fuller its colour, in twelve
 * steps of equal OKLCH lightness. Every step keeps a contrast of 3:1 or more against the floor and the
 * block plates, in the light and in the dark scheme. Both schemes are designed, neither is an inversion:
 * in the dark one the house lights are down, so the ramp runs from pale to deep over a near-black floor.
 */
import { contrastRatio, oklchToHex } from "./oklch.ts";

export type ColourScheme = "light" | "dark";

/** Steps of a zone's ramp; step 11 is the best seat and the darkest colour (as `scoreRanks` counts). */
export const RAMP_STEPS = 12;

interface ZoneHue {
  readonly name: string;
  readonly hue: number;
  readonly chroma: number;
}

/**
 * The zone hues by key. The first four stay apart for people with protanopia, deuteranopia and
 * tritanopia (tested); no twelve hues can, so screens also name the zone wherever colour says it.
 */
export const zoneHues: readonly ZoneHue[] = [
  { name: "blue", hue: 262, chroma: 0.16 },
  { name: "terracotta", hue: 48, chroma: 0.14 },
  { name: "orchid", hue: 325, chroma: 0.13 },
  { name: "sage", hue: 165, chroma: 0.055 },
  { name: "gold", hue: 95, chroma: 0.12 },
  { name: "violet", hue: 295, chroma: 0.17 },
  { name: "teal", hue: 205, chroma: 0.1 },
  { name: "rose", hue: 5, chroma: 0.13 },
  { name: "green", hue: 142, chroma: 0.14 },
  { name: "steel", hue: 240, chroma: 0.05 },
  { name: "umber", hue: 68, chroma: 0.06 },
  { name: "graphite", hue: 290, chroma: 0.015 },
];

const rampLightness = {
  light: { worst: 0.63, best: 0.285 },
  dark: { worst: 0.885, best: 0.545 },
} as const;

const rampCache = new Map<string, readonly string[]>();

/**
 * The twelve `#rrggbb` colours of a zone, worst seat first (index = rank step, 11 = best = darkest).
 * @param hueKey key of the zone palette, 0 to 11; larger keys start over.
 */
export function zoneColours(hueKey: number, scheme: ColourScheme): readonly string[] {
  const key = ((Math.trunc(hueKey) % zoneHues.length) + zoneHues.length) % zoneHues.length;
  const cached = rampCache.get(`${scheme}${key}`);
  if (cached) return cached;
  const { hue, chroma } = zoneHues[key]!;
  const { worst, best } = rampLightness[scheme];
  const ramp = Array.from({ length: RAMP_STEPS }, (_, step) => {
    const share = step / (RAMP_STEPS - 1);
    // Poor seats are washed out as well as light: two cues that agree, and a calmer picture.
    return oklchToHex({ lightness: worst + (best - worst) * share, chroma: chroma * (0.5 + 0.5 * share), hue });
  });
  rampCache.set(`${scheme}${key}`, ramp);
  return ramp;
}

/** The zone's colour for swatches, chips and block tints: the middle of its ramp. */
export function zoneColour(hueKey: number, scheme: ColourScheme): string {
  return zoneColours(hueKey, scheme)[7]!;
}

/** Every other colour a map is drawn with. */
export interface MapInks {
  /** The house floor: the map's background. */
  readonly floor: string;
  /** The plate under a block's seats and its edge. */
  readonly plate: string;
  readonly plateEdge: string;
  /** The stage's edge towards the audience, where the light is, and its back wall. */
  readonly stage: string;
  readonly stageBack: string;
  /** Colour of the light the stage throws, drawn with falling alpha. */
  readonly stageGlow: string;
  readonly stageText: string;
  readonly shape: string;
  readonly text: string;
  readonly textMuted: string;
  /** Outline of seats that are gone: they recede. */
  readonly taken: string;
  /** Outline and cross of seats not sold tonight. */
  readonly killed: string;
  /** Outline of seats somebody holds at this moment (staff view). */
  readonly held: string;
  /** Seats with no price zone: drawn, never sellable. */
  readonly unpriced: string;
  /** My own seats, their ring and marks. */
  readonly accent: string;
  readonly onAccent: string;
  readonly proposed: string;
  readonly lost: string;
  readonly focus: string;
  /** Signs of what became of a seat in another map. */
  readonly signs: {
    readonly added: string;
    readonly removed: string;
    readonly moved: string;
    readonly relabelled: string;
    readonly changed: string;
  };
}

const inks: Record<ColourScheme, MapInks> = {
  light: {
    floor: oklchToHex({ lightness: 0.968, chroma: 0.007, hue: 80 }),
    plate: oklchToHex({ lightness: 0.988, chroma: 0.004, hue: 80 }),
    plateEdge: oklchToHex({ lightness: 0.9, chroma: 0.01, hue: 70 }),
    stage: oklchToHex({ lightness: 0.4, chroma: 0.075, hue: 40 }),
    stageBack: oklchToHex({ lightness: 0.25, chroma: 0.035, hue: 30 }),
    stageGlow: oklchToHex({ lightness: 0.86, chroma: 0.11, hue: 80 }),
    stageText: oklchToHex({ lightness: 0.95, chroma: 0.03, hue: 85 }),
    shape: oklchToHex({ lightness: 0.915, chroma: 0.01, hue: 75 }),
    text: oklchToHex({ lightness: 0.28, chroma: 0.02, hue: 40 }),
    textMuted: oklchToHex({ lightness: 0.5, chroma: 0.018, hue: 50 }),
    taken: oklchToHex({ lightness: 0.83, chroma: 0.008, hue: 70 }),
    killed: oklchToHex({ lightness: 0.72, chroma: 0.01, hue: 60 }),
    held: oklchToHex({ lightness: 0.55, chroma: 0.03, hue: 60 }),
    unpriced: oklchToHex({ lightness: 0.79, chroma: 0.008, hue: 70 }),
    accent: oklchToHex({ lightness: 0.49, chroma: 0.19, hue: 15 }),
    onAccent: "#ffffff",
    proposed: oklchToHex({ lightness: 0.49, chroma: 0.19, hue: 15 }),
    lost: oklchToHex({ lightness: 0.52, chroma: 0.2, hue: 28 }),
    focus: oklchToHex({ lightness: 0.2, chroma: 0.03, hue: 260 }),
    signs: {
      added: oklchToHex({ lightness: 0.5, chroma: 0.12, hue: 150 }),
      removed: oklchToHex({ lightness: 0.52, chroma: 0.2, hue: 28 }),
      moved: oklchToHex({ lightness: 0.48, chroma: 0.16, hue: 260 }),
      relabelled: oklchToHex({ lightness: 0.5, chroma: 0.13, hue: 310 }),
      changed: oklchToHex({ lightness: 0.45, chroma: 0.02, hue: 60 }),
    },
  },
  dark: {
    floor: oklchToHex({ lightness: 0.165, chroma: 0.012, hue: 20 }),
    plate: oklchToHex({ lightness: 0.195, chroma: 0.013, hue: 20 }),
    plateEdge: oklchToHex({ lightness: 0.265, chroma: 0.016, hue: 25 }),
    stage: oklchToHex({ lightness: 0.93, chroma: 0.07, hue: 86 }),
    stageBack: oklchToHex({ lightness: 0.66, chroma: 0.1, hue: 62 }),
    stageGlow: oklchToHex({ lightness: 0.8, chroma: 0.11, hue: 70 }),
    stageText: oklchToHex({ lightness: 0.2, chroma: 0.04, hue: 50 }),
    shape: oklchToHex({ lightness: 0.24, chroma: 0.014, hue: 25 }),
    text: oklchToHex({ lightness: 0.94, chroma: 0.012, hue: 80 }),
    textMuted: oklchToHex({ lightness: 0.7, chroma: 0.015, hue: 60 }),
    taken: oklchToHex({ lightness: 0.34, chroma: 0.014, hue: 25 }),
    killed: oklchToHex({ lightness: 0.42, chroma: 0.014, hue: 25 }),
    held: oklchToHex({ lightness: 0.62, chroma: 0.025, hue: 50 }),
    unpriced: oklchToHex({ lightness: 0.4, chroma: 0.01, hue: 30 }),
    accent: oklchToHex({ lightness: 0.66, chroma: 0.21, hue: 15 }),
    onAccent: oklchToHex({ lightness: 0.16, chroma: 0.03, hue: 15 }),
    proposed: oklchToHex({ lightness: 0.72, chroma: 0.17, hue: 15 }),
    lost: oklchToHex({ lightness: 0.7, chroma: 0.18, hue: 30 }),
    focus: oklchToHex({ lightness: 0.97, chroma: 0.02, hue: 90 }),
    signs: {
      added: oklchToHex({ lightness: 0.76, chroma: 0.14, hue: 150 }),
      removed: oklchToHex({ lightness: 0.7, chroma: 0.18, hue: 30 }),
      moved: oklchToHex({ lightness: 0.72, chroma: 0.13, hue: 250 }),
      relabelled: oklchToHex({ lightness: 0.76, chroma: 0.13, hue: 310 }),
      changed: oklchToHex({ lightness: 0.8, chroma: 0.02, hue: 60 }),
    },
  },
};

export function mapInks(scheme: ColourScheme): MapInks {
  return inks[scheme];
}

/**
 * White where it can be read (4.5:1), else near-black: numbers and labels of neighbouring colours then rarely
 * flip from one to the other.
 */
export function inkOn(colour: string): string {
  const light = "#ffffff";
  return contrastRatio(colour, light) >= 4.5 ? light : "#050302";
}
