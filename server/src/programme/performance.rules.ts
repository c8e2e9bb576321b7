import { PerformanceState } from "./performance-state.rules.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

/** Nobody plans further ahead; a date beyond is a slip of the keyboard. */
const mostYearsAhead = 10;
const longestDoorsBeforeMs = 24 * 60 * 60_000;

/** Why a performance cannot take place then; null when it can. */
export function timesRefusal(startsAt: Date, doorsOpenAt: Date | null, now: Date): Refused | null {
  if (startsAt <= now) {
    return refuse("startsAt", "开演时间必须在将来。", "The performance has to begin in the future.");
  }
  if (startsAt.getTime() - now.getTime() > mostYearsAhead * 366 * 24 * 60 * 60_000) {
    return refuse("startsAt", "开演时间不能晚于十年之后。", "The beginning is more than ten years away.");
  }
  if (!doorsOpenAt) return null;
  if (doorsOpenAt > startsAt) {
    return refuse("doorsOpenAt", "入场时间不能晚于开演时间。", "The doors cannot open after the beginning.");
  }
  if (startsAt.getTime() - doorsOpenAt.getTime() > longestDoorsBeforeMs) {
    return refuse(
      "doorsOpenAt",
      "入场时间不能早于开演前一天。",
      "The doors open more than a day before the beginning.",
    );
  }
  return null;
}

/** What stands of a performance when it is to go on sale. */
export interface Readiness {
  readonly state: PerformanceState;
  readonly startsAt: Date;
  readonly zoneCodes: readonly string[];
  /** Codes of zones with a price at least. */
  readonly pricedZoneCodes: ReadonlySet<string>;
  readonly windowCount: number;
}

/** Why a performance cannot go on sale; null when it can. */
export function putOnSaleRefusal(readiness: Readiness, now: Date): Refused | null {
  if (readiness.state === PerformanceState.ON_SALE) {
    return refuse(null, "这个场次已经在售。", "The performance is on sale already.");
  }
  if (readiness.state === PerformanceState.CANCELLED) {
    return refuse(null, "这个场次已取消。", "The performance is cancelled.");
  }
  if (readiness.startsAt <= now) return refuse(null, "这个场次已经开演。", "The performance has begun.");
  if (readiness.zoneCodes.length === 0) {
    return refuse(null, "请先设置票价区。", "Please set price zones first.");
  }
  const unpriced = unpricedRefusal(readiness.zoneCodes, readiness.pricedZoneCodes);
  if (unpriced) return unpriced;
  if (readiness.windowCount === 0) {
    return refuse(null, "请先设置至少一个渠道的销售时间。", "Please set a sales window for a channel at least.");
  }
  return null;
}

/** Names the zones without any price; null when every zone has one. */
export function unpricedRefusal(zoneCodes: readonly string[], priced: ReadonlySet<string>): Refused | null {
  const unpriced = zoneCodes.filter((code) => !priced.has(code));
  if (unpriced.length === 0) return null;
  return refuse(
    "prices",
    `以下票价区还没有价格：${unpriced.join("、")}。`,
    `These price zones have no price yet: ${unpriced.join(", ")}.`,
  );
}

/** Why sales cannot be closed; null when they can (closing what is closed changes nothing). */
export function closeSalesRefusal(state: PerformanceState): Refused | null {
  if (state === PerformanceState.ON_SALE || state === PerformanceState.CLOSED) return null;
  return refuse(null, "这个场次还没有开售。", "The performance is not on sale.");
}

/** Why prices or windows cannot be changed; null when they can. */
export function planningRefusal(state: PerformanceState): Refused | null {
  return state === PerformanceState.CANCELLED
    ? refuse(null, "这个场次已取消，不能再修改。", "The performance is cancelled and cannot be changed.")
    : null;
}
