import { wrapText } from "./wrap-text.ts";

/** Lines of one size that fit a box. */
export interface FittedText {
  readonly lines: readonly string[];
  /** Whole dots an em. */
  readonly size: number;
  /** Whether something had to be left out; the last line ends with an ellipsis then. */
  readonly cut: boolean;
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly leastSize: number;
  readonly mostLines: number;
  widthOf(text: string, size: number): number;
  /** Dots from one baseline to the next. */
  lineHeight(size: number): number;
}

/** The largest size, dot by dot, at which a text fits; at the least size what fits, and an ellipsis. */
export function fitText(text: string, box: TextBox): FittedText {
  for (let size = box.size; size >= box.leastSize; size--) {
    const lines = wrapText(text, box.width, (part) => box.widthOf(part, size));
    if (lines.length <= roomFor(box, size) && lines.every((line) => box.widthOf(line, size) <= box.width)) {
      return { lines, size, cut: false };
    }
  }
  const size = Math.min(box.size, box.leastSize);
  const lines = wrapText(text, box.width, (part) => box.widthOf(part, size));
  const kept = lines.slice(0, Math.max(1, roomFor(box, size)));
  let last = kept.at(-1)!;
  while (last !== "" && box.widthOf(`${last}…`, size) > box.width) last = [...last].slice(0, -1).join("");
  return { lines: [...kept.slice(0, -1), `${last}…`], size, cut: true };
}

function roomFor(box: TextBox, size: number): number {
  // One line may be as high as its em: a box drawn tightly around a size keeps that size.
  const lines = box.height < size ? 0 : 1 + Math.floor((box.height - size) / box.lineHeight(size));
  return Math.min(box.mostLines, lines);
}
