import { fromBase64Url, toBase64Url } from "./base64url.ts";

/** What a ticket's code says. */
export interface TicketCodeFacts {
  /** UUID. */
  readonly ticketId: string;
  readonly performanceId: number;
  readonly ordinal: number;
  /** Counts up with every reprint of the same line, from 1. */
  readonly issue: number;
  /** First 4 bytes of the signing key's RFC 7638 thumbprint, base64url. */
  readonly kid: string;
}

/** What begins every code; the last character is the version of what follows. */
const prefix = "PT1.";
const payloadBytes = 30;
const signatureBytes = 64;

/**
 * The signed part, 30 bytes: key id (4), ticket id (16), performance (4), ordinal (4), issue (2), numbers big-endian.
 * The house and a counter that sells alone both write it here.
 */
export function encodeTicketPayload({ ticketId, performanceId, ordinal, issue, kid }: TicketCodeFacts): Uint8Array {
  const payload = new Uint8Array(payloadBytes);
  const keyId = fromBase64Url(kid);
  if (keyId?.length !== 4) throw new RangeError(`“${kid}” is no key id`);
  payload.set(keyId, 0);
  payload.set(
    Uint8Array.from(ticketId.replaceAll("-", "").match(/../g)!, (pair) => Number.parseInt(pair, 16)),
    4,
  );
  const numbers = new DataView(payload.buffer);
  numbers.setUint32(20, performanceId);
  numbers.setUint32(24, ordinal);
  numbers.setUint16(28, issue);
  return payload;
}

/** `PT1.` and the base64url of payload and signature: 130 characters. */
export function joinTicketCode(payload: Uint8Array, signature: Uint8Array): string {
  const whole = new Uint8Array(payload.length + signature.length);
  whole.set(payload, 0);
  whole.set(signature, payload.length);
  return prefix + toBase64Url(whole);
}

/** Takes a code apart; null when it cannot be one. What it says is only true if the signature fits. */
export function splitTicketCode(
  code: string,
): { readonly facts: TicketCodeFacts; readonly payload: Uint8Array; readonly signature: Uint8Array } | null {
  const trimmed = code.trim();
  if (!trimmed.startsWith(prefix)) return null;
  const bytes = fromBase64Url(trimmed.slice(prefix.length));
  if (bytes?.length !== payloadBytes + signatureBytes) return null;
  const payload = bytes.slice(0, payloadBytes);
  const numbers = new DataView(payload.buffer);
  const hex = [...payload.subarray(4, 20)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return {
    payload,
    signature: bytes.slice(payloadBytes),
    facts: {
      kid: toBase64Url(payload.subarray(0, 4)),
      ticketId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
      performanceId: numbers.getUint32(20),
      ordinal: numbers.getUint32(24),
      issue: numbers.getUint16(28),
    },
  };
}

/** What is hashed for an Ed25519 key's thumbprint (RFC 7638, members in order); `x` is that of its JWK. */
export const thumbprintText = (x: string): string => JSON.stringify({ crv: "Ed25519", kty: "OKP", x });

/** The key id of a thumbprint (SHA-256 of {@link thumbprintText}): 4 bytes are enough to choose among a few. */
export const kidOfThumbprint = (digest: Uint8Array): string => toBase64Url(digest.subarray(0, 4));
