import { onPaper } from "./paper-geometry.ts";
import { readTemplate } from "./read-template.ts";
import { type Box, fieldsIn, type TicketField, type TicketPart, type TicketTemplate } from "./ticket-template.ts";

/** Something about a template that must be mended (error) or looked at (warning). */
export interface TemplateProblem {
  readonly code:
    | "unreadable"
    | "twice"
    | "off-the-paper"
    | "outside-printable"
    | "on-a-perforation"
    | "unknown-field"
    | "no-text"
    | "too-small-to-read"
    | "bad-size"
    | "no-code"
    | "missing-field";
  readonly severity: "error" | "warning";
  /** The part it is about; null for the template as a whole. */
  readonly partId: string | null;
  /** The field or path it is about, for a message. */
  readonly about: string;
}

/** Chinese below 14 dots and Latin below 10 cannot be told apart on thermal paper; at 203 dpi that is 1.75 mm. */
const leastReadableMm = 1.75;

/** All that is wrong with a template. Only one without errors can be published. */
export function checkTemplate(template: TicketTemplate): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [...checkStock(template)];
  const seen = new Set<string>();
  for (const part of template.parts) {
    if (seen.has(part.id)) problems.push({ code: "twice", severity: "error", partId: part.id, about: part.id });
    seen.add(part.id);
    problems.push(...checkPlace(template, part), ...checkContent(part));
  }
  if (!template.parts.some((part) => part.kind === "qr" && part.value === "code")) {
    problems.push({ code: "no-code", severity: "error", partId: null, about: "code" });
  }
  problems.push(...checkFields(template));
  return problems;
}

/** What a person needs to find the seat at the right hour, and what the law of most places wants on a ticket. */
const neededFields: readonly (readonly TicketField[])[] = [
  ["event"],
  ["venue"],
  ["date"],
  ["time"],
  ["seat"],
  ["price", "faceValue"],
  ["number"],
];

function* checkFields({ parts }: TicketTemplate): Generator<TemplateProblem> {
  for (const language of ["zh", "en"] as const) {
    const said = new Set(
      parts.flatMap((part) => (part.kind === "text" ? fieldsIn(part.text[language] ?? "").fields : [])),
    );
    for (const fields of neededFields) {
      if (fields.some((field) => said.has(field))) continue;
      yield { code: "missing-field", severity: "warning", partId: null, about: `${fields[0]!}.${language}` };
    }
  }
}

/** Reads a document and checks it: a template that can be used, or what is wrong. */
export function openTemplate(
  document: unknown,
):
  | { readonly template: TicketTemplate; readonly problems: readonly TemplateProblem[] }
  | { readonly template: null; readonly problems: readonly TemplateProblem[] } {
  const read = readTemplate(document);
  if ("path" in read) {
    return { template: null, problems: [{ code: "unreadable", severity: "error", partId: null, about: read.path }] };
  }
  return { template: read.template, problems: checkTemplate(read.template) };
}

function* checkStock({ stock }: TicketTemplate): Generator<TemplateProblem> {
  const bad = (about: string): TemplateProblem => ({ code: "bad-size", severity: "error", partId: null, about });
  if (stock.widthMm < 20 || stock.widthMm > 220) yield bad("stock.widthMm");
  if (stock.heightMm < 20 || stock.heightMm > 400) yield bad("stock.heightMm");
  const { xMm, yMm, widthMm, heightMm } = stock.printable;
  if (xMm + widthMm > stock.widthMm || yMm + heightMm > stock.heightMm) yield bad("stock.printable");
  if (stock.perforationsMm.some((at) => at <= 0 || at >= stock.heightMm)) yield bad("stock.perforationsMm");
}

function* checkPlace(template: TicketTemplate, part: TicketPart): Generator<TemplateProblem> {
  const problem = (code: TemplateProblem["code"], severity: TemplateProblem["severity"]): TemplateProblem => ({
    code,
    severity,
    partId: part.id,
    about: part.kind,
  });
  const { stock } = template;
  const box = onPaper(template, part);
  const within = (outer: Box) =>
    box.xMm >= outer.xMm &&
    box.yMm >= outer.yMm &&
    box.xMm + box.widthMm <= outer.xMm + outer.widthMm &&
    box.yMm + box.heightMm <= outer.yMm + outer.heightMm;
  if (!within({ xMm: 0, yMm: 0, widthMm: stock.widthMm, heightMm: stock.heightMm })) {
    yield problem("off-the-paper", "error");
  } else if (!within(stock.printable)) {
    yield problem("outside-printable", "warning");
  }
  if (stock.perforationsMm.some((at) => at > box.yMm && at < box.yMm + box.heightMm)) {
    // A torn line or picture is ugly; a torn code lets nobody in.
    yield problem("on-a-perforation", part.kind === "qr" || part.kind === "code128" ? "error" : "warning");
  }
}

function* checkContent(part: TicketPart): Generator<TemplateProblem> {
  const problem = (code: TemplateProblem["code"], severity: TemplateProblem["severity"], about: string) =>
    ({ code, severity, partId: part.id, about }) as const;
  if (part.kind === "text") {
    const texts = [part.text.zh ?? "", part.text.en ?? ""];
    if (texts.every((text) => text.trim() === "")) yield problem("no-text", "warning", part.id);
    for (const name of new Set(texts.flatMap((text) => fieldsIn(text).unknown))) {
      yield problem("unknown-field", "error", name);
    }
    if (part.leastSizeMm < leastReadableMm) yield problem("too-small-to-read", "warning", part.id);
    if (part.leastSizeMm > part.sizeMm) yield problem("bad-size", "error", "leastSizeMm");
  }
  // With the quiet zone of 8 modules, each half a millimetre: what a code needs to be read at the door. A signed one
  // has 33 modules and more, a ticket's number 21.
  if (part.kind === "qr" && Math.min(part.widthMm, part.heightMm) < (part.value === "code" ? 20 : 14.5))
    yield problem("too-small-to-read", "warning", part.id);
  if (part.kind === "code128" && part.heightMm < 5) yield problem("too-small-to-read", "warning", part.id);
}
