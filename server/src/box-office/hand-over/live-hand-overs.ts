import { GraphQLError } from "graphql";
import { validate as isUuid } from "uuid";
import { may, type RequestContext } from "../../identity/index.ts";
import type { LiveTopic, LiveView, PartSource } from "../../platform/live/index.ts";

/** While one window prints a batch for another, every ticket of it is a change: often enough for eyes. */
const frameMs = 500;
const keyPrefix = "prints handed over in ";
const keyOf = (venueId: unknown) => `${keyPrefix}${String(venueId).toLowerCase()}`;

/** That a hand-over of a venue has changed: one place, whose code is another one each time. */
export function handOverSource(): PartSource {
  const codes = new Map<string, number>();
  return {
    publications: ["parterre_print_hand_overs"],
    owns: (key) => key.startsWith(keyPrefix),
    decode: ({ table, row }) => {
      if (table !== "print_hand_over") return null;
      const key = keyOf(row.venue_id);
      const code = ((codes.get(key) ?? 0) + 1) % 256;
      codes.set(key, code);
      return { key, ordinal: 0, code };
    },
    load: async (key) => ({ states: Uint8Array.of(codes.get(key) ?? 0), numbering: "" }),
  };
}

const ofVenue: LiveView = {
  name: "prints handed over",
  frameMs,
  see: (code) => code,
  snapshot: () => ({}),
  delta: () => ({}),
};

/** Who prints may watch what windows of a venue print for one another. */
export const handOverTopic: LiveTopic<RequestContext> = {
  field: "printHandOvers",
  open: async ({ venueId }, { actor }) => {
    if (!may(actor, "tickets.print")) {
      throw new GraphQLError("Your role does not allow this.", { extensions: { code: "FORBIDDEN" } });
    }
    if (!isUuid(venueId)) throw new GraphQLError("There is no such venue.", { extensions: { code: "NOT_FOUND" } });
    return { key: keyOf(venueId), view: ofVenue };
  },
};
