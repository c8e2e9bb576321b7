import type { Box } from "../template/ticket-template.ts";
import { type Dpi, toDots, toMm } from "./resolution.ts";

/** A box in whole dots of a print head. */
export interface PlaceInDots {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Ends are rounded, not lengths, so that parts which touch in millimetres touch in dots. */
export function placeInDots(box: Box, dpi: Dpi): PlaceInDots {
  const x = toDots(box.xMm, dpi);
  const y = toDots(box.yMm, dpi);
  return { x, y, width: toDots(box.xMm + box.widthMm, dpi) - x, height: toDots(box.yMm + box.heightMm, dpi) - y };
}

/** The box that comes to exactly these dots. */
export function boxOfDots({ x, y, width, height }: PlaceInDots, dpi: Dpi): Box {
  const [xMm, yMm] = [toMm(x, dpi), toMm(y, dpi)];
  const length = (from: number, to: number) => Math.round((toMm(to, dpi) - from) * 10_000) / 10_000;
  return { xMm, yMm, widthMm: length(xMm, x + width), heightMm: length(yMm, y + height) };
}
