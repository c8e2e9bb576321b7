import type { Channels } from "../../channels/index.ts";
import { type Actor, audit, type Identity } from "../../identity/index.ts";
import type { Database, EntityTransaction } from "../../platform/database/index.ts";
import type { Programme, SellingFacts } from "../../programme/index.ts";
import { type FreeTicketSeats, keptFromPublic, publicShareWords } from "../public-share.ts";
import { type AllocationRefusal, ordinalsInWords, readReason, refusal } from "./allocation.rules.ts";
import { lockAllocations } from "./allocation.store.ts";

/** What the acts on allocations need; made once by the slice's door. */
export interface Allocating {
  readonly database: Database;
  readonly channels: Channels;
  readonly identity: Pick<Identity, "findStaffMembers">;
  readonly programme: Pick<Programme, "currentSellingFacts" | "houseRules">;
  /** Seats of a performance that were given away as free tickets. */
  readonly freeTicketSeats: FreeTicketSeats;
  /** Told after an act committed, so that this process sees it at once. */
  readonly forget: (performanceId: number) => void;
}

/** Nothing was changed: these seats somebody has, so they cannot be moved. */
export interface SeatsNotFree {
  readonly kind: "not-free";
  readonly ordinals: readonly number[];
}

/** An act's result, or why it was not done. */
export type Changed<Result> = Result | AllocationRefusal | SeatsNotFree;

/** What an act did, as the audit log keeps it. */
export interface Done<Result> {
  readonly result: Result;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Thrown to roll back what was written before a refusal turned up. */
class NotDone extends Error {
  constructor(readonly refusal: AllocationRefusal | SeatsNotFree) {
    super("refused");
  }
}

const isRefusal = (outcome: object): outcome is AllocationRefusal | SeatsNotFree =>
  "kind" in outcome && (outcome.kind === "refused" || outcome.kind === "not-free");

/**
 * The frame of every act on a performance's allocations and kills: read the reason, find the performance, let nobody
 * else change its allocations meanwhile, do the work, write the audit entry. A refusal leaves nothing behind.
 */
export async function changeAllocations<Result>(
  { database, programme, forget, freeTicketSeats }: Allocating,
  act: { readonly actor: Actor; readonly name: string; readonly reason: string; readonly performanceId: number | null },
  work: (
    tx: EntityTransaction,
    facts: SellingFacts,
    reason: string,
  ) => Promise<Done<Result> | AllocationRefusal | SeatsNotFree>,
): Promise<Changed<Result>> {
  const reason = readReason(act.reason);
  if (typeof reason !== "string") return reason;
  const { performanceId } = act;
  if (performanceId === null) return unknownPerformance();
  const doing = database.inTransaction(async (tx): Promise<Result> => {
    const facts = await programme.currentSellingFacts(tx, performanceId);
    if (!facts) throw new NotDone(unknownPerformance());
    await lockAllocations(tx, performanceId);
    const before = await keptFromPublic({ programme, freeTicketSeats }, tx, performanceId);
    const done = await work(tx, facts, reason);
    if (isRefusal(done)) throw new NotDone(done);
    const after = await keptFromPublic({ programme, freeTicketSeats }, tx, performanceId);
    if (after && before && after.kept > before.kept && after.kept > after.most) {
      const { percent, most } = after;
      throw new NotDone(refusal(null, ...publicShareWords(percent, most)));
    }
    await audit(tx, {
      actor: act.actor,
      act: act.name,
      subjectKind: done.subjectKind ?? "performance",
      subjectId: done.subjectId ?? String(performanceId),
      reason,
      details: { performanceId, ...done.details },
    });
    return done.result;
  });
  try {
    return await doing;
  } catch (error) {
    if (error instanceof NotDone) return error.refusal;
    throw error;
  } finally {
    forget(performanceId);
  }
}

function unknownPerformance(): AllocationRefusal {
  return refusal("performanceId", "没有这个场次。", "There is no such performance.");
}

export function unknownAllocation(field = "allocationId"): AllocationRefusal {
  return refusal(field, "这个场次没有这项预留。", "The performance has no such allocation.");
}

/** What is lent to a counter is not changed here: the counter may be selling it. */
export function leasedRefusal(field = "allocationId"): AllocationRefusal {
  return refusal(
    field,
    "这些座位已租给售票窗口，窗口归还后才能改动。",
    "These seats are leased to a counter: nothing changes until it gives them back.",
  );
}

/** The seats of an act, ascending and each once; a refusal when one is not of this house. */
export function readOrdinals(ordinals: readonly number[], seatCount: number): readonly number[] | AllocationRefusal {
  const wanted = [...new Set(ordinals)].sort((a, b) => a - b);
  if (wanted.length === 0) return refusal("ordinals", "请先选择座位。", "Choose some seats first.");
  const unknown = wanted.filter((ordinal) => !Number.isInteger(ordinal) || ordinal < 0 || ordinal >= seatCount);
  if (unknown.length === 0) return wanted;
  return refusal(
    "ordinals",
    `座位图里没有这些座位：${ordinalsInWords(unknown)}。`,
    `The seat map has no such seats: ${ordinalsInWords(unknown)}.`,
  );
}
