/**
 * OKLCH to sRGB and back, and the measures the palette is tested with.
 *
 * OKLCH is used because equal steps of its lightness look equal, whatever the hue: a ramp of twelve
 * steps made there reads as twelve steps. Matrices are Björn Ottosson's (public domain).
 */

/** Linear-light sRGB, each channel 0 to 1 when the colour can be shown. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

/** Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

function oklchToLinear({ lightness, chroma, hue }: Oklch): LinearRgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** OKLab coordinates [L, a, b]; distances between them approximate what the eye sees. */
export function linearToOklab([red, green, blue]: LinearRgb): readonly [number, number, number] {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function isInGamut(colour: LinearRgb): boolean {
  return colour.every((channel) => channel >= -0.0001 && channel <= 1.0001);
}

/** The same lightness and hue with as much of the asked chroma as sRGB can show: lightness never moves. */
function fitToGamut(colour: Oklch): Oklch {
  if (isInGamut(oklchToLinear(colour))) return colour;
  let shown = 0;
  let tooMuch = colour.chroma;
  for (let step = 0; step < 20; step++) {
    const middle = (shown + tooMuch) / 2;
    if (isInGamut(oklchToLinear({ ...colour, chroma: middle }))) shown = middle;
    else tooMuch = middle;
  }
  return { ...colour, chroma: shown };
}

function encodeChannel(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055));
}

/** `#rrggbb` of a colour, fitted into sRGB by its chroma. */
export function oklchToHex(colour: Oklch): string {
  const channels = oklchToLinear(fitToGamut(colour)).map((channel) =>
    encodeChannel(channel).toString(16).padStart(2, "0"),
  );
  return `#${channels.join("")}`;
}

/** Linear-light channels of `#rrggbb`. */
export function hexToLinear(hex: string): LinearRgb {
  const channel = (from: number): number => {
    const encoded = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = hexToLinear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** `share` of the second colour laid over the first, mixed in sRGB as a canvas blends. */
export function mixColours(first: string, second: string, share: number): string {
  const mixed = [1, 3, 5].map((from) => {
    const a = Number.parseInt(first.slice(from, from + 2), 16);
    const b = Number.parseInt(second.slice(from, from + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${mixed.join("")}`;
}
