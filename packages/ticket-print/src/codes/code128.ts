/**
 * Code 128 (ISO/IEC 15417). Widths of bars and spaces of the 106 symbols, bar first, then the stop with its seventh
 * element.
 */
const widths =
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 " +
  "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 " +
  "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
  "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 " +
  "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
  "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
  "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112";
const symbols = widths.split(" ");
const [startB, startC, toC, toB, stop] = [104, 105, 99, 100, 106];

/** Whether Code 128 sets B and C can say the text: printable ASCII, 1 to 80 characters. */
export function isCode128Text(text: string): boolean {
  return /^[ -~]{1,80}$/.test(text);
}

/**
 * The code as modules, true = bar, without the quiet zone of 10 modules on either side. Runs of at least four digits
 * (six in the middle) are written two to a symbol. Throws RangeError for what {@link isCode128Text} refuses.
 */
export function code128Modules(text: string): readonly boolean[] {
  if (!isCode128Text(text)) throw new RangeError("Code 128 takes 1 to 80 printable ASCII characters here");
  const values = symbolValues(text);
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  return [...values, check, stop].flatMap((value) =>
    [...symbols[value]!].flatMap((width, index) => new Array<boolean>(Number(width)).fill(index % 2 === 0)),
  );
}

function symbolValues(text: string): number[] {
  const values: number[] = [];
  let set: "B" | "C" | null = null;
  for (let at = 0; at < text.length; ) {
    const digits = /^\d*/.exec(text.slice(at))![0].length;
    const atAnEnd = at === 0 || at + digits === text.length;
    const pairs = set === "C" ? digits >= 2 : digits >= (atAnEnd ? 4 : 6);
    const even = digits - (digits % 2);
    if (pairs) {
      if (set !== "C") values.push(set === null ? startC : toC);
      set = "C";
      for (let pair = 0; pair < even; pair += 2) values.push(Number(text.slice(at + pair, at + pair + 2)));
      at += even;
    } else {
      if (set !== "B") values.push(set === null ? startB : toB);
      set = "B";
      values.push(text.charCodeAt(at) - 32);
      at += 1;
    }
  }
  return values;
}
