import { randomBytes, randomInt } from "node:crypto";
import { orderReferenceLetters as letters, orderReference } from "@parterre/pricing";

/** A new order reference for people, `K7M2-Q9XD`: one of 6.5 · 10^11; the database refuses a repeat. */
export function newOrderReference(): string {
  return orderReference((below) => randomInt(below));
}

/** What a person typed as the stored form; null when it cannot be a reference. */
export function readOrderReference(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  if (plain.length !== 8 || [...plain].some((letter) => !letters.includes(letter))) return null;
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** A new secret for the buyer's link: 128 random bits, base64url. */
export function newOrderSecret(): string {
  return randomBytes(16).toString("base64url");
}
