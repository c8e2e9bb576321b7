import type { Point, SeatMapDocument, UnderlayDocument } from "../src/model.ts";

/** A picture that is traced over begins this wide, centimetres, until somebody says how large it really is. */
const usualWidth = 3000;
const limits = { smallest: 10, widest: 500_000 } as const;

/** Lays a picture under the drawing, in the middle of what is seen. */
export function layUnderlay(
  document: SeatMapDocument,
  picture: { readonly hash: string; readonly width: number; readonly height: number },
  middle: Point,
): SeatMapDocument {
  const width = usualWidth;
  const height = Math.round((usualWidth * picture.height) / Math.max(1, picture.width));
  const underlay: UnderlayDocument = {
    picture: picture.hash,
    x: Math.round(middle.x - width / 2),
    y: Math.round(middle.y - height / 2),
    width,
    height,
    opacity: 0.5,
    locked: false,
  };
  return { ...document, underlay };
}

export function changeUnderlay(document: SeatMapDocument, change: Partial<UnderlayDocument> | null): SeatMapDocument {
  if (change === null) {
    const { underlay: _, ...rest } = document;
    return rest;
  }
  return document.underlay ? { ...document, underlay: { ...document.underlay, ...change } } : document;
}

/** Makes the picture larger or smaller, one of its points staying where it is. */
export function scaleUnderlay(document: SeatMapDocument, factor: number, about: Point): SeatMapDocument {
  const { underlay } = document;
  if (!underlay || !(factor > 0)) return document;
  const { smallest, widest } = limits;
  const most = Math.min(widest / Math.max(underlay.width, underlay.height), factor);
  const by = Math.max(smallest / Math.min(underlay.width, underlay.height), most);
  return changeUnderlay(document, {
    x: exact(about.x + (underlay.x - about.x) * by),
    y: exact(about.y + (underlay.y - about.y) * by),
    width: exact(underlay.width * by),
    height: exact(underlay.height * by),
  });
}

const exact = (centimetres: number): number => Math.round(centimetres * 100) / 100 + 0;
