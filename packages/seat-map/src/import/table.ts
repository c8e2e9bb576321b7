/** A line of a table with the number of the line of the file where it begins. */
export interface TableLine {
  readonly fields: readonly string[];
  readonly line: number;
}

const separators = [",", ";", "\t"] as const;
type Separator = (typeof separators)[number];

/** What separates the fields, by the first line: Excel writes semicolons where the comma is the decimal sign. */
function separatorOf(text: string): Separator {
  const head = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  const counts = separators.map((separator) => head.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))]!;
}

/**
 * Reads a table separated by commas, semicolons or tabs: fields may be quoted, lines end with LF or CRLF, a byte order
 * mark is passed over.
 * @returns null when a quote is never closed or there are more than `most` lines
 */
export function readTable(text: string, most: number): TableLine[] | null {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const separator = separatorOf(clean);
  const ends = `${separator}\r\n`;
  const lines: TableLine[] = [];
  let [at, line] = [0, 1];
  while (at < clean.length) {
    if (lines.length >= most) return null;
    const fields: string[] = [];
    const begin = line;
    for (;;) {
      let field = "";
      if (clean[at] === '"') {
        for (at += 1; ; at += 2) {
          const close = clean.indexOf('"', at);
          if (close < 0) return null;
          field += clean.slice(at, close);
          at = close;
          if (clean[close + 1] !== '"') break;
          field += '"';
        }
        at += 1;
        line += field.split("\n").length - 1;
      }
      let end = at;
      while (end < clean.length && !ends.includes(clean[end]!)) end += 1;
      field += clean.slice(at, end);
      fields.push(field);
      at = end;
      if (clean[at] !== separator) break;
      at += 1;
    }
    if (clean[at] === "\r") at += 1;
    if (clean[at] === "\n") at += 1;
    line += 1;
    lines.push({ fields, line: begin });
  }
  return lines;
}

/** Columns by the names in the first line, whatever their order; names are compared without case and outer spaces. */
export function findColumns<C extends string>(
  head: readonly string[],
  known: Readonly<Record<C, readonly string[]>>,
): Map<C, number> {
  const names = head.map((field) => field.trim().toLowerCase());
  const found = new Map<C, number>();
  for (const [column, spellings] of Object.entries(known) as [C, readonly string[]][]) {
    const at = names.findIndex((name) => spellings.includes(name));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

/** The first line of a text that may be a table, without reading the rest. */
export function tableHead(text: string): readonly string[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = text.slice(start, start + 4000).search(/[\r\n]|$/);
  return readTable(text.slice(start, start + end), 1)?.[0]?.fields ?? [];
}
