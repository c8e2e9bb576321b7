import { createHash, randomInt } from "node:crypto";

/** No letters or digits that look alike: a code is read out and typed. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const length = 16;

/** A code that nobody guesses (79 bits), in fours: `7KQ2-M9XD-…`. */
export function newVoucherCode(): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]);
  return letters.join("").replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** A code as typed, without its dashes and in capitals. */
function plain(code: string): string {
  return code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
}

/** What is kept of a code. */
export function hashVoucherCode(code: string): string {
  return createHash("sha256")
    .update(`voucher ${plain(code)}`)
    .digest("hex");
}

/** The last four characters. */
export function hintOfVoucherCode(code: string): string {
  return plain(code).slice(-4);
}
