import type { PlaceInDots } from "../raster/place-in-dots.ts";

/** A place after it was pulled to its neighbours, and the lines it came to lie on. */
export interface SnappedPlace {
  readonly place: PlaceInDots;
  /** Dots from the left of vertical lines, and from the top of horizontal ones. */
  readonly guides: { readonly x: number | null; readonly y: number | null };
}

/** Beginning, middle and end. */
const lines = (at: number, length: number): readonly number[] => [at, at + Math.floor(length / 2), at + length];

/**
 * Moves a place by at most `reach` dots so that its left, middle or right, and its top, middle or bottom, lies on one of
 * its neighbours': the nearest wins, the first of several equally near.
 */
export function snapPlace(place: PlaceInDots, neighbours: readonly PlaceInDots[], reach: number): SnappedPlace {
  const x = nearest(
    lines(place.x, place.width),
    neighbours.flatMap((each) => lines(each.x, each.width)),
    reach,
  );
  const y = nearest(
    lines(place.y, place.height),
    neighbours.flatMap((each) => lines(each.y, each.height)),
    reach,
  );
  return {
    place: { ...place, x: place.x + (x?.by ?? 0), y: place.y + (y?.by ?? 0) },
    guides: { x: x?.line ?? null, y: y?.line ?? null },
  };
}

function nearest(
  own: readonly number[],
  others: readonly number[],
  reach: number,
): { readonly by: number; readonly line: number } | null {
  let best: { readonly by: number; readonly line: number } | null = null;
  for (const line of others) {
    for (const at of own) {
      const by = line - at;
      if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, line };
    }
  }
  return best;
}
