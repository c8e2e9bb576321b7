/** Resolutions of ticket printers. "203 dpi" heads have 8 dots to the millimetre (203.2 an inch). */
export type Dpi = 203 | 300;

export function dotsPerMm(dpi: Dpi): number {
  return dpi === 203 ? 8 : 300 / 25.4;
}

/** Millimetres as whole dots. */
export function toDots(mm: number, dpi: Dpi): number {
  return Math.round(mm * dotsPerMm(dpi));
}

/** Dots as millimetres, to a ten-thousandth: rounded back they are the same dots. */
export function toMm(dots: number, dpi: Dpi): number {
  return Math.round((dots / dotsPerMm(dpi)) * 10_000) / 10_000;
}
