import {
  allocationOfCode,
  bytesToBase64,
  encodeDelta,
  encodeSnapshot,
  encodeStaffDelta,
  encodeStaffSnapshot,
  SeatStatus,
  seatCode,
  stateOfCode,
} from "@parterre/seat-map";
import { GraphQLError } from "graphql";
import { may, type RequestContext } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { LiveSource, LiveTopic, LiveView } from "../platform/live/index.ts";
import { PerformanceState, type Programme, performanceIdFrom } from "../programme/index.ts";
import { seatStates } from "./performance-seat.entity.ts";
import { readSeatCodes } from "./seat.store.ts";
import { Audience, seatStateOf } from "./seat-state.type.ts";

const statuses: Readonly<Record<string, number>> = Object.fromEntries(seatStates.map((name, code) => [name, code]));

/** Where live maps come from: the published columns of performance_seat, keyed by performance. */
export function seatSource(database: Database, programme: Pick<Programme, "sellingFacts">): LiveSource {
  return {
    publication: "parterre_live",
    decode: ({ kind, table, row }) => {
      if (kind === "delete" || table !== "performance_seat") return null;
      const code = seatCode(statuses[String(row.state)] ?? 0, Number(row.allocation ?? 0));
      return { key: String(row.performance_id), ordinal: Number(row.ordinal), code };
    },
    load: async (key) => {
      const performanceId = Number(key);
      const states = await readSeatCodes((statement, values) => database.queryHot(statement, values), performanceId);
      if (states.length > 0) return states;
      // Not put on sale yet: nothing can be sold, and the seats will come into being under the onlookers' eyes.
      const facts = await programme.sellingFacts(performanceId);
      return new Uint8Array(facts?.seatCount ?? 0).fill(SeatStatus.killed);
    },
  };
}

/** Public eyes see every seat that they cannot have as sold, but for killed ones: taken is taken, whoever has it. */
const seePublic = (code: number): number => {
  const state = stateOfCode(code);
  if (state === SeatStatus.killed) return state;
  return state === SeatStatus.free && allocationOfCode(code) === 0 ? state : SeatStatus.sold;
};

const publicFrames: LiveView = {
  name: "public frames",
  see: seePublic,
  snapshot: (visible) => ({ frame: bytesToBase64(encodeSnapshot(visible)) }),
  delta: (ordinals, visible) => ({ frame: bytesToBase64(encodeDelta(ordinals, visible)) }),
};
const staffFrames: LiveView = {
  name: "staff frames",
  see: (code) => code,
  snapshot: (visible) => ({ frame: bytesToBase64(encodeStaffSnapshot(visible)) }),
  delta: (ordinals, visible) => ({ frame: bytesToBase64(encodeStaffDelta(ordinals, visible)) }),
};
const publicChanges: LiveView = {
  name: "public changes",
  see: seePublic,
  snapshot: (visible) => ({
    snapshot: true,
    seats: Array.from(visible, (code, ordinal) => ({ ordinal, state: seatStateOf(code) })),
  }),
  delta: (ordinals, visible) => ({
    snapshot: false,
    seats: ordinals.map((ordinal) => ({ ordinal, state: seatStateOf(visible[ordinal]!) })),
  }),
};

/** Who may follow which view of a performance. */
export function seatTopics(programme: Pick<Programme, "sellingFacts">): readonly LiveTopic<RequestContext>[] {
  const keyOf = async (performanceId: unknown, context: RequestContext): Promise<string> => {
    const id = performanceIdFrom(String(performanceId));
    const facts = id === null ? null : await programme.sellingFacts(id);
    if (!facts || (facts.state === PerformanceState.DRAFT && !may(context.actor, "programme.read-drafts"))) {
      throw new GraphQLError("There is no such performance.", { extensions: { code: "NOT_FOUND" } });
    }
    return String(facts.performanceId);
  };
  return [
    {
      field: "seatAvailability",
      open: async ({ performanceId, audience }, context) => {
        if (audience === Audience.PUBLIC) return { key: await keyOf(performanceId, context), view: publicFrames };
        if (context.actor.kind !== "staff") {
          throw new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
        }
        if (!may(context.actor, "inventory.watch")) {
          throw new GraphQLError("Your role does not allow this.", { extensions: { code: "FORBIDDEN" } });
        }
        return { key: await keyOf(performanceId, context), view: staffFrames };
      },
    },
    {
      field: "seatChanges",
      open: async ({ performanceId }, context) => ({ key: await keyOf(performanceId, context), view: publicChanges }),
    },
  ];
}
