import { type Dpi, type PlaceInDots, placeInDots, snapPlace, type TicketTemplate } from "@parterre/ticket-print";
import { type PointerEvent, useRef, useState } from "react";

/** Which side of a part is pulled: -1 left or top, 1 right or bottom, 0 neither. */
export interface Grip {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export interface Dragging {
  readonly template: TicketTemplate;
  readonly dpi: Dpi;
  /** Pixels of the screen a dot. */
  readonly scale: number;
  readonly across: number;
  readonly down: number;
  readonly onChoose: (id: string) => void;
  readonly onPlace: (id: string, to: PlaceInDots, about: string) => void;
}

const noGuides = { x: null, y: null } as const;
/** How near an edge has to come to be caught, in pixels of the screen. */
const catchPx = 5;

/** Drags a part, or pulls one of its sides, by whole dots. One drag is one step to undo. Alt lets it lie anywhere. */
export function useDragging({ template, dpi, scale, across, down, onChoose, onPlace }: Dragging) {
  const [guides, setGuides] = useState<{ readonly x: number | null; readonly y: number | null }>(noGuides);
  const drags = useRef(0);

  const grab = (event: PointerEvent<SVGElement>, id: string, grip: Grip | null) => {
    const part = template.parts.find((each) => each.id === id);
    if (!part || event.button !== 0) return;
    event.stopPropagation();
    onChoose(id);
    const from = placeInDots(part, dpi);
    const [startX, startY] = [event.clientX, event.clientY];
    const others = template.parts.filter((each) => each.id !== id).map((each) => placeInDots(each, dpi));
    const neighbours = [...others, { x: 0, y: 0, width: across, height: down }];
    const about = `drag ${++drags.current} ${id}`;
    const surface = event.currentTarget;
    surface.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => {
      const by = {
        x: Math.round((moved.clientX - startX) / scale),
        y: Math.round((moved.clientY - startY) / scale),
      };
      if (grip) return onPlace(id, pulled(from, grip, by), about);
      const wanted = { ...from, x: from.x + by.x, y: from.y + by.y };
      const snapped = moved.altKey
        ? { place: wanted, guides: noGuides }
        : snapPlace(wanted, neighbours, Math.round(catchPx / scale));
      setGuides(snapped.guides);
      onPlace(id, snapped.place, about);
    };
    const end = () => {
      setGuides(noGuides);
      surface.removeEventListener("pointermove", move);
      surface.removeEventListener("pointerup", end);
      surface.removeEventListener("pointercancel", end);
    };
    surface.addEventListener("pointermove", move);
    surface.addEventListener("pointerup", end);
    surface.addEventListener("pointercancel", end);
  };
  return { grab, guides };
}

/** A place with one or two of its sides pulled; a side stops one dot before the other. */
function pulled(from: PlaceInDots, grip: Grip, by: { readonly x: number; readonly y: number }): PlaceInDots {
  const side = (at: number, length: number, which: -1 | 0 | 1, dots: number): readonly [number, number] => {
    if (which === 0) return [at, length];
    if (which === 1) return [at, Math.max(1, length + dots)];
    const shift = Math.max(-at, Math.min(dots, length - 1));
    return [at + shift, length - shift];
  };
  const [x, width] = side(from.x, from.width, grip.x, by.x);
  const [y, height] = side(from.y, from.height, grip.y, by.y);
  return { x, y, width, height };
}
