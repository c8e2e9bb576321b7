import type { Bitmap } from "../raster/bitmap.ts";
import type { Dpi } from "../raster/resolution.ts";
import type { TicketStock } from "../template/ticket-template.ts";

/** `picture`: no printer's own, but what a print dialogue is given. */
export type LanguageCode = "fgl" | "escpos" | "tspl" | "zpl" | "picture";

/** What printers speak. */
export type SpokenLanguage = Exclude<LanguageCode, "picture">;

/**
 * What a printer can say of a ticket: `ticket`, an answer for each one when it is out; `fence`, an answer to a question
 * asked behind it; `none`, nothing, so that a person has to look.
 */
export type AckLevel = "ticket" | "fence" | "none";

/** Why a printer does not go on. */
export type PrinterFault =
  | "paper-out"
  | "jam"
  | "cutter"
  | "cover-open"
  | "ribbon-out"
  | "hot"
  | "paused"
  | "bad-data"
  | "broken";

/** Something a printer said, in words that all languages share. */
export type PrinterNews =
  /** The ticket is out. `sequence`: which; null where the language does not say. */
  | { readonly kind: "ticket-done"; readonly sequence: number | null }
  | { readonly kind: "fault"; readonly fault: PrinterFault }
  /** Nothing is wrong. `idle`: and nothing is being printed. */
  | { readonly kind: "ready"; readonly idle: boolean }
  | { readonly kind: "paper-low" }
  /** Who it is: the answer to the language's identity question. */
  | { readonly kind: "identity"; readonly text: string; readonly printedCount: number | null };

export interface TicketBytes {
  readonly bitmap: Bitmap;
  readonly stock: TicketStock;
  readonly dpi: Dpi;
  /** Tells answers apart; 0 to 9999, counts up and begins again. */
  readonly sequence: number;
  /** What this printer was found to confirm; it is asked for no more than that. */
  readonly ackLevel: AckLevel;
}

/** A question of which the answer `ticket-done` shows that a printer confirms tickets so; prints nothing. */
export interface AckQuestion {
  readonly level: AckLevel;
  readonly bytes: Uint8Array;
}

/** Turns bytes from a printer into news; keeps what is not complete yet. */
export type NewsReader = (bytes: Uint8Array) => readonly PrinterNews[];

export interface PrinterLanguage {
  readonly code: LanguageCode;
  /** What is to be expected of a printer that speaks it well; the pairing finds out what is true. */
  readonly ackLevel: AckLevel;
  /** Whether an idle printer, asked behind a ticket, has put it out: what a language has that says nothing else. */
  readonly idleMeansDone: boolean;
  /** Everything one ticket needs, its own question for an answer included. */
  encodeTicket(ticket: TicketBytes): Uint8Array;
  /** Asks for the state; also makes the printer tell changes by itself where it can. */
  askState(): Uint8Array;
  /** Asks who it is; null where the language has no such question. */
  askIdentity(): Uint8Array | null;
  /** How to find out what it confirms, the most telling first; none where telling its state shows it already. */
  askAck(): readonly AckQuestion[];
  newReader(): NewsReader;
}
