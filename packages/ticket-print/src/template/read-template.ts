import { type TicketPart, type TicketTemplate, ticketFields } from "./ticket-template.ts";

const mostParts = 100;
const mostText = 2000;
const mostImageBytes = 64 * 1024;

/** The first place of a document that is not as it must be: `parts.3.sizeMm`. */
class Unreadable extends Error {
  constructor(readonly path: string) {
    super(`not a ticket template: ${path}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a template from outside, with nothing more in it than is known. Answers it, or the path of what is wrong. */
export function readTemplate(document: unknown): { readonly template: TicketTemplate } | { readonly path: string } {
  try {
    const fields = objectAt(document, "");
    if (fields.format !== "parterre.ticket") throw new Unreadable("format");
    if (fields.version !== 1) throw new Unreadable("version");
    const parts = fields.parts;
    if (!Array.isArray(parts) || parts.length > mostParts) throw new Unreadable("parts");
    const template: TicketTemplate = {
      format: "parterre.ticket",
      version: 1,
      stock: readStock(objectAt(fields.stock, "stock")),
      turned: oneOf(fields.turned, [0, 90, 180, 270] as const, "turned"),
      parts: parts.map((part, index) => readPart(objectAt(part, `parts.${index}`), `parts.${index}`)),
    };
    return { template };
  } catch (error) {
    if (error instanceof Unreadable) return { path: error.path };
    throw error;
  }
}

function readStock(fields: Fields): TicketTemplate["stock"] {
  const cut = objectAt(fields.cut, "stock.cut");
  const kind = oneOf(cut.kind, ["gap", "mark", "none"] as const, "stock.cut.kind");
  const perforations = fields.perforationsMm;
  if (!Array.isArray(perforations) || perforations.length > 10) throw new Unreadable("stock.perforationsMm");
  const code = text(fields.code, "stock.code", 40);
  if (!/^[a-z0-9-]+$/.test(code)) throw new Unreadable("stock.code");
  return {
    code,
    widthMm: length(fields.widthMm, "stock.widthMm"),
    heightMm: length(fields.heightMm, "stock.heightMm"),
    cut:
      kind === "none"
        ? { kind }
        : {
            kind,
            lengthMm: length(cut.lengthMm, "stock.cut.lengthMm"),
            offsetMm: length(cut.offsetMm, "stock.cut.offsetMm"),
          },
    printable: readBox(objectAt(fields.printable, "stock.printable"), "stock.printable"),
    perforationsMm: perforations.map((at, index) => length(at, `stock.perforationsMm.${index}`)),
  };
}

function readBox(fields: Fields, path: string) {
  return {
    xMm: length(fields.xMm, `${path}.xMm`),
    yMm: length(fields.yMm, `${path}.yMm`),
    widthMm: length(fields.widthMm, `${path}.widthMm`),
    heightMm: length(fields.heightMm, `${path}.heightMm`),
  };
}

function readPart(fields: Fields, path: string): TicketPart {
  const kind = oneOf(fields.kind, ["text", "qr", "code128", "line", "image"] as const, `${path}.kind`);
  const when = fields.when === undefined ? {} : { when: readCondition(objectAt(fields.when, `${path}.when`), path) };
  const id = text(fields.id, `${path}.id`, 40);
  if (id === "") throw new Unreadable(`${path}.id`);
  const base = { id, ...readBox(fields, path), ...when };
  switch (kind) {
    case "text":
      return { ...base, kind, ...readText(fields, path) };
    case "qr":
      return {
        ...base,
        kind,
        value: oneOf(fields.value, ["code", "number"] as const, `${path}.value`),
        correction: oneOf(fields.correction, ["L", "M", "Q", "H"] as const, `${path}.correction`),
      };
    case "code128":
      return { ...base, kind, value: oneOf(fields.value, ["number", "order"] as const, `${path}.value`) };
    case "line":
      return { ...base, kind };
    case "image":
      return { ...base, kind, ...readImage(fields, path) };
  }
}

function readText(fields: Fields, path: string) {
  const texts = objectAt(fields.text, `${path}.text`);
  return {
    text: {
      ...(texts.zh === undefined ? {} : { zh: text(texts.zh, `${path}.text.zh`, mostText) }),
      ...(texts.en === undefined ? {} : { en: text(texts.en, `${path}.text.en`, mostText) }),
    },
    sizeMm: length(fields.sizeMm, `${path}.sizeMm`, 0.5),
    leastSizeMm: length(fields.leastSizeMm, `${path}.leastSizeMm`, 0.5),
    weight: oneOf(fields.weight, [400, 700] as const, `${path}.weight`),
    align: oneOf(fields.align, ["start", "centre", "end"] as const, `${path}.align`),
    mostLines: whole(fields.mostLines, 1, 50, `${path}.mostLines`),
  };
}

function readImage(fields: Fields, path: string) {
  const widthDots = whole(fields.widthDots, 1, 2000, `${path}.widthDots`);
  const heightDots = whole(fields.heightDots, 1, 4000, `${path}.heightDots`);
  const bytes = Math.ceil(widthDots / 8) * heightDots;
  const bits = text(fields.bits, `${path}.bits`, Math.ceil(mostImageBytes / 3) * 4);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(bits) || bits.length !== Math.ceil(bytes / 3) * 4) {
    throw new Unreadable(`${path}.bits`);
  }
  return { widthDots, heightDots, bits };
}

function readCondition(fields: Fields, path: string) {
  return {
    field: oneOf(fields.field, ticketFields, `${path}.when.field`),
    is: oneOf(fields.is, ["present", "absent"] as const, `${path}.when.is`),
  };
}

function objectAt(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unreadable(path);
  return value as Fields;
}

function oneOf<const Value>(value: unknown, allowed: readonly Value[], path: string): Value {
  if (!allowed.includes(value as Value)) throw new Unreadable(path);
  return value as Value;
}

/** Millimetres. */
function length(value: unknown, path: string, least = 0): number {
  if (typeof value !== "number" || !(value >= least) || value > 1000) throw new Unreadable(path);
  return value;
}

function whole(value: unknown, least: number, most: number, path: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
    throw new Unreadable(path);
  return value;
}

function text(value: unknown, path: string, most: number): string {
  if (typeof value !== "string" || value.length > most) throw new Unreadable(path);
  return value;
}
