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
import type { Database, Transaction } from "../platform/database/index.ts";
import type { LiveTopic, LiveView, NumberedStates, PartSource } from "../platform/live/index.ts";
import { PerformanceState, type Programme, performanceIdFrom } from "../programme/index.ts";
import { seatStates } from "./performance-seat.entity.ts";
import { parkedFrom } from "./renumber-seats.store.ts";
import { readSeatCodes } from "./seat.store.ts";
import { Audience, seatStateOf } from "./seat-state.type.ts";

const statuses: Readonly<Record<string, number>> = Object.fromEntries(seatStates.map((name, code) => [name, code]));

type SeatProgramme = Pick<Programme, "sellingFacts" | "currentSellingFacts" | "forgetSellingFacts">;

/**
 * Where live maps come from: the published columns of performance_seat, keyed by performance. A change of the
 * performance's own row may be a change of its seat-map version, and with it of what every ordinal means.
 */
export function seatSource(database: Database, programme: SeatProgramme): PartSource {
  return {
    owns: (key) => performanceIdFrom(key) !== null,
    publications: ["parterre_live"],
    decode: ({ kind, table, row }) => {
      if (kind === "delete") return null;
      if (table === "performance") return { key: String(row.id), renumbered: true };
      const ordinal = Number(row.ordinal);
      if (table !== "performance_seat" || ordinal >= parkedFrom) return null;
      const code = seatCode(statuses[String(row.state)] ?? 0, Number(row.allocation ?? 0));
      return { key: String(row.performance_id), ordinal, code };
    },
    load: (key) => database.inHotTransaction((tx) => loadStates(tx, programme, Number(key))),
    renumbered: (key) => programme.forgetSellingFacts(Number(key)),
  };
}

/** States and the version they are of: a change of the map between two reads makes it read again. */
async function loadStates(tx: Transaction, programme: SeatProgramme, performanceId: number): Promise<NumberedStates> {
  let facts = await programme.currentSellingFacts(tx, performanceId);
  while (facts) {
    const states = await readSeatCodes((statement, values) => tx.query(statement, values), performanceId);
    const numbering = facts.seatMapVersionId;
    facts = await programme.currentSellingFacts(tx, performanceId);
    if (facts?.seatMapVersionId !== numbering) continue;
    if (states.length > 0) return { states, numbering };
    // Not put on sale yet: nothing can be sold, and the seats will come into being under the onlookers' eyes.
    return { states: new Uint8Array(facts.seatCount).fill(SeatStatus.killed), numbering };
  }
  return { states: new Uint8Array(0), numbering: "" };
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
  snapshot: (visible, seatMapVersionId) => ({ frame: bytesToBase64(encodeSnapshot(visible)), seatMapVersionId }),
  delta: (ordinals, visible) => ({ frame: bytesToBase64(encodeDelta(ordinals, visible)) }),
};
const staffFrames: LiveView = {
  name: "staff frames",
  see: (code) => code,
  snapshot: (visible, seatMapVersionId) => ({ frame: bytesToBase64(encodeStaffSnapshot(visible)), seatMapVersionId }),
  delta: (ordinals, visible) => ({ frame: bytesToBase64(encodeStaffDelta(ordinals, visible)) }),
};
const publicChanges: LiveView = {
  name: "public changes",
  see: seePublic,
  snapshot: (visible, seatMapVersionId) => ({
    snapshot: true,
    seatMapVersionId,
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
