import type { Bounds } from "./camera.ts";

export type { Bounds } from "./camera.ts";

export function grow(bounds: Bounds, by: number): Bounds {
  return { minX: bounds.minX - by, minY: bounds.minY - by, maxX: bounds.maxX + by, maxY: bounds.maxY + by };
}

export function overlaps(first: Bounds, second: Bounds): boolean {
  return (
    first.minX <= second.maxX && first.maxX >= second.minX && first.minY <= second.maxY && first.maxY >= second.minY
  );
}

export function holds(bounds: Bounds, x: number, y: number): boolean {
  return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
}

export function isInside(part: Bounds, whole: Bounds): boolean {
  return part.minX >= whole.minX && part.maxX <= whole.maxX && part.minY >= whole.minY && part.maxY <= whole.maxY;
}

/** Inside out (minimum above maximum) where they do not meet. */
export function intersection(first: Bounds, second: Bounds): Bounds {
  return {
    minX: Math.max(first.minX, second.minX),
    minY: Math.max(first.minY, second.minY),
    maxX: Math.min(first.maxX, second.maxX),
    maxY: Math.min(first.maxY, second.maxY),
  };
}
