import type { Actor } from "../../identity/index.ts";
import type { Seller } from "./allocation.rules.ts";

/** An actor in the eyes of an allocation. */
export function sellerOf(actor: Actor, channelCode: string): Seller {
  return actor.kind === "staff"
    ? { channelCode, role: actor.role, staffId: actor.staffId }
    : { channelCode, role: null, staffId: null };
}
