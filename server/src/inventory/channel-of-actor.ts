import type { Actor } from "../identity/index.ts";

/**
 * Code of the channel that a request sells through: buyers come by the web, staff sit at a counter and sell through the
 * channel of that counter. Without an open shift they are at some counter of the house.
 */
export function channelCodeOf(actor: Actor): string {
  return actor.kind === "staff" ? (actor.place?.channelCode ?? "counter") : "web";
}
