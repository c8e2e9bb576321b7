import type { StaffActor } from "../../identity/index.ts";
import { isRefused } from "../../programme/index.ts";
import type { InputRefusal } from "../sale-input.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { insertCancellation } from "./cancellation.store.ts";

const longestReason = 500;

export interface CancelPerformanceCommand {
  readonly performanceId: number | null;
  /** Told to every customer in their order's history. */
  readonly reason: string;
}

export type CancelRefusal = Omit<InputRefusal, "field"> & { readonly field: string | null };

/**
 * Says that a performance will not take place: from this transaction on nothing of it is sold, and the job
 * `sales.give-back-cancelled` gives every order back. Null when done, else why nothing was.
 */
export async function cancelPerformance(
  { database, programme }: SalesTools,
  actor: StaffActor,
  { performanceId, reason }: CancelPerformanceCommand,
): Promise<CancelRefusal | null> {
  const said = reason.trim();
  if (said === "" || said.length > longestReason) {
    return { reason: { zh: "请填写取消原因。", en: "Say why it is cancelled." }, field: "reason" };
  }
  if (performanceId === null) {
    return { reason: { zh: "没有这个场次。", en: "There is no such performance." }, field: "performanceId" };
  }
  const refused = await database.inTransaction(async (tx) => {
    // Every refusal comes before the first write, so there is nothing to roll back.
    const refusal = await programme.markCancelled(tx, actor, performanceId, said);
    const { kind, staffId, role, name, email } = actor;
    const decidedBy: StaffActor = { kind, staffId, role, name, email };
    if (!refusal) await insertCancellation(tx, { performanceId, reason: said, decidedBy });
    return refusal;
  });
  programme.forgetSellingFacts(performanceId);
  return refused && isRefused(refused) ? { reason: refused.reason, field: refused.field } : null;
}
