import type { RefundStage } from "@parterre/pricing";
import { v7 as uuid } from "uuid";
import type { StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import { type AmountOf, readAmounts } from "./house-settings.rules.ts";
import { findPerformancesByIds } from "./performance.store.ts";
import type { RefundPolicy } from "./refund-policy.entity.ts";
import { insertRefundPolicy } from "./refund-policy.store.ts";
import { isRefused, type Refused, refuse } from "./refusals.rules.ts";

/** A refund policy as it is entered. */
export interface NewRefundPolicy {
  /** Null: of the house, for performances without their own. */
  readonly performanceId: number | null;
  readonly stages: readonly {
    readonly beforeMs: number;
    readonly percentBp: number | null;
    readonly fixed: readonly AmountOf[];
    readonly cap: readonly AmountOf[];
  }[];
  readonly keepsSaleFees: boolean;
  readonly keepsLostDiscounts: boolean;
}

const mostStages = 10;
const longestBeforeMs = 400 * 86_400_000;

/**
 * Makes a new version of the refund policy of a performance or of the house. It holds for sales from now on; what was
 * sold keeps the version it was sold under.
 */
export async function saveRefundPolicy(
  database: Database,
  actor: StaffActor,
  policy: NewRefundPolicy,
): Promise<RefundPolicy | Refused> {
  const stages = readStages(policy.stages);
  if (isRefused(stages)) return stages;
  const { performanceId, keepsSaleFees, keepsLostDiscounts } = policy;
  const subjectId = performanceId === null ? "house" : String(performanceId);
  const details = { stages, keepsSaleFees, keepsLostDiscounts };
  const change = { act: "refund-policy.save", subjectKind: "refund-policy", subjectId, details } as const;
  return changeHouse(database, actor, change, async (tx) => {
    if (performanceId !== null && (await findPerformancesByIds(tx, [performanceId])).length === 0) {
      return refuse("performanceId", "没有这个场次。", "There is no such performance.");
    }
    const saved = { id: uuid(), performanceId, stages, keepsSaleFees, keepsLostDiscounts, savedBy: actor.staffId };
    await insertRefundPolicy(tx, saved);
    return { ...saved, savedAt: new Date() };
  });
}

/** The stages with the earliest first, or why they are no policy. */
function readStages(stages: NewRefundPolicy["stages"]): RefundStage[] | Refused {
  if (stages.length > mostStages) {
    return refuse("stages", "最多十个阶段。", "A policy has ten stages at most.");
  }
  const read: RefundStage[] = [];
  for (const [index, { beforeMs, percentBp, fixed, cap }] of stages.entries()) {
    const field = `stages.${index}`;
    if (!Number.isSafeInteger(beforeMs) || beforeMs < 0 || beforeMs > longestBeforeMs) {
      return refuse(`${field}.beforeMs`, "时间须在开演前 400 天以内。", "The time lies at most 400 days before.");
    }
    if (read.some((other) => other.beforeMs === beforeMs)) {
      return refuse(`${field}.beforeMs`, "两个阶段的时间相同。", "Two stages hold at the same time.");
    }
    if (percentBp !== null && (!Number.isInteger(percentBp) || percentBp < 0 || percentBp > 10_000)) {
      return refuse(`${field}.percentBp`, "百分比须在 0 到 100 之间。", "A percentage lies between 0 and 100.");
    }
    const amounts = readAmounts(fixed, `${field}.fixed`);
    if (isRefused(amounts)) return amounts;
    const most = readAmounts(cap, `${field}.cap`);
    if (isRefused(most)) return most;
    read.push({ beforeMs, percentBp, fixed: amounts, cap: most });
  }
  return read.sort((a, b) => b.beforeMs - a.beforeMs);
}
