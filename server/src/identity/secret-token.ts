import { createHash, randomBytes } from "node:crypto";

/** A secret nobody can guess: 256 random bits, base64url (43 characters). */
export function newSecretToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: SHA-256, hexadecimal. The secret has too many bits to be searched for from it. */
export function hashSecretToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
