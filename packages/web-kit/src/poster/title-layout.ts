const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/;
const closing = /[，。！？：；、）》」』”’…]/;

/** Whether a title is written in full-width characters, so that it may stand in a column. */
export function isWide(text: string): boolean {
  return wide.test(text);
}

/** Rough width of a text in ems of a bold face; enough to choose a size. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (wide.test(character)) width += 1;
    else if (/[ijltfrI.,'’:;!|() ]/.test(character)) width += 0.33;
    else if (/[mwMW]/.test(character)) width += 0.86;
    else if (/[A-Z0-9&]/.test(character)) width += 0.68;
    else width += 0.58;
  }
  return width;
}

/** Pieces a line may end after: words, or single full-width characters with their closing punctuation. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  for (const word of text.split(/(?<=[\s\-–—])/)) {
    let latin = "";
    for (const character of word) {
      if (!wide.test(character)) latin += character;
      else if (closing.test(character) && found.length > 0 && latin === "") found[found.length - 1] += character;
      else {
        if (latin) found.push(latin);
        latin = "";
        found.push(character);
      }
    }
    if (latin) found.push(latin);
  }
  return found;
}

/** Pieces that belong together: a full-width title is better broken after its colon or space than within a word. */
function phrases(text: string): readonly string[] {
  return isWide(text) ? text.split(/(?<=[，：；、·:\s])/) : pieces(text);
}

function wrap(parts: readonly string[], ems: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line && textWidth((line + part).trim()) > ems) {
      lines.push(line.trim());
      line = "";
    }
    line += part;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

export interface TitleLayout {
  readonly lines: readonly string[];
  /** Font size in the drawing's units. */
  readonly size: number;
}

/** How much smaller a title may become to keep its phrases whole. */
const wholePhrases = 0.6;

export interface TitleRoom {
  readonly width: number;
  readonly height: number;
  readonly maxSize: number;
  readonly minSize: number;
}

/** Line height of a title as a multiple of its size. */
export function leadingOf(title: string): number {
  return isWide(title) ? 1.16 : 1.04;
}

/** The largest size at which the title fits into its room, in lines of like length; at worst the smallest. */
export function layoutTitle(title: string, room: TitleRoom): TitleLayout {
  const byPiece = fitTitle(title, pieces(title), room);
  if (!byPiece) return { lines: wrap(pieces(title), room.width / room.minSize), size: room.minSize };
  const byPhrase = fitTitle(title, phrases(title), room);
  return byPhrase && byPhrase.size >= byPiece.size * wholePhrases ? byPhrase : byPiece;
}

function fitTitle(
  title: string,
  parts: readonly string[],
  { width, height, maxSize, minSize }: TitleRoom,
): TitleLayout | null {
  for (let size = maxSize; size >= minSize; size -= 2) {
    const lines = wrap(parts, width / size);
    const tall = lines.length * size * leadingOf(title);
    const fits = tall <= height && lines.every((line) => textWidth(line) * size <= width);
    if (!fits) continue;
    // Narrow the measure while the number of lines stays, so that no line is left with a single word.
    let balanced = lines;
    for (let ems = width / size; ems > 1; ems -= 0.25) {
      const narrower = wrap(parts, ems);
      if (narrower.length > lines.length) break;
      balanced = narrower;
    }
    return { lines: balanced, size };
  }
  return null;
}
