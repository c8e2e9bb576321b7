import { type Actor, audit } from "../identity/index.ts";
import { type EntityTransaction, statement } from "../platform/database/index.ts";
import { timesRefusal } from "./performance.rules.ts";
import { lockPerformance, updatePerformance } from "./performance.store.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { isRefused, type Refused, refuse } from "./refusals.rules.ts";

/** Where a performance is moved to: another time, or another performance that is planned already. */
export interface PerformanceMoveTarget {
  readonly startsAt: Date | null;
  readonly toPerformanceId: number | null;
}

/** A performance as it stood before it was moved. */
export interface MovedFrom {
  readonly startsAt: Date;
  /** When those who come now come. */
  readonly newStartsAt: Date;
}

const stretchWindows = statement<never>(
  "programme.stretch_windows",
  `UPDATE sales_window SET closes_at = CASE WHEN closes_at >= $2::timestamptz OR closes_at > $3::timestamptz
     THEN $3::timestamptz ELSE closes_at END
   WHERE performance_id = $1 AND opens_at < $3::timestamptz`,
);

/**
 * Moves a performance, in the transaction that begins to move its orders. To another time: it keeps its seats, tickets
 * and sale, and windows that ended with it end with it again. To another performance: nothing more of it is sold.
 */
export async function markMoved(
  tx: EntityTransaction,
  actor: Actor,
  performanceId: number,
  { startsAt, toPerformanceId }: PerformanceMoveTarget,
  reason: string,
): Promise<MovedFrom | Refused> {
  const before = await lockPerformance(tx, performanceId);
  if (!before) return refuse("performanceId", "没有这个场次。", "There is no such performance.");
  if (before.state === PerformanceState.DRAFT) {
    return refuse(
      "performanceId",
      "这个场次还没有开售，直接改时间即可。",
      "It was never on sale: change its time instead.",
    );
  }
  if (before.state === PerformanceState.CANCELLED) {
    return refuse("performanceId", "这个场次已经取消。", "The performance is cancelled already.");
  }
  const moved =
    toPerformanceId === null
      ? await toAnotherTime(tx, before, startsAt)
      : await toAnotherPerformance(tx, before, toPerformanceId);
  if (isRefused(moved)) return moved;
  await audit(tx, {
    ...{ actor, act: "performance.move", subjectKind: "performance", subjectId: String(before.id), reason },
    details: { before: { startsAt: before.startsAt }, after: { startsAt: moved.newStartsAt, toPerformanceId } },
  });
  return moved;
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockPerformance>>>;

async function toAnotherTime(
  tx: EntityTransaction,
  before: Locked,
  startsAt: Date | null,
): Promise<MovedFrom | Refused> {
  if (!startsAt) return refuse("startsAt", "请选择新的开演时间。", "Say when it begins now.");
  if (startsAt.getTime() === before.startsAt.getTime()) {
    return refuse("startsAt", "新的开演时间与原来相同。", "That is when it begins already.");
  }
  // The doors open as long before as they did.
  const doorsOpenAt = before.doorsOpenAt
    ? new Date(startsAt.getTime() - (before.startsAt.getTime() - before.doorsOpenAt.getTime()))
    : null;
  const refused = timesRefusal(startsAt, null, new Date());
  if (refused) return refused;
  await updatePerformance(tx, before.id, { startsAt, doorsOpenAt });
  await tx.query(stretchWindows, [before.id, before.startsAt.toISOString(), startsAt.toISOString()]);
  return { startsAt: before.startsAt, newStartsAt: startsAt };
}

async function toAnotherPerformance(
  tx: EntityTransaction,
  before: Locked,
  toPerformanceId: number,
): Promise<MovedFrom | Refused> {
  const target = toPerformanceId === before.id ? null : await lockPerformance(tx, toPerformanceId);
  if (target?.eventId !== before.eventId) {
    return refuse("toPerformanceId", "请选择同一节目的另一个场次。", "Choose another performance of the same event.");
  }
  if (target.state !== PerformanceState.ON_SALE && target.state !== PerformanceState.CLOSED) {
    return refuse("toPerformanceId", "目标场次须已开售。", "The other performance has to be on sale, or closed.");
  }
  if (target.startsAt <= new Date()) {
    return refuse("toPerformanceId", "目标场次已经开演。", "The other performance has begun.");
  }
  if (target.seatMapVersionId !== before.seatMapVersionId) {
    return refuse(
      "toPerformanceId",
      "两个场次的座位图版本不同，无法整场改期。",
      "The two sell different versions of the seat map, so nobody could keep their seat.",
    );
  }
  await updatePerformance(tx, before.id, { state: PerformanceState.CANCELLED });
  return { startsAt: before.startsAt, newStartsAt: target.startsAt };
}
