import { type Direction, step, stepIn, stepOut, stepToEnd, type WalkPlace } from "./keyboard-walk.ts";
import type { MapModel } from "./map-model.ts";
import type { IsShown } from "./picking.ts";

export type KeyAct =
  | { readonly kind: "go"; readonly place: WalkPlace }
  | { readonly kind: "choose"; readonly place: WalkPlace }
  | { readonly kind: "leave" }
  | { readonly kind: "fit" }
  | { readonly kind: "zoom"; readonly factor: number };

const directions: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** What a key means where the walk stands; null for keys that are not the map's. */
export function walkByKey(
  model: MapModel,
  place: WalkPlace | null,
  key: string,
  accept?: (ordinal: number) => boolean,
  isShown: IsShown = () => true,
): KeyAct | null {
  if (key === "+" || key === "=") return { kind: "zoom", factor: 1.5 };
  if (key === "-" || key === "_") return { kind: "zoom", factor: 1 / 1.5 };
  if (key === "0") return { kind: "fit" };
  const direction = directions[key];
  if (!place) {
    if (!direction && key !== "Enter" && key !== " ") return null;
    const block = nearestToStage(model, isShown);
    return block === -1 ? null : { kind: "go", place: { level: "block", block } };
  }
  if (direction) return { kind: "go", place: step(model, place, direction, accept, isShown) };
  if (key === "Enter" || key === " ") return { kind: "choose", place };
  if (key === "Home" || key === "End")
    return { kind: "go", place: stepToEnd(model, place, key === "Home" ? "first" : "last", isShown) };
  if (key !== "Escape") return null;
  const out = stepOut(model, place);
  return out ? { kind: "go", place: out } : { kind: "leave" };
}

/** One level in; a block with a single row opens on its seats at once. */
export function openPlace(model: MapModel, place: WalkPlace): WalkPlace {
  const inside = stepIn(model, place);
  if (place.level !== "block" || inside.level !== "row") return inside;
  const isOnlyRow = model.geometry.rows.filter((row) => row.block === place.block && row.count > 0).length === 1;
  return isOnlyRow ? stepIn(model, inside) : inside;
}

/** Where a walk begins: the block nearest to what people came to see. */
function nearestToStage(model: MapModel, isShown: IsShown): number {
  const focal = model.geometry.focalPoints[0] ?? {
    x: (model.bounds.minX + model.bounds.maxX) / 2,
    y: model.bounds.minY,
  };
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const block of model.blocks) {
    if (block.count === 0 || !isShown(block.index)) continue;
    const distance = Math.hypot(block.heartX - focal.x, block.heartY - focal.y);
    if (distance < bestDistance) {
      best = block.index;
      bestDistance = distance;
    }
  }
  return best;
}
