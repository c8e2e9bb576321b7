import { code128Modules, isCode128Text } from "../codes/code128.ts";
import { qrModules, qrQuietModules } from "../codes/qr.ts";
import type { TicketFonts } from "../fonts/ticket-fonts.ts";
import { pictureSizeMm } from "../template/paper-geometry.ts";
import {
  type BarsPart,
  factOf,
  filledText,
  type ImagePart,
  isShown,
  type QrPart,
  type TextPart,
  type TicketFacts,
  type TicketLanguage,
  type TicketPart,
  type TicketTemplate,
} from "../template/ticket-template.ts";
import { fitText } from "../text/fit-text.ts";
import { type Bitmap, blankBitmap, fillRectangle, turnBitmap } from "./bitmap.ts";
import { drawLine, lineWidth, missingCharacters } from "./draw-line.ts";
import { type PlaceInDots, placeInDots } from "./place-in-dots.ts";
import { readImage } from "./read-image.ts";
import { type Dpi, toDots } from "./resolution.ts";

/** Something on one ticket that is not as the template wants it. */
export interface DrawingProblem {
  readonly code: "text-cut" | "missing-character" | "code-too-large" | "not-a-code128-text";
  readonly partId: string;
  /** The text or characters it is about. */
  readonly about: string;
}

export interface DrawnTicket {
  /** As it leaves the printer: width across the head. */
  readonly bitmap: Bitmap;
  /** As one reads it. */
  readonly upright: Bitmap;
  readonly problems: readonly DrawingProblem[];
}

export interface DrawTicket {
  readonly template: TicketTemplate;
  readonly facts: TicketFacts;
  readonly language: TicketLanguage;
  readonly dpi: Dpi;
  /** Prepared for {@link textsOnTicket}. */
  readonly fonts: TicketFonts;
}

/** Least dots of a QR module: 4 at 203 dpi and 6 at 300 read at the door from any paper. */
const leastModuleDots = { 203: 4, 300: 6 } as const;

/** All texts of a ticket, to load fonts for. */
export function textsOnTicket({ template, facts, language }: Omit<DrawTicket, "dpi" | "fonts">): readonly string[] {
  return [
    "…",
    ...template.parts.flatMap((part) =>
      part.kind === "text" ? [filledText(part.text[language] ?? "", facts, language)] : [],
    ),
  ];
}

/** Draws a ticket at a printer's own dots. Text and codes are black or white, never dithered. */
export function drawTicket(order: DrawTicket): DrawnTicket {
  const { template, dpi } = order;
  const size = pictureSizeMm(template);
  const upright = blankBitmap(toDots(size.widthMm, dpi), toDots(size.heightMm, dpi));
  const problems: DrawingProblem[] = [];
  for (const part of template.parts) {
    if (isShown(part, order.facts, order.language)) problems.push(...drawPart(upright, part, order));
  }
  return { bitmap: turnBitmap(upright, ((template.turned / 90) % 4) as 0 | 1 | 2 | 3), upright, problems };
}

function drawPart(target: Bitmap, part: TicketPart, order: DrawTicket): readonly DrawingProblem[] {
  const place = placeInDots(part, order.dpi);
  switch (part.kind) {
    case "text":
      return drawText(target, part, place, order);
    case "qr":
      return drawQr(target, part, place, order);
    case "code128":
      return drawBars(target, part, place, order);
    case "line":
      fillRectangle(target, place.x, place.y, Math.max(1, place.width), Math.max(1, place.height));
      return [];
    case "image":
      drawImage(target, part, place);
      return [];
  }
}

function drawText(target: Bitmap, part: TextPart, place: PlaceInDots, order: DrawTicket): readonly DrawingProblem[] {
  const { fonts, facts, language, dpi } = order;
  const text = filledText(part.text[language] ?? "", facts, language).trim();
  if (text === "") return [];
  const fitted = fitText(text, {
    ...place,
    size: toDots(part.sizeMm, dpi),
    leastSize: toDots(part.leastSizeMm, dpi),
    mostLines: part.mostLines,
    widthOf: (words, size) => lineWidth(fonts, words, part.weight, size),
    lineHeight: (size) => Math.round(size * 1.25),
  });
  const { size } = fitted;
  fitted.lines.forEach((line, index) => {
    const free = place.width - lineWidth(fonts, line, part.weight, size);
    const indent = part.align === "start" ? 0 : part.align === "end" ? free : Math.floor(free / 2);
    // The baseline of Noto lies 0.88 em under the top of its em square.
    const baseline = place.y + Math.round(size * 0.88) + index * Math.round(size * 1.25);
    drawLine(target, fonts, line, { weight: part.weight, size, x: place.x + Math.max(0, indent), baseline });
  });
  const missing = missingCharacters(fonts, text, part.weight, size);
  return [
    ...(fitted.cut ? [{ code: "text-cut", partId: part.id, about: text } as const] : []),
    ...(missing === "" ? [] : [{ code: "missing-character", partId: part.id, about: missing } as const]),
  ];
}

function drawQr(
  target: Bitmap,
  part: QrPart,
  place: PlaceInDots,
  { facts, language, dpi }: DrawTicket,
): readonly DrawingProblem[] {
  const text = factOf(facts, part.value, language);
  if (text === "") return [];
  const modules = qrModules(text, part.correction);
  const across = modules.length + 2 * qrQuietModules;
  const dots = Math.floor(Math.min(place.width, place.height) / across);
  const shown = Math.max(1, dots);
  const left = place.x + Math.floor((place.width - modules.length * shown) / 2);
  const top = place.y + Math.floor((place.height - modules.length * shown) / 2);
  modules.forEach((row, y) => {
    row.forEach((black, x) => {
      if (black) fillRectangle(target, left + x * shown, top + y * shown, shown, shown);
    });
  });
  return dots < leastModuleDots[dpi] ? [{ code: "code-too-large", partId: part.id, about: text }] : [];
}

function drawBars(
  target: Bitmap,
  part: BarsPart,
  place: PlaceInDots,
  { facts, language }: DrawTicket,
): readonly DrawingProblem[] {
  const text = factOf(facts, part.value, language);
  if (text === "") return [];
  if (!isCode128Text(text)) return [{ code: "not-a-code128-text", partId: part.id, about: text }];
  const modules = code128Modules(text);
  const upwards = place.height > place.width;
  const room = upwards ? place.height : place.width;
  const dots = Math.floor(room / (modules.length + 20));
  const shown = Math.max(1, dots);
  const first = Math.floor((room - modules.length * shown) / 2);
  modules.forEach((black, at) => {
    if (!black) return;
    if (upwards) fillRectangle(target, place.x, place.y + first + at * shown, place.width, shown);
    else fillRectangle(target, place.x + first + at * shown, place.y, shown, place.height);
  });
  return dots < 2 ? [{ code: "code-too-large", partId: part.id, about: text }] : [];
}

function drawImage(target: Bitmap, part: ImagePart, place: PlaceInDots): void {
  const image = readImage(part);
  for (let y = 0; y < place.height; y++) {
    for (let x = 0; x < place.width; x++) {
      if (
        image.isBlack(Math.floor((x * part.widthDots) / place.width), Math.floor((y * part.heightDots) / place.height))
      ) {
        fillRectangle(target, place.x + x, place.y + y, 1, 1);
      }
    }
  }
}
