/** Numbers from 0 up to 1, always the same for the same seed, so that an event keeps its poster. */
export type Random = () => number;

/** A small, even mixing of the text's characters into 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}

/** The mulberry32 generator. */
export function randomOf(seed: string): Random {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number from `low` up to `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low);
}

/** Coordinates in a path need no more than a tenth. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A smooth closed-below ridge from the left edge to the right, for hills and mountains. */
export function ridge(random: Random, base: number, height: number, steps: number, width = 600, floor = 800): string {
  const points = Array.from({ length: steps + 1 }, (_, step) => ({
    x: (width / steps) * step,
    y: base - random() ** 1.6 * height,
  }));
  let path = `M-10 ${floor}V${short(points[0]!.y)}`;
  for (let step = 1; step < points.length; step += 1) {
    const from = points[step - 1]!;
    const to = points[step]!;
    const middle = (from.x + to.x) / 2;
    path += `C${short(middle)} ${short(from.y)} ${short(middle)} ${short(to.y)} ${short(to.x)} ${short(to.y)}`;
  }
  return `${path}L${width + 10} ${short(points.at(-1)!.y)}V${floor}Z`;
}
