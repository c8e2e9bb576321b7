/**
 * The marked seats as inclusive pairs [first, last, …], ascending.
 * @param bits which bits of a seat's byte mark it; any, by default
 */
export function rangesOf(marked: Uint8Array, bits = 0xff): number[] {
  const pairs: number[] = [];
  marked.forEach((mark, ordinal) => {
    if ((mark & bits) === 0) return;
    if (pairs.at(-1) === ordinal - 1) pairs[pairs.length - 1] = ordinal;
    else pairs.push(ordinal, ordinal);
  });
  return pairs;
}

/** The seats of inclusive pairs [first, last, …]. */
export function seatsIn(ranges: readonly number[]): number[] {
  const seats: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let ordinal = ranges[at]!; ordinal <= ranges[at + 1]!; ordinal += 1) seats.push(ordinal);
  }
  return seats;
}
