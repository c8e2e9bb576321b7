/** Where a card beside a seat goes; all in CSS pixels of the map. */
export interface CardPlace {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 10;
const EDGE_PX = 8;

/** Above the seat where there is room, else below, and never over an edge of the map. */
export function placeCard(
  seat: { readonly x: number; readonly y: number; readonly radius: number },
  card: Size,
  map: Size,
  coveredTop = 0,
): CardPlace {
  const above = seat.y - seat.radius - GAP_PX - card.height;
  const below = seat.y + seat.radius + GAP_PX;
  const wanted = above >= coveredTop + EDGE_PX ? above : below;
  const lowest = Math.max(coveredTop + EDGE_PX, map.height - card.height - EDGE_PX);
  return {
    left: Math.max(EDGE_PX, Math.min(seat.x - card.width / 2, map.width - card.width - EDGE_PX)),
    top: Math.min(Math.max(wanted, coveredTop + EDGE_PX), lowest),
  };
}
