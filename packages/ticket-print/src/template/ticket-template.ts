/** How a ticket of one kind of paper looks. Millimetres from the upper left corner of the picture as one reads it. */
export interface TicketTemplate {
  readonly format: "parterre.ticket";
  readonly version: 1;
  readonly stock: TicketStock;
  /** How far the picture is turned clockwise to lie on the paper as it leaves the printer. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly parts: readonly TicketPart[];
}

/** The paper. Width lies across the print head, height along the feed. */
export interface TicketStock {
  /** What rolls of this paper are called; printers and templates meet by it. */
  readonly code: string;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Where one ticket ends and the next begins: holes or gaps cut out, a black mark, or nothing but length. */
  readonly cut:
    | { readonly kind: "gap" | "mark"; readonly lengthMm: number; readonly offsetMm: number }
    | { readonly kind: "none" };
  /** Where the head can print, on the paper. */
  readonly printable: Box;
  /** Lines across the feed where the paper is perforated, from its leading edge; the last piece is the stub. */
  readonly perforationsMm: readonly number[];
}

export interface Box {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A text in each language; a language that is left out shows nothing. */
export interface PartText {
  readonly zh?: string;
  readonly en?: string;
}

/** What decides whether a part is printed: what the ticket says in a field. */
export interface PartCondition {
  readonly field: TicketField;
  readonly is: "present" | "absent";
}

interface PartBase extends Box {
  /** Unique in the template. */
  readonly id: string;
  readonly when?: PartCondition;
}

export interface TextPart extends PartBase {
  readonly kind: "text";
  /** With fields in braces: `{event}` in the ticket's language, `{event.en}` in a given one. */
  readonly text: PartText;
  /** Height of an em. */
  readonly sizeMm: number;
  /** How small the text may become so that it fits; the size itself for never smaller. */
  readonly leastSizeMm: number;
  readonly weight: 400 | 700;
  readonly align: "start" | "centre" | "end";
  readonly mostLines: number;
}

export interface QrPart extends PartBase {
  readonly kind: "qr";
  readonly value: "code" | "number";
  readonly correction: "L" | "M" | "Q" | "H";
}

export interface BarsPart extends PartBase {
  readonly kind: "code128";
  readonly value: "number" | "order";
}

/** A filled rectangle: a line when one side is thin. */
export interface LinePart extends PartBase {
  readonly kind: "line";
}

/** A picture of one bit a dot, stretched into its box without blur. */
export interface ImagePart extends PartBase {
  readonly kind: "image";
  readonly widthDots: number;
  readonly heightDots: number;
  /** Rows of whole bytes, most significant bit left, 1 = black, as base64. */
  readonly bits: string;
}

export type TicketPart = TextPart | QrPart | BarsPart | LinePart | ImagePart;

/** Everything a ticket can say. */
export const ticketFields = [
  "event",
  "venue",
  "date",
  "time",
  "doors",
  "block",
  "row",
  "seat",
  "price",
  "faceValue",
  "ticketType",
  "customer",
  "holder",
  "holderDocument",
  "order",
  "number",
  "code",
  "terms",
  "reprint",
] as const;
export type TicketField = (typeof ticketFields)[number];

export type TicketLanguage = "zh" | "en";

/** What one ticket says: texts, in both languages where they differ. An empty text is an absent field. */
export type TicketFacts = Readonly<Record<TicketField, string | { readonly zh: string; readonly en: string }>>;

/** A field of a ticket in a language. */
export function factOf(facts: TicketFacts, field: TicketField, language: TicketLanguage): string {
  const fact = facts[field];
  return typeof fact === "string" ? fact : fact[language];
}

const placeholder = /\{([a-zA-Z]+)(?:\.(zh|en))?\}/g;

/** The fields that a text asks for, and what in braces is none. */
export function fieldsIn(text: string): {
  readonly fields: readonly TicketField[];
  readonly unknown: readonly string[];
} {
  const names = [...text.matchAll(placeholder)].map((match) => match[1]!);
  const known = (name: string): name is TicketField => (ticketFields as readonly string[]).includes(name);
  return { fields: names.filter(known), unknown: names.filter((name) => !known(name)) };
}

/** A part's text with the ticket's facts in it. */
export function filledText(text: string, facts: TicketFacts, language: TicketLanguage): string {
  return text.replace(placeholder, (_, name: TicketField, own: TicketLanguage | undefined) =>
    factOf(facts, name, own ?? language),
  );
}

/** Whether a part is on this ticket. */
export function isShown(part: TicketPart, facts: TicketFacts, language: TicketLanguage): boolean {
  if (!part.when) return true;
  return (factOf(facts, part.when.field, language) !== "") === (part.when.is === "present");
}
