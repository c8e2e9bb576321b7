import type { StaffActor } from "../../identity/index.ts";
import type { EntityTransaction } from "../../platform/database/index.ts";
import { LoaderCache } from "../../platform/graphql/index.ts";
import { isRefused, type SellingFacts } from "../../programme/index.ts";
import { orRefused, Refused } from "../refused.ts";
import type { InputRefusal } from "../sale-input.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { findSeatsToMove, insertMove } from "./move.store.ts";
import { moveTexts } from "./move-texts.rules.ts";

const longestReason = 500;
/** Long enough for any number of orders; what is moved uses it up. */
const keptMs = 30 * 24 * 3_600_000;

export interface MovePerformanceCommand {
  readonly performanceId: number | null;
  /** Another time for the performance itself; null: it goes to another one. */
  readonly startsAt: Date | null;
  /** Another performance of the same event on the same map; null: it stays itself. */
  readonly toPerformanceId: number | null;
  /** Kept with every order. */
  readonly reason: string;
  /** Until then whoever cannot come gets everything back. */
  readonly refundUntil: Date;
}

export type MoveRefusal = Omit<InputRefusal, "field"> & { readonly field: string | null };

/** The cart that keeps an order's seats in the other performance until the job is there. */
export const movedCartKey = (moveId: number, orderId: string): string => `moved/${moveId}/${orderId}`;

/**
 * Says that a performance takes place at another time, or that its orders go to another performance. Decided in one
 * transaction: there everybody's seat is held at once, so that nobody can be left without; the job `sales.move-orders`
 * then takes the orders over one by one. Null when begun, else why nothing was.
 */
export async function movePerformance(
  tools: SalesTools,
  actor: StaffActor,
  command: MovePerformanceCommand,
): Promise<MoveRefusal | null> {
  const { performanceId, startsAt, toPerformanceId } = command;
  const said = command.reason.trim();
  if (said === "" || said.length > longestReason) return { reason: moveTexts.reasonMissing, field: "reason" };
  if (performanceId === null) return { reason: moveTexts.noSuchPerformance, field: "performanceId" };
  if ((startsAt === null) === (toPerformanceId === null)) return { reason: moveTexts.eitherOr, field: "startsAt" };
  const refused = await orRefused<null, MoveRefusal>(() =>
    tools.database.inTransaction(async (tx) => {
      await decide(tools, tx, actor, { ...command, performanceId, reason: said });
      return null;
    }),
  );
  for (const id of [performanceId, toPerformanceId]) if (id !== null) tools.programme.forgetSellingFacts(id);
  return refused;
}

async function decide(
  tools: SalesTools,
  tx: EntityTransaction,
  actor: StaffActor,
  command: MovePerformanceCommand & { readonly performanceId: number },
): Promise<void> {
  const { performanceId, toPerformanceId, startsAt, reason, refundUntil } = command;
  const before = await tools.programme.sellingFacts(performanceId, tx);
  const moved = await tools.programme.markMoved(tx, actor, performanceId, { startsAt, toPerformanceId }, reason);
  if (isRefused(moved)) throw new Refused<MoveRefusal>({ reason: moved.reason, field: moved.field });
  if (refundUntil <= new Date() || refundUntil > moved.newStartsAt) {
    throw new Refused<MoveRefusal>({ reason: moveTexts.refundUntilBad, field: "refundUntil" });
  }
  const venue = before && (await tools.venues.loadVenue(new LoaderCache(), before.venueId));
  if (!venue) throw new Error(`performance ${performanceId} has no house`);
  const { kind, staffId, role, name, email } = actor;
  const moveId = await insertMove(tx, {
    ...{ performanceId, toPerformanceId, reason, refundUntil, timeZone: venue.timeZone },
    ...{ startsBefore: moved.startsAt, startsAfter: moved.newStartsAt },
    decidedBy: { kind, staffId, role, name, email },
  });
  if (toPerformanceId !== null) await keepSeats(tools, tx, { moveId, before, toPerformanceId });
}

/** Everybody's own seat in the other performance, or nothing at all. */
async function keepSeats(
  tools: SalesTools,
  tx: EntityTransaction,
  {
    moveId,
    before,
    toPerformanceId,
  }: { readonly moveId: number; readonly before: SellingFacts; readonly toPerformanceId: number },
): Promise<void> {
  const after = await tools.programme.sellingFacts(toPerformanceId, tx);
  const missing = before.zones.find((zone) => !after?.zones.some(({ code }) => code === zone.code));
  if (missing)
    throw new Refused<MoveRefusal>({ reason: moveTexts.zoneMissing(missing.code), field: "toPerformanceId" });
  const parties = await findSeatsToMove(tx, before.performanceId);
  const lost = await tools.inventory.keepForParties(tx, {
    ...{ performanceId: toPerformanceId, keptMs },
    parties: parties.map(({ orderId, ordinals }) => ({ cartKey: movedCartKey(moveId, orderId), ordinals })),
  });
  if (lost.length > 0) {
    throw new Refused<MoveRefusal>({ reason: moveTexts.seatsTaken(lost.length), field: "toPerformanceId" });
  }
}
