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
  renewLease,
  saveReport,
} from "./lease.store.ts";
import { lease } from "./lease-seats.ts";
import { isNotDone, type NotDone, orNotDone, undo } from "./refused.ts";
import { giveBack } from "./return-lease.ts";

/**
 * What a counter's browser, known by its key, says about every half minute while it has the server: it is here, and so
 * many sales are still to be handed in. With that its leases whose term is over return, and the counter's policy is
 * carried out: seats for the next performances, terms made longer. Leases that no browser has are this one's from now
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
        if (returnsByItself({ sellUntil: row.sell_until }, { at: report.heard_at, unsentSales })) {
          await giveBack(tools, tx, actor, row, "term", null);
        } else if (policy) await makeLonger(tools, tx, row, policy, report.heard_at);
      }
      const wanted = policy ? await findPerformancesToLease(tx, counter, policy.ahead_minutes) : [];
      return { counter, policy, wanted };
    }),
  );
  if (isNotDone(heard)) return heard;
  if (heard.policy) await leaseByPolicy(tools, actor, heard.counter, heard.policy, heard.wanted);
  return database.inTransaction((tx) => fetchLeases(tx, counterId, kid));
}

/** A lease by policy gets its whole term again once half of it is over, up to the start. */
async function makeLonger(
  tools: ContingencyTools,
  tx: Parameters<typeof lease>[1],
  row: LeaseRow,
  policy: PolicyRow,
  now: Date,
): Promise<void> {
  const termMs = policy.term_minutes * 60_000;
  if (row.sell_until.getTime() - now.getTime() > termMs / 2) return;
  const facts = await tools.programme.currentSellingFacts(tx, row.performance_id);
  const until = Math.min(now.getTime() + termMs, facts?.startsAt.getTime() ?? 0);
  if (until > row.sell_until.getTime()) await renewLease(tx, row.id, new Date(until));
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
        return lease(tools, tx, actor, counter, wanted);
      }),
    );
  }
}
