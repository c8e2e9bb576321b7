/** Without I and O, which are read as 1 and 0. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 1 → A, 24 → Z, 25 → AA; never I or O. */
export function letterLabel(number: number): string {
  let rest = Math.max(1, Math.trunc(number));
  let label = "";
  while (rest > 0) {
    rest -= 1;
    label = letters[rest % letters.length]! + label;
    rest = Math.floor(rest / letters.length);
  }
  return label;
}

/** The label after this one that is not taken: 7 → 8, C → D, 3排 → 4排, H → J. */
export function nextLabel(label: string, taken: ReadonlySet<string>, first: string): string {
  const digits = /^(.*?)(\d+)(\D*)$/.exec(label);
  const letter = /^(.*?)([A-HJ-NP-Z])(\W*)$/u.exec(label);
  for (let step = 1; step < 10_000; step += 1) {
    const next = digits
      ? `${digits[1]}${Number(digits[2]) + step}${digits[3]}`
      : letter
        ? `${letter[1]}${letterLabel(letters.indexOf(letter[2]!) + 1 + step)}${letter[3]}`
        : label === ""
          ? step === 1
            ? first
            : `${first} ${step}`
          : `${label} ${step + 1}`;
    if (!taken.has(next)) return next;
  }
  return label;
}
