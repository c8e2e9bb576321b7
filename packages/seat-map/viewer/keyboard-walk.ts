import type { MapModel } from "./map-model.ts";
import type { IsShown } from "./picking.ts";

/** Where the keyboard stands: on a block, a row of it, or a seat. */
export type WalkPlace =
  | { readonly level: "block"; readonly block: number }
  | { readonly level: "row"; readonly row: number }
  | { readonly level: "seat"; readonly ordinal: number };

export type Direction = "left" | "right" | "up" | "down";

const unit = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

/** How much worse a step to the side is than one straight on. */
const SIDE_COST = 2.4;

/**
 * The best candidate in a direction: near and straight on. Anything more than about 65 degrees off does not count,
 * so a walk that finds nothing ahead stays where it is instead of jumping round.
 * @returns index into the candidates, or -1
 */
function bestInDirection(
  fromX: number,
  fromY: number,
  direction: Direction,
  candidates: Iterable<{ readonly index: number; readonly x: number; readonly y: number }>,
): number {
  const [ux, uy] = unit[direction];
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const { index, x, y } of candidates) {
    const along = (x - fromX) * ux + (y - fromY) * uy;
    const across = Math.abs((x - fromX) * uy - (y - fromY) * ux);
    if (along <= 0.01 || across > along * 2.2) continue;
    const cost = along + across * SIDE_COST;
    if (cost < bestCost || (cost === bestCost && index < best)) {
      bestCost = cost;
      best = index;
    }
  }
  return best;
}

function rowMiddle(model: MapModel, row: number): { x: number; y: number } {
  const { rows, x, y } = model.geometry;
  const { first, count } = rows[row]!;
  const middle = first + Math.floor((count - 1) / 2);
  return { x: x[middle]!, y: y[middle]! };
}

/** One step with an arrow key; the same place when there is nothing that way. */
export function step(
  model: MapModel,
  place: WalkPlace,
  direction: Direction,
  accept?: (ordinal: number) => boolean,
  isShown: IsShown = () => true,
): WalkPlace {
  const { geometry } = model;
  if (place.level === "block") {
    const from = model.blocks[place.block]!;
    const others = model.blocks.filter(
      (block) => block.count > 0 && block.index !== place.block && isShown(block.index),
    );
    const next = bestInDirection(
      from.heartX,
      from.heartY,
      direction,
      others.map((block) => ({ index: block.index, x: block.heartX, y: block.heartY })),
    );
    return next === -1 ? place : { level: "block", block: next };
  }
  if (place.level === "row") {
    const { block } = geometry.rows[place.row]!;
    const from = rowMiddle(model, place.row);
    const rows = geometry.rows.flatMap((row, index) =>
      row.block === block && index !== place.row && row.count > 0 ? [{ index, ...rowMiddle(model, index) }] : [],
    );
    const next = bestInDirection(from.x, from.y, direction, rows);
    return next === -1 ? place : { level: "row", row: next };
  }
  const isOpen = (ordinal: number): boolean => isShown(model.blockOf[ordinal]!) && (!accept || accept(ordinal));
  const next = seatInDirection(model, place.ordinal, direction, isOpen);
  return next === -1 ? place : { level: "seat", ordinal: next };
}

/**
 * Sideways the row comes first, over its aisles too, however it curves; only past its end the next block counts.
 * Up and down look around in widening squares and never stay in a row, unless it runs that way itself.
 */
function seatInDirection(
  model: MapModel,
  from: number,
  direction: Direction,
  accept: (ordinal: number) => boolean,
): number {
  const { x, y, rowOf, rows } = model.geometry;
  const { bounds, pitch, grid } = model;
  const pointOf = (index: number): { index: number; x: number; y: number } => ({ index, x: x[index]!, y: y[index]! });
  const row = rows[rowOf[from]!]!;
  const inRow = Array.from({ length: row.count }, (_, index) => row.first + index)
    .filter((ordinal) => ordinal !== from && accept(ordinal))
    .map(pointOf);
  const isSideways = direction === "left" || direction === "right";
  const along = bestInDirection(x[from]!, y[from]!, direction, inRow);
  if (along !== -1) {
    const isSteep = Math.abs(y[along]! - y[from]!) > Math.abs(x[along]! - x[from]!) * 1.5;
    if (isSideways !== isSteep) return along;
  }
  const widest = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
  for (let reach = pitch * 3; ; reach *= 2.5) {
    const candidates: { index: number; x: number; y: number }[] = [];
    const box = { minX: x[from]! - reach, minY: y[from]! - reach, maxX: x[from]! + reach, maxY: y[from]! + reach };
    grid.forEachIn(box, (ordinal) => {
      if (rowOf[ordinal] === rowOf[from] || !accept(ordinal)) return;
      candidates.push(pointOf(ordinal));
    });
    const best = bestInDirection(x[from]!, y[from]!, direction, candidates);
    if (best !== -1 || reach > widest) return best;
  }
}

/** Enter: into the block's first row, into the row's middle seat. A seat has nothing inside. */
export function stepIn(model: MapModel, place: WalkPlace): WalkPlace {
  const { rows } = model.geometry;
  if (place.level === "block") {
    const row = rows.findIndex((candidate) => candidate.block === place.block && candidate.count > 0);
    return row === -1 ? place : { level: "row", row };
  }
  if (place.level === "row") {
    const { first, count } = rows[place.row]!;
    return { level: "seat", ordinal: first + Math.floor((count - 1) / 2) };
  }
  return place;
}

/** Escape: up from seat to row to block; null above the blocks. */
export function stepOut(model: MapModel, place: WalkPlace): WalkPlace | null {
  if (place.level === "seat") return { level: "row", row: model.geometry.rowOf[place.ordinal]! };
  if (place.level === "row") return { level: "block", block: model.geometry.rows[place.row]!.block };
  return null;
}

/** Home and End: the ends of the row, of the block's rows, of the blocks. */
export function stepToEnd(
  model: MapModel,
  place: WalkPlace,
  end: "first" | "last",
  isShown: IsShown = () => true,
): WalkPlace {
  const { rows, rowOf } = model.geometry;
  if (place.level === "seat") {
    const row = rows[rowOf[place.ordinal]!]!;
    return { level: "seat", ordinal: end === "first" ? row.first : row.first + row.count - 1 };
  }
  if (place.level === "row") {
    const { block } = rows[place.row]!;
    const row =
      end === "first"
        ? rows.findIndex((candidate) => candidate.block === block)
        : rows.findLastIndex((candidate) => candidate.block === block);
    return { level: "row", row };
  }
  const blocks = model.blocks.filter(({ count, index }) => count > 0 && isShown(index));
  return { level: "block", block: (end === "first" ? blocks[0] : blocks.at(-1))?.index ?? place.block };
}
