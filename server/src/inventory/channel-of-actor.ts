import type { Actor } from "../identity/index.ts";

/** Code of the channel that a request sells through: buyers come by the web, staff sit at a counter. */
export function channelCodeOf(actor: Actor): "web" | "counter" {
  return actor.kind === "staff" ? "counter" : "web";
}
