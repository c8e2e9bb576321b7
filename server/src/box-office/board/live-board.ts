import { GraphQLError } from "graphql";
import { may, type RequestContext } from "../../identity/index.ts";
import type { LiveTopic, LiveView, PartSource } from "../../platform/live/index.ts";

const boardKey = "board of windows";
/** Whoever looks at all windows reads sums of their shifts: often enough for eyes, seldom enough for the database. */
const frameMs = 500;
const tables: ReadonlySet<string> = new Set([
  ...["counter", "printer", "shift", "shift_cash", "shift_report", "order_act", "stock_entry"],
]);

/**
 * That something on the board has changed: one place, whose code is another one each time. What has changed is read
 * when it is told.
 */
export function boardSource(): PartSource {
  let changes = 0;
  return {
    publications: ["parterre_board", "parterre_board_moves"],
    owns: (key) => key === boardKey,
    decode: ({ table, row }) => {
      // What the web sells is in no window's shift.
      if (!tables.has(table) || (table === "order_act" && row.shift_id === null)) return null;
      changes = (changes + 1) % 256;
      return { key: boardKey, ordinal: 0, code: changes };
    },
    load: async () => ({ states: Uint8Array.of(changes), numbering: "" }),
  };
}

const wholeBoard: LiveView = {
  name: "board of windows",
  frameMs,
  see: (code) => code,
  snapshot: () => ({}),
  delta: () => ({}),
};

export const boardTopic: LiveTopic<RequestContext> = {
  field: "board",
  open: async (_, { actor }) => {
    if (!may(actor, "shifts.supervise")) {
      throw new GraphQLError("Your role does not allow this.", { extensions: { code: "FORBIDDEN" } });
    }
    return { key: boardKey, view: wholeBoard };
  },
};
