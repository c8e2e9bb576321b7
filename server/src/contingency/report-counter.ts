import { validate as isUuid } from "uuid";
import { type CounterRow, lockCounter } from "../box-office/index.ts";
import type { StaffActor } from "../identity/index.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { returnsByItself } from "./lease.rules.ts";
import {
  fetchLeases,
  findCounterKey,
  findPerformancesToLease,
  findPolicy,
  findStandingLeases,
  type LeaseRow,
  lockLeaseRow,
  type PolicyRow,
  saveReport,
} from "./lease.store.ts";
import { lease } from "./lease-seats.ts";
import { hasWaitingSales } from "./offline-sale.store.ts";
import { isNotDone, type NotDone, orNotDone, undo } from "./refused.ts";
import { renewByPolicy } from "./renew-lease.ts";
import { giveBack } from "./return-lease.ts";

/**
 * What a counter's browser, known by its key, says about every half minute while it has the server: it is here, and so
 * many sales are still to be handed in. With that its leases whose term is over return, and the counter's policy is
 * carried out: seats for the next performances, terms made longer, sold seats replaced. Leases that no browser has are this one's from now
 * on. Answers what it has now; leases in another browser of the counter are not touched and not told.
 */
export async function reportCounter(
  tools: ContingencyTools,
  actor: StaffActor,
  said: { readonly counterId: string; readonly kid: string; readonly unsentSales: number },
): Promise<readonly LeaseRow[] | NotDone> {
  const { database } = tools;
  const { counterId, kid, unsentSales } = said;
  if (!Number.isInteger(unsentSales) || unsentSales < 0 || unsentSales > 1_000_000) {
    return { kind: "not-done", reason: texts.unsent, field: "unsentSales" };
  }
  const heard = await orNotDone(() =>
    database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await lockCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      if (!(await findCounterKey(tx, kid, counterId))) throw undo(texts.unknownKey, "kid");
      const report = await saveReport(tx, said);
      const policy = await findPolicy(tx, counterId);
      for (const { id } of await findStandingLeases(tx, counterId)) {
        const row = await lockLeaseRow(tx, id);
        if (!row || row.returned_at || (row.kept_by !== null && row.kept_by !== kid)) continue;
        const now = report.heard_at;
        if (returnsByItself({ sellUntil: row.sell_until }, { at: now, unsentSales })) {
          if (!(await hasWaitingSales(tx, row.id))) await giveBack(tools, tx, actor, row, "term", null);
        } else if (policy && row.by_policy) await renewByPolicy(tools, tx, actor, { row, policy, counter, now });
      }
      const wanted = policy ? await findPerformancesToLease(tx, counter, policy.ahead_minutes) : [];
      return { counter, policy, wanted };
    }),
  );
  if (isNotDone(heard)) return heard;
  if (heard.policy) await leaseByPolicy(tools, actor, heard.counter, heard.policy, heard.wanted);
  return database.inTransaction((tx) => fetchLeases(tx, counterId, kid));
}

/** Each in its own transaction: a house that is sold out does not keep the others from being leased. */
async function leaseByPolicy(
  tools: ContingencyTools,
  actor: StaffActor,
  { id }: CounterRow,
  policy: PolicyRow,
  performanceIds: readonly number[],
): Promise<void> {
  for (const performanceId of performanceIds) {
    await orNotDone(() =>
      tools.database.inTransaction(async (tx) => {
        const counter = (await lockCounter(tx, id))!;
        const wanted = { performanceId, seats: policy.seats, ordinals: null, termMinutes: policy.term_minutes };
        return lease(tools, tx, actor, counter, wanted, true);
      }),
    );
  }
}
