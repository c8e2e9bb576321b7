import type { MapInks } from "../src/palette.ts";
import type { SeatSignKind } from "./contract.ts";

/** A sign around the origin with a seat's radius as unit, as SVG paths: the map and its legend draw the same. */
export interface SignDrawing {
  readonly filled: string;
  readonly stroked: string;
  /** Strokes in the ink of the ground, over what is filled. */
  readonly cut: string;
}

/** Width of every stroke, in radii. */
export const signStroke = 0.3;

const circle = (radius: number) =>
  `M${-radius},0a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`;

/** Told apart without colour and when small: a disc, a crossed ring, a diamond, a square, a ring with a dot. */
export const signDrawings: Readonly<Record<SeatSignKind, SignDrawing>> = {
  added: { filled: circle(1), stroked: "", cut: "M-0.55,0H0.55M0,-0.55V0.55" },
  removed: { filled: "", stroked: `${circle(0.9)}M-0.45,-0.45L0.45,0.45M0.45,-0.45L-0.45,0.45`, cut: "" },
  moved: { filled: "M0,-1.2L1.2,0L0,1.2L-1.2,0Z", stroked: "", cut: "" },
  relabelled: { filled: "", stroked: "M-0.85,-0.85H0.85V0.85H-0.85Z", cut: "" },
  changed: { filled: circle(0.35), stroked: circle(0.9), cut: "" },
};

const SMALLEST_SIGN_PX = 3.2;
/** From this radius on a seat shows its number, so the sign moves to its corner. */
const CORNER_FROM_PX = 9;
/** So many signs are dots as long as seats are dots themselves. */
const MOST_DRAWN_SMALL = 3_000;

const paths = new Map<string, Path2D>();

function pathOf(drawing: string): Path2D {
  let path = paths.get(drawing);
  if (!path) {
    path = new Path2D(drawing);
    paths.set(drawing, path);
  }
  return path;
}

/**
 * Paints the sign of one seat; the context is in CSS pixels.
 * @param radius of the seat as drawn
 * @param count of all signs on the map
 */
export function paintSign(
  context: CanvasRenderingContext2D,
  inks: MapInks,
  kind: SeatSignKind,
  at: { readonly x: number; readonly y: number; readonly radius: number },
  count: number,
): void {
  const colour = inks.signs[kind];
  if (count > MOST_DRAWN_SMALL && at.radius < SMALLEST_SIGN_PX) {
    context.fillStyle = colour;
    context.fillRect(at.x - 1.5, at.y - 1.5, 3, 3);
    return;
  }
  const isCornered = at.radius >= CORNER_FROM_PX;
  const radius = isCornered ? Math.max(SMALLEST_SIGN_PX, at.radius * 0.42) : Math.max(SMALLEST_SIGN_PX, at.radius);
  context.save();
  if (isCornered) {
    context.beginPath();
    context.arc(at.x, at.y, at.radius * 1.06, 0, Math.PI * 2);
    context.lineWidth = Math.max(1.5, at.radius * 0.12);
    context.strokeStyle = colour;
    context.stroke();
    context.translate(at.x + at.radius * 0.78, at.y - at.radius * 0.78);
  } else context.translate(at.x, at.y);
  context.scale(radius, radius);
  context.fillStyle = inks.floor;
  context.fill(pathOf(circle(isCornered ? 1.3 : 1)));
  const { filled, stroked, cut } = signDrawings[kind];
  context.lineWidth = signStroke;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (filled) context.fill(pathOf(filled));
  if (stroked) context.stroke(pathOf(stroked));
  context.strokeStyle = inks.floor;
  if (cut) context.stroke(pathOf(cut));
  context.restore();
}
