/**
 * The same scores, dealt out anew: the best one to the first seat of the order that is there, and so on; seats the
 * order does not know come after those it knows, among themselves as they were judged.
 * @param ids seat identities, by index as the scores
 * @param order seat identities, best first; unknown and repeated ones are passed over
 */
export function dealInOrder(scores: Uint16Array, ids: readonly string[], order: readonly string[]): Uint16Array {
  const place = new Map<string, number>();
  for (const id of order) if (!place.has(id)) place.set(id, place.size);
  const rank = (seat: number): number => place.get(ids[seat]!) ?? place.size;
  const seats = Array.from(ids.keys()).sort((a, b) => rank(a) - rank(b) || scores[b]! - scores[a]! || a - b);
  const best = Uint16Array.from(scores).sort().reverse();
  const dealt = new Uint16Array(scores.length);
  seats.forEach((seat, index) => {
    dealt[seat] = best[index]!;
  });
  return dealt;
}
