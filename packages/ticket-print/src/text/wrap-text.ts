/** Characters that no line may begin with, and those none may end with (W3C, Requirements for Chinese Text Layout). */
const notFirst = new Set("，。、；：！？）】》〉」』〕…—·,.;:!?)]}%’”");
const notLast = new Set("（【《〈「『〔([{‘“$¥￥");
const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;

/**
 * Breaks a text into lines no wider than `most`. Chinese breaks between characters, except where a mark would begin or
 * an opening one end a line; Latin breaks at spaces and behind hyphens, and inside a word only when the word alone is
 * too wide.
 */
export function wrapText(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph.trim(), most, widthOf));
}

function wrapParagraph(text: string, most: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of unbreakablePieces(text)) {
    if (line === "" || widthOf((line + piece).trimEnd()) <= most) {
      line += line === "" ? piece.trimStart() : piece;
    } else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
    while (widthOf(line.trimEnd()) > most) {
      const head = longestHead(line, most, widthOf);
      if (head.length >= line.trimEnd().length) break;
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The text cut where lines may break; each piece keeps the spaces behind it. */
function unbreakablePieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let before = "";
  for (const character of text) {
    if (piece !== "" && mayBreak(before, character)) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    before = character;
  }
  if (piece !== "") pieces.push(piece);
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (after === " " || notFirst.has(after) || notLast.has(before)) return false;
  return before === " " || before === "-" || wide.test(before) || wide.test(after);
}

/** At least one character, so that wrapping always ends. */
function longestHead(text: string, most: number, widthOf: (text: string) => number): string {
  let head = "";
  for (const character of text) {
    if (head !== "" && widthOf(head + character) > most) break;
    head += character;
  }
  return head;
}
