/** The slices of a family cut for the web: name and the code points in it, in order of preference. */
export type UnicodeSlices = readonly {
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
}[];

/**
 * Reads what a family's package says of its slices: `{"[4]": "U+1f1e9-1f1f5,U+21a", "latin": "U+0-ff"}`. The Latin
 * slice comes first, because numbered slices have some of its characters too.
 */
export function readSlices(byName: Readonly<Record<string, string>>): UnicodeSlices {
  const slices = Object.entries(byName).map(([name, text]) => ({
    name: name.replace(/^\[(\d+)\]$/, "$1"),
    ranges: text.split(",").map((range) => {
      const [from, to] = range.trim().slice(2).split("-");
      return [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)] as const;
    }),
  }));
  return slices.sort((a, b) => Number(b.name === "latin") - Number(a.name === "latin"));
}

/** Names of the slices that have characters of a text; several where slices overlap. */
export function slicesOf(slices: UnicodeSlices, text: string): readonly string[] {
  const found = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    for (const { name, ranges } of slices) {
      if (ranges.some(([from, to]) => codePoint >= from && codePoint <= to)) found.add(name);
    }
  }
  return [...found];
}
