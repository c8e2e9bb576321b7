import { boxOfDots, type PlaceInDots, placeInDots } from "../raster/place-in-dots.ts";
import { type Dpi, toDots } from "../raster/resolution.ts";
import { pictureSizeMm } from "../template/paper-geometry.ts";
import type { TicketPart, TicketTemplate } from "../template/ticket-template.ts";

/** The same template with one part changed; unchanged when there is no such part. */
export function changePart(
  template: TicketTemplate,
  id: string,
  change: (part: TicketPart) => TicketPart,
): TicketTemplate {
  return { ...template, parts: template.parts.map((part) => (part.id === id ? change(part) : part)) };
}

/** Puts a part at a place in dots, moved back onto the picture where it would hang over, and at least one dot large. */
export function placePart(template: TicketTemplate, id: string, place: PlaceInDots, dpi: Dpi): TicketTemplate {
  const size = pictureSizeMm(template);
  const [across, down] = [toDots(size.widthMm, dpi), toDots(size.heightMm, dpi)];
  const width = Math.min(across, Math.max(1, place.width));
  const height = Math.min(down, Math.max(1, place.height));
  const x = Math.min(across - width, Math.max(0, place.x));
  const y = Math.min(down - height, Math.max(0, place.y));
  return changePart(template, id, (part) => ({ ...part, ...boxOfDots({ x, y, width, height }, dpi) }));
}

/** Moves a part by dots, or by them makes it larger to the right and below. */
export function nudgePart(
  template: TicketTemplate,
  id: string,
  by: { readonly x: number; readonly y: number; readonly grow: boolean },
  dpi: Dpi,
): TicketTemplate {
  const part = template.parts.find((each) => each.id === id);
  if (!part) return template;
  const place = placeInDots(part, dpi);
  const moved = by.grow
    ? { ...place, width: place.width + by.x, height: place.height + by.y }
    : { ...place, x: place.x + by.x, y: place.y + by.y };
  return placePart(template, id, moved, dpi);
}

/** Adds a part under a name of its own; answers both. */
export function addPart(
  template: TicketTemplate,
  part: TicketPart,
): { readonly template: TicketTemplate; readonly id: string } {
  const taken = new Set(template.parts.map((each) => each.id));
  const stem = part.id.replace(/-\d+$/, "").slice(0, 34);
  let id = part.id;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  return { template: { ...template, parts: [...template.parts, { ...part, id }] }, id };
}

export function removePart(template: TicketTemplate, id: string): TicketTemplate {
  return { ...template, parts: template.parts.filter((part) => part.id !== id) };
}

/** A copy of a part two millimetres beside it; null when there is no such part. */
export function duplicatePart(
  template: TicketTemplate,
  id: string,
): { readonly template: TicketTemplate; readonly id: string } | null {
  const part = template.parts.find((each) => each.id === id);
  if (!part) return null;
  const size = pictureSizeMm(template);
  const beside = (at: number, length: number, most: number) => Math.max(0, Math.min(at + 2, most - length));
  return addPart(template, {
    ...part,
    xMm: beside(part.xMm, part.widthMm, size.widthMm),
    yMm: beside(part.yMm, part.heightMm, size.heightMm),
  });
}

/** A part of a kind as one begins with it, in the middle of what can be printed. */
export function newPart(kind: TicketPart["kind"], template: TicketTemplate): TicketPart {
  const size = pictureSizeMm(template);
  const middle = (widthMm: number, heightMm: number) => {
    const [width, height] = [Math.min(widthMm, size.widthMm), Math.min(heightMm, size.heightMm)];
    return {
      xMm: Math.round((size.widthMm - width) / 2),
      yMm: Math.round((size.heightMm - height) / 2),
      widthMm: width,
      heightMm: height,
    };
  };
  switch (kind) {
    case "text":
      return {
        id: "text",
        kind,
        ...middle(40, 6),
        text: { zh: "文字", en: "Text" },
        sizeMm: 4,
        leastSizeMm: 2.25,
        weight: 400,
        align: "start",
        mostLines: 1,
      };
    case "qr":
      return { id: "qr", kind, ...middle(40, 40), value: "code", correction: "M" };
    case "code128":
      return { id: "bars", kind, ...middle(60, 10), value: "number" };
    case "line":
      return { id: "line", kind, ...middle(60, 0.5) };
    case "image":
      // Eight white dots, until somebody chooses a picture.
      return { id: "image", kind, ...middle(20, 20), widthDots: 8, heightDots: 1, bits: "AA==" };
  }
}
