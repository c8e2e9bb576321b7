import type { TicketFonts } from "../fonts/ticket-fonts.ts";
import { ByteWriter } from "../languages/bytes.ts";
import type { Bitmap } from "../raster/bitmap.ts";
import { drawTicket } from "../raster/draw-ticket.ts";
import type { Dpi } from "../raster/resolution.ts";
import { exampleFacts } from "../template/presets/example-facts.ts";
import type { TextPart, TicketTemplate } from "../template/ticket-template.ts";

/** A line of a receipt: words at the left, and an amount or a time at the right. */
export interface ReceiptLine {
  readonly text: string;
  readonly right?: string;
  /** `title` large, `strong` for sums, `rule` a line across and no words. */
  readonly kind?: "plain" | "title" | "strong" | "rule";
}

/** Paper of 80 mm, of which a head of 576 dots reaches 72. */
const widthMm = 72;
const plainMm = { size: 3.2, height: 4.4 } as const;
const titleMm = { size: 4.6, height: 6.4 } as const;
const ruleMm = 3;
const marginMm = 3;
/** What the cutter is behind the head. */
const tailMm = 8;
const rightMm = 26;

const heightOf = ({ kind }: ReceiptLine) =>
  kind === "rule" ? ruleMm : kind === "title" ? titleMm.height : plainMm.height;

/** Braces mean fields on a ticket; a receipt has none. */
const plainWords = (text: string) => text.replaceAll("{", "(").replaceAll("}", ")");

/** A receipt as a picture to be drawn like a ticket, as long as its lines. */
function receiptTemplate(lines: readonly ReceiptLine[]): TicketTemplate {
  const parts: TicketTemplate["parts"][number][] = [];
  let yMm = marginMm;
  for (const [index, line] of lines.entries()) {
    const heightMm = heightOf(line);
    if (line.kind === "rule") {
      parts.push({ kind: "line", id: `rule-${index}`, xMm: 0, yMm: yMm + ruleMm / 2, widthMm, heightMm: 0.25 });
    } else {
      const { size } = line.kind === "title" ? titleMm : plainMm;
      const text = (id: string, words: string, xMm: number, width: number, align: TextPart["align"]): TextPart => ({
        ...{ kind: "text", id: `${id}-${index}`, xMm, yMm, widthMm: width, heightMm, align },
        text: { zh: plainWords(words), en: plainWords(words) },
        ...{ sizeMm: size, leastSizeMm: size * 0.7, mostLines: 1 },
        weight: line.kind === "title" || line.kind === "strong" ? 700 : 400,
      });
      parts.push(text("left", line.text, 0, line.right === undefined ? widthMm : widthMm - rightMm, "start"));
      if (line.right !== undefined) parts.push(text("right", line.right, widthMm - rightMm, rightMm, "end"));
    }
    yMm += heightMm;
  }
  const heightMm = yMm + tailMm;
  return {
    format: "parterre.ticket",
    version: 1,
    stock: {
      ...{ code: "receipt", widthMm, heightMm, cut: { kind: "none" }, perforationsMm: [] },
      printable: { xMm: 0, yMm: 0, widthMm, heightMm },
    },
    turned: 0,
    parts,
  };
}

/** Draws a receipt at a printer's own dots; 72 mm wide. */
export async function drawReceipt(lines: readonly ReceiptLine[], dpi: Dpi, fonts: TicketFonts): Promise<Bitmap> {
  await fonts.prepare(["…", ...lines.flatMap(({ text, right = "" }) => [text, right])]);
  return drawTicket({ template: receiptTemplate(lines), facts: exampleFacts, language: "zh", dpi, fonts }).bitmap;
}

/** How large a drawn receipt is on paper. */
export function receiptSizeMm(lines: readonly ReceiptLine[]): { readonly widthMm: number; readonly heightMm: number } {
  const { stock } = receiptTemplate(lines);
  return { widthMm: stock.widthMm, heightMm: stock.heightMm };
}

const stripeRows = 200;

/** A receipt for a printer that speaks ESC/POS: stripes of `GS v 0` and a cut. No answer is asked for: it is no ticket. */
export function escposReceipt(bitmap: Bitmap): Uint8Array {
  const writer = new ByteWriter().bytes([0x1b, 0x40]);
  for (let row = 0; row < bitmap.height; row += stripeRows) {
    const rows = Math.min(stripeRows, bitmap.height - row);
    writer
      .bytes([0x1d, 0x76, 0x30, 0, bitmap.stride & 0xff, bitmap.stride >> 8, rows & 0xff, rows >> 8])
      .bytes(bitmap.data.subarray(row * bitmap.stride, (row + rows) * bitmap.stride));
  }
  return writer.bytes([0x1d, 0x56, 0x42, 0, 0x1b, 0x40]).done();
}

/**
 * Opens the drawer on a printer's first connector: `ESC p 0`, 50 ms on and 500 ms off (in steps of 2 ms), as Epson's
 * manual has it.
 */
export function escposDrawerKick(): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, 0, 25, 250);
}
