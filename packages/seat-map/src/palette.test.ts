import { describe, expect, it } from "vitest";
import { contrastRatio, hexToLinear, type LinearRgb, linearToOklab } from "./oklch.ts";
import { type ColourScheme, inkOn, mapInks, RAMP_STEPS, zoneColours, zoneHues } from "./palette.ts";

const schemes: ColourScheme[] = ["light", "dark"];

/** Machado, Oliveira & Fernandes (2009), severity 1, on linear sRGB. */
const dichromacies: Record<string, readonly LinearRgb[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenDistance(first: string, second: string, matrix: readonly LinearRgb[] | null): number {
  const [a, b] = [first, second].map((hex) => {
    const linear = hexToLinear(hex);
    const seen = matrix
      ? (matrix.map((row) =>
          Math.min(1, Math.max(0, row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2])),
        ) as unknown as LinearRgb)
      : linear;
    return linearToOklab(seen);
  }) as [readonly [number, number, number], readonly [number, number, number]];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each(schemes)("zone ramps, %s scheme", (scheme) => {
  const inks = mapInks(scheme);
  it.each(zoneHues.map((hue, key) => [hue.name, key] as const))("%s keeps 3:1 against floor and plate", (_, key) => {
    for (const colour of zoneColours(key, scheme)) {
      expect(contrastRatio(colour, inks.floor)).toBeGreaterThanOrEqual(3);
      expect(contrastRatio(colour, inks.plate)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(zoneHues.map((hue, key) => [hue.name, key] as const))("%s darkens in even steps", (_, key) => {
    const lightness = zoneColours(key, scheme).map((colour) => linearToOklab(hexToLinear(colour))[0]);
    expect(lightness).toHaveLength(RAMP_STEPS);
    const steps = lightness.slice(1).map((value, index) => lightness[index]! - value);
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(mean * 0.15);
    expect(mean).toBeGreaterThan(0.025);
  });

  it("keeps the first four hues apart in every kind of colour vision", () => {
    for (let first = 0; first < 4; first++)
      for (let second = 0; second < first; second++)
        for (const matrix of [null, ...Object.values(dichromacies)])
          for (const step of [0, 6, 11])
            expect(
              seenDistance(zoneColours(first, scheme)[step]!, zoneColours(second, scheme)[step]!, matrix),
            ).toBeGreaterThan(0.02);
  });

  it("writes numbers that can be read on every step", () => {
    for (let key = 0; key < zoneHues.length; key++)
      for (const colour of zoneColours(key, scheme))
        expect(contrastRatio(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
  });

  it("keeps words and marks readable", () => {
    expect(contrastRatio(inks.text, inks.floor)).toBeGreaterThanOrEqual(7);
    expect(contrastRatio(inks.textMuted, inks.plate)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(inks.stageText, inks.stage)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(inks.stageText, inks.stageBack)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(inks.onAccent, inks.accent)).toBeGreaterThanOrEqual(4.5);
    for (const mark of [inks.accent, inks.proposed, inks.lost, inks.focus, inks.held, ...Object.values(inks.signs)])
      expect(contrastRatio(mark, inks.plate)).toBeGreaterThanOrEqual(3);
  });

  it("lets taken seats recede behind every sellable one", () => {
    const taken = contrastRatio(inks.taken, inks.plate);
    expect(taken).toBeGreaterThan(1.25);
    for (let key = 0; key < zoneHues.length; key++)
      for (const colour of zoneColours(key, scheme)) expect(contrastRatio(colour, inks.plate)).toBeGreaterThan(taken);
  });
});

it("starts over past the last hue", () => {
  expect(zoneColours(12, "light")).toBe(zoneColours(0, "light"));
  expect(zoneColours(-1, "light")).toBe(zoneColours(11, "light"));
});
