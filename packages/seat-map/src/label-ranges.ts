import { numbersToText, textToNumbers } from "./number-text.ts";

/**
 * Seat labels as ranges. `1, 2, 3 … 24` is one range of three numbers (start, step, length); anything that is not a
 * plain whole number is a text of its own, repeated texts once.
 */
export interface LabelColumn {
  /** Triples: start, step, length; a length of 0 says that start is an index into `texts`. */
  readonly ranges: string;
  readonly texts: readonly string[];
}

const plainNumber = /^(0|[1-9]\d{0,8})$/;

export function encodeLabels(labels: readonly string[]): LabelColumn {
  const ranges: number[] = [];
  const texts = new Map<string, number>();
  for (let index = 0; index < labels.length; ) {
    const label = labels[index]!;
    if (!plainNumber.test(label)) {
      const known = texts.get(label) ?? texts.size;
      texts.set(label, known);
      ranges.push(known, 0, 0);
      index += 1;
      continue;
    }
    const start = Number(label);
    const second = labels[index + 1];
    const step = second !== undefined && plainNumber.test(second) ? Number(second) - start : 1;
    let length = 1;
    while (labels[index + length] === String(start + step * length)) length += 1;
    ranges.push(start, step, length);
    index += length;
  }
  return { ranges: numbersToText(ranges), texts: [...texts.keys()] };
}

/** @returns null when the column does not hold exactly `count` labels */
export function decodeLabels(column: LabelColumn, count: number): string[] | null {
  const ranges = textToNumbers(column.ranges);
  if (!ranges || ranges.length % 3 !== 0) return null;
  const labels: string[] = [];
  for (let index = 0; index < ranges.length; index += 3) {
    const [start, step, length] = [ranges[index]!, ranges[index + 1]!, ranges[index + 2]!];
    if (length < 0 || labels.length + Math.max(1, length) > count) return null;
    if (length === 0) {
      const text = column.texts[start];
      if (text === undefined) return null;
      labels.push(text);
    }
    for (let seat = 0; seat < length; seat += 1) labels.push(String(start + step * seat));
  }
  return labels.length === count ? labels : null;
}
