import { createHash } from "node:crypto";

/** A zone map's name in its address: SHA-256 of its bytes, hexadecimal. */
export const hashOfZoneMap = (zoneOf: Uint8Array): string => createHash("sha256").update(zoneOf).digest("hex");
