import { randomInt } from "node:crypto";

/** As in order references, nothing that looks or sounds like another. */
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new reference for people, `R-7M2Q9X`; the database refuses a repeat. */
export function newReservationReference(): string {
  return `R-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]!).join("")}`;
}
