/**
 * Whole numbers as text: the variable-length base64 of source maps, five bits a character, the sign in the lowest
 * bit. Columns of a seat map are small residuals, so most numbers are one character, and brotli does the rest.
 */
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueOfDigit = new Int8Array(128).fill(-1);
for (let index = 0; index < digits.length; index += 1) valueOfDigit[digits.charCodeAt(index)] = index;

/** @param values whole numbers between -2^40 and 2^40 */
export function numbersToText(values: Iterable<number>): string {
  const parts: string[] = [];
  for (const value of values) {
    let rest = value < 0 ? -value * 2 + 1 : value * 2;
    while (rest >= 32) {
      parts.push(digits[(rest % 32) + 32]!);
      rest = Math.floor(rest / 32);
    }
    parts.push(digits[rest]!);
  }
  return parts.join("");
}

/** @returns null when the text is not such a list */
export function textToNumbers(text: string): number[] | null {
  const values: number[] = [];
  let value = 0;
  let scale = 1;
  for (let index = 0; index < text.length; index += 1) {
    const digit = valueOfDigit[text.charCodeAt(index)] ?? -1;
    if (digit < 0 || scale > 2 ** 40) return null;
    value += (digit & 31) * scale;
    if (digit >= 32) {
      scale *= 32;
      continue;
    }
    values.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
    value = 0;
    scale = 1;
  }
  return scale === 1 ? values : null;
}

/** Second differences: a straight row of even steps becomes zeros. */
export function* secondDifferences(values: Iterable<number>): Generator<number> {
  let before = 0;
  let step = 0;
  for (const value of values) {
    yield value - before - step;
    step = value - before;
    before = value;
  }
}

/** Undoes {@link secondDifferences}. */
export function fromSecondDifferences(differences: readonly number[]): number[] {
  let before = 0;
  let step = 0;
  return differences.map((difference) => {
    step += difference;
    before += step;
    return before;
  });
}

/** Pairs of a value and how often it comes in a row. */
export function repeats(values: ArrayLike<number>): number[] {
  const pairs: number[] = [];
  for (let index = 0; index < values.length; ) {
    let end = index + 1;
    while (end < values.length && values[end] === values[index]) end += 1;
    pairs.push(values[index]!, end - index);
    index = end;
  }
  return pairs;
}

/** Undoes {@link repeats}. @returns false when the pairs do not fill `into` exactly */
export function fillFromRepeats(pairs: readonly number[], into: Uint8Array | Uint16Array): boolean {
  let at = 0;
  for (let index = 0; index < pairs.length; index += 2) {
    into.fill(pairs[index]!, at, at + pairs[index + 1]!);
    at += pairs[index + 1]!;
  }
  return at === into.length;
}
