/** What a ticket's code says. */
export interface TicketFacts {
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
 */
export function encodePayload({ ticketId, performanceId, ordinal, issue, kid }: TicketFacts): Buffer {
  const payload = Buffer.alloc(payloadBytes);
  Buffer.from(kid, "base64url").copy(payload, 0, 0, 4);
  Buffer.from(ticketId.replaceAll("-", ""), "hex").copy(payload, 4);
  payload.writeUInt32BE(performanceId, 20);
  payload.writeUInt32BE(ordinal, 24);
  payload.writeUInt16BE(issue, 28);
  return payload;
}

/** `PT1.` and the base64url of payload and signature: 130 characters. */
export function joinCode(payload: Buffer, signature: Buffer): string {
  return prefix + Buffer.concat([payload, signature]).toString("base64url");
}

/** Takes a code apart; null when it cannot be one. What it says is only true if the signature fits. */
export function splitCode(
  code: string,
): { readonly facts: TicketFacts; readonly payload: Buffer; readonly signature: Buffer } | null {
  const trimmed = code.trim();
  const text = trimmed.slice(prefix.length);
  if (!trimmed.startsWith(prefix) || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  // One way to write a code: other last characters that decode to the same bytes are refused.
  if (bytes.length !== payloadBytes + signatureBytes || bytes.toString("base64url") !== text) return null;
  const payload = bytes.subarray(0, payloadBytes);
  const hex = payload.subarray(4, 20).toString("hex");
  return {
    payload,
    signature: bytes.subarray(payloadBytes),
    facts: {
      kid: payload.subarray(0, 4).toString("base64url"),
      ticketId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
      performanceId: payload.readUInt32BE(20),
      ordinal: payload.readUInt32BE(24),
      issue: payload.readUInt16BE(28),
    },
  };
}
