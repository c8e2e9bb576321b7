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

/** A new code by which a paid order is collected, `7M2-Q9X`: one of 6 · 10^8; the database refuses a repeat. */
export function newCollectCode(): string {
  const pick = () => letters[randomInt(letters.length)]!;
  return `${pick()}${pick()}${pick()}-${pick()}${pick()}${pick()}`;
}

/** What a person typed or a scanner read as a collect code; null when it cannot be one. */
export function readCollectCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  if (plain.length !== 6 || [...plain].some((letter) => !letters.includes(letter))) return null;
  return `${plain.slice(0, 3)}-${plain.slice(3)}`;
}

/** The secret in the address of a buyer's page, as a scanner reads it off their telephone; null when it is none. */
export function readOrderLink(scanned: string): string | null {
  return /^https?:\/\/[^\s]+\/orders\/([\w-]{22})\/?$/.exec(scanned.trim())?.[1] ?? null;
}
