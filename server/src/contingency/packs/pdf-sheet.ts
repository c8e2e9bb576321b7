import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import PDFDocument from "pdfkit";
import { unpackWoff } from "./unpack-woff.ts";

const require = createRequire(import.meta.url);
const fontFolder = path.join(path.dirname(require.resolve("@fontsource/noto-sans-sc/package.json")), "files");
const margin = 40;
const footer = 24;

type Weight = 400 | 700;

let unpacked: ReadonlyMap<string, Buffer> | undefined;

/** The family's files, read once. */
function fonts(): ReadonlyMap<string, Buffer> {
  unpacked ??= new Map(
    [400, 700].flatMap((weight) =>
      ["latin", "chinese-simplified"].map((part) => {
        const file = path.join(fontFolder, `noto-sans-sc-${part}-${weight}-normal.woff`);
        return [`${part} ${weight}`, unpackWoff(readFileSync(file))] as const;
      }),
    ),
  );
  return unpacked;
}

/** Latin letters and figures are in one file of the family, Chinese ones in another. */
const latin = /[ -\u024f\u2010-\u2027\u20a0-\u20bf]+/g;

interface Style {
  readonly size?: number;
  readonly weight?: Weight;
  readonly grey?: boolean;
}

/** A4 pages that are written from top to bottom, in Chinese and English, with a line at the foot of each. */
export class PdfSheet {
  readonly document: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;
  /** How far down the page is written, in points. */
  y = margin;

  constructor(
    title: string,
    private readonly foot: string,
  ) {
    this.document = new PDFDocument({ size: "A4", margin, bufferPages: true, info: { Title: title } });
    for (const [name, font] of fonts()) this.document.registerFont(name, font);
    this.document.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve) => this.document.on("end", resolve));
  }

  get width(): number {
    return this.document.page.width - 2 * margin;
  }

  /** Begins another page where less than so much of this one is left. */
  room(height: number): void {
    if (this.y + height <= this.document.page.height - margin - footer) return;
    this.document.addPage();
    this.y = margin;
  }

  /** A line at the left, and one at the right end of the same height; long ones go on below. */
  line(text: string, style: Style = {}, right = ""): void {
    const { size = 10 } = style;
    const rightWidth = right === "" ? 0 : this.measure(right, style) + 12;
    const lines = this.broken(text, this.width - rightWidth, style);
    for (const [index, part] of lines.entries()) {
      this.room(size * 1.45);
      this.write(part, margin, this.y, style);
      if (index === 0 && right !== "")
        this.write(right, margin + this.width - this.measure(right, style), this.y, style);
      this.y += size * 1.45;
    }
  }

  gap(height = 8): void {
    this.y += height;
  }

  rule(): void {
    this.document
      .moveTo(margin, this.y)
      .lineTo(margin + this.width, this.y)
      .lineWidth(0.5)
      .stroke("#999999");
    this.y += 6;
  }

  /** The whole file. Nothing can be written after it. */
  async end(): Promise<Buffer> {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page);
      const at = this.document.page.height - margin - 8;
      this.write(this.foot, margin, at, { size: 7, grey: true });
      const number = `${page + 1} / ${count}`;
      this.write(number, margin + this.width - this.measure(number, { size: 7 }), at, { size: 7, grey: true });
    }
    this.document.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }

  private write(text: string, x: number, y: number, { size = 10, weight = 400, grey = false }: Style): void {
    let at = x;
    for (const { part, words } of partsOf(text)) {
      const font = this.document
        .font(`${part} ${weight}`)
        .fontSize(size)
        .fillColor(grey ? "#666666" : "#000000");
      font.text(words, at, y, { lineBreak: false });
      at += font.widthOfString(words);
    }
  }

  private measure(text: string, { size = 10, weight = 400 }: Style): number {
    return partsOf(text).reduce(
      (sum, { part, words }) => sum + this.document.font(`${part} ${weight}`).fontSize(size).widthOfString(words),
      0,
    );
  }

  /** Broken at spaces, and between Chinese characters. */
  private broken(text: string, width: number, style: Style): readonly string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
      if (line !== "" && this.measure((line + word).trimEnd(), style) > width) {
        lines.push(line.trimEnd());
        line = word.trimStart();
      } else line += word;
    }
    return [...lines, line.trimEnd()];
  }
}

function partsOf(text: string): readonly { readonly part: string; readonly words: string }[] {
  const parts: { part: string; words: string }[] = [];
  let at = 0;
  for (const found of text.matchAll(latin)) {
    if (found.index > at) parts.push({ part: "chinese-simplified", words: text.slice(at, found.index) });
    parts.push({ part: "latin", words: found[0] });
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push({ part: "chinese-simplified", words: text.slice(at) });
  return parts;
}
