/** The seats of inclusive pairs [first, last, …]. */
export function seatsIn(ranges: readonly number[]): number[] {
  const seats: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let ordinal = ranges[at]!; ordinal <= ranges[at + 1]!; ordinal += 1) seats.push(ordinal);
  }
  return seats;
}
