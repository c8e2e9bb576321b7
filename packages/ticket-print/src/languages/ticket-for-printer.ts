import type { PrinterMake } from "../printers/printers.ts";
import { type Bitmap, blacken, blankBitmap, isBlack } from "../raster/bitmap.ts";
import { type DrawingProblem, type DrawTicket, drawTicket } from "../raster/draw-ticket.ts";
import { toDots } from "../raster/resolution.ts";
import type { AckLevel } from "./printer-language.ts";
import { printerLanguages } from "./printer-languages.ts";

export interface TicketForPrinter {
  /** What the printer is sent. */
  readonly bytes: Uint8Array;
  /** The dots that it is to print. */
  readonly bitmap: Bitmap;
  readonly problems: readonly DrawingProblem[];
}

/** A ticket as one printer gets it: drawn, cut to what its head reaches, in its language. */
export function ticketForPrinter(
  order: DrawTicket,
  make: PrinterMake,
  sequence: number,
  ackLevel: AckLevel = printerLanguages[make.language].ackLevel,
): TicketForPrinter {
  const drawn = drawTicket(order);
  const bitmap = underHead(drawn.bitmap, toDots(make.headMm, order.dpi));
  const { stock } = order.template;
  const bytes = printerLanguages[make.language].encodeTicket({ bitmap, stock, dpi: order.dpi, sequence, ackLevel });
  return { bytes, bitmap, problems: drawn.problems };
}

/** Paper wider than the head lies in the middle under it: the same margin is out of reach on both sides. */
function underHead(bitmap: Bitmap, headDots: number): Bitmap {
  if (bitmap.width <= headDots) return bitmap;
  const margin = Math.floor((bitmap.width - headDots) / 2);
  const reached = blankBitmap(headDots, bitmap.height);
  for (let y = 0; y < reached.height; y++) {
    for (let x = 0; x < headDots; x++) if (isBlack(bitmap, x + margin, y)) blacken(reached, x, y);
  }
  return reached;
}
