import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const idBytes = 16;
const pool = new Uint8Array(idBytes * 256);
let used = pool.length;

/** A UUID v7. Random bytes are drawn 256 ids at a time: one draw for each costs as much as parsing the request. */
export function newHoldId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.slice(used, used + idBytes);
  used += idBytes;
  return v7({ random });
}
