import type { Point } from "../model.ts";
import { distanceBetween, median } from "../row-path.ts";
import { SeatGrid } from "../seat-grid.ts";

/** The usual width of a seat, centimetres: what a plan in pixels is scaled to. */
const usualSeatWidth = 55;

/**
 * The usual distance from a seat to its nearest other seat; seats at one place do not count.
 * @param guess a first idea of that distance, in the same units
 */
export function nearestDistance(seats: readonly Point[], guess: number): number {
  const grid = new SeatGrid(guess * 3);
  seats.forEach((seat, index) => {
    grid.add(seat, index);
  });
  const nearest: number[] = [];
  for (const [index, seat] of seats.entries()) {
    let least = Number.POSITIVE_INFINITY;
    for (const other of grid.near(seat)) {
      const distance = distanceBetween(seat, seats[other]!);
      if (other !== index && distance > 0) least = Math.min(least, distance);
    }
    if (least < Number.POSITIVE_INFINITY) nearest.push(least);
  }
  return median(nearest);
}

/**
 * What a plan in units of its own is multiplied by to be in centimetres: neighbours touch or nearly touch, so the usual
 * distance to the nearest other seat stands for the width of a seat.
 */
export const scaleToSeats = (seats: readonly Point[], guess: number): number =>
  usualSeatWidth / (nearestDistance(seats, guess) || guess || usualSeatWidth);

/** A first idea of the distance between seats: they fill their bounding box about evenly. */
export function roughDistance(seats: readonly Point[]): number {
  let [minX, minY, maxX, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of seats) {
    [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
    [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
  }
  const [width, height] = [maxX - minX, maxY - minY];
  const area = width * height;
  return (area > 0 ? Math.sqrt(area / seats.length) : Math.max(width, height) / Math.max(1, seats.length - 1)) || 1;
}
