import type { RowDocument, SeatDocument } from "../src/model.ts";
import { type ColourScheme, inkOn, type MapInks, mapInks } from "../src/palette.ts";

/** Below this radius on screen, labels would be a grey mist. */
const readableRadiusPx = 8;

/** How the rows in hand look. */
export interface RowLook {
  readonly scheme: ColourScheme;
  readonly fontFamily: string;
  /** Centimetres. */
  readonly radius: number;
  /** CSS pixels per centimetre. */
  readonly scale: number;
  readonly chosen: ReadonlySet<string>;
  readonly colourOf: (seat: SeatDocument) => string;
}

/** Paints one row in centimetres: colour for quality or category, a form for each property, the accent for what is chosen. */
export function paintRow(context: CanvasRenderingContext2D, row: RowDocument, look: RowLook): void {
  const inks = mapInks(look.scheme);
  for (const seat of row.seats) {
    const isChosen = look.chosen.has(seat.id);
    const fill = isChosen ? inks.accent : look.colourOf(seat);
    paintBody(context, seat, fill, look.radius);
    paintMarks(context, seat, inks, fill, look);
  }
  const first = row.seats[0];
  if (!first || look.radius * look.scale < readableRadiusPx * 0.7 || row.label === "") return;
  const second = row.seats[1] ?? { x: first.x + 1, y: first.y };
  const step = Math.hypot(second.x - first.x, second.y - first.y) || 1;
  context.fillStyle = inks.textMuted;
  write(
    context,
    row.label,
    first.x - ((second.x - first.x) / step) * look.radius * 2.6,
    first.y - ((second.y - first.y) / step) * look.radius * 2.6,
    look,
    1.1,
  );
}

function paintBody(
  context: CanvasRenderingContext2D,
  { x, y, flags = [] }: SeatDocument,
  fill: string,
  radius: number,
): void {
  context.beginPath();
  if (flags.includes("wheelchair") || flags.includes("companion"))
    context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
  else if (flags.includes("standing")) {
    context.moveTo(x, y - radius);
    context.lineTo(x + radius, y);
    context.lineTo(x, y + radius);
    context.lineTo(x - radius, y);
  } else context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.globalAlpha = flags.includes("companion") ? 0.55 : 1;
  context.fill();
  context.globalAlpha = 1;
}

function paintMarks(
  context: CanvasRenderingContext2D,
  seat: SeatDocument,
  inks: MapInks,
  fill: string,
  look: RowLook,
): void {
  const { x, y, flags = [], correction = 0 } = seat;
  const { radius, scale } = look;
  context.lineWidth = radius * 0.18;
  if (flags.includes("house")) {
    context.strokeStyle = inks.text;
    context.beginPath();
    context.arc(x, y, radius * 1.08, 0, 2 * Math.PI);
    context.stroke();
  }
  if (flags.includes("restrictedView")) {
    context.strokeStyle = inks.floor;
    context.beginPath();
    context.moveTo(x - radius, y + radius);
    context.lineTo(x + radius, y - radius);
    context.stroke();
  }
  if (radius * scale < readableRadiusPx) return;
  context.fillStyle = inkOn(fill);
  write(context, seat.label, x, y + radius * 0.06, look, 0.9);
  context.fillStyle = inks.text;
  if (correction !== 0) write(context, correction > 0 ? "+" : "−", x + radius, y - radius, look, 1);
  if (seat.note !== undefined || seat.photo !== undefined) {
    write(context, seat.photo === undefined ? "✎" : "◉", x - radius, y - radius, look, 0.8);
  }
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  look: RowLook,
  size: number,
): void {
  context.font = `500 ${look.radius * size}px ${look.fontFamily}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y, look.radius * 3);
}
