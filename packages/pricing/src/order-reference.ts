/** No 0, 1, I, L, O, U: nothing that looks or sounds like another, and no unlucky words. */
export const orderReferenceLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * An order reference for people, `K7M2-Q9XD`: one of 6.5 · 10^11. `pick` answers a random whole number below the one it
 * is given; server and counter bring their own.
 */
export function orderReference(pick: (below: number) => number): string {
  const letters = Array.from({ length: 8 }, () => orderReferenceLetters[pick(orderReferenceLetters.length)]!).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The number of a ticket for people: its order's reference and its place in it, from 1. */
export const ticketNumber = (reference: string, position: number): string =>
  `${reference}-${String(position).padStart(2, "0")}`;
