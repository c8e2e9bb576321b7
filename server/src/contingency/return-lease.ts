import { validate as isUuid } from "uuid";
import { audit, may, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { mayHaveSold } from "./lease.rules.ts";
import { endLease, findReports, type LeaseRow, lockLeaseRow } from "./lease.store.ts";
import { hasWaitingSales } from "./offline-sale.store.ts";
import { type NotDone, orNotDone, undo } from "./refused.ts";

export interface ReturnCommand {
  readonly leaseId: string;
  readonly reason: string | null;
  /** Of the browser that says this, having stopped to sell from the lease; null: a person says it, from anywhere. */
  readonly kid: string | null;
}

/**
 * Gives a lease's unsold seats back to general sale. The browser that has it gives it back, with nothing to hand in; a
 * person may take it back. Where the counter may have sold from it unheard, or a sale from it waits for somebody, only
 * a person may, who may allocate and says why: what was sold meanwhile then comes to the list of differences.
 */
export async function returnLease(
  tools: ContingencyTools,
  actor: StaffActor,
  command: ReturnCommand,
): Promise<LeaseRow | NotDone> {
  return orNotDone(() =>
    tools.database.inTransaction(async (tx) => {
      const row = isUuid(command.leaseId) ? await lockLeaseRow(tx, command.leaseId) : null;
      if (!row) throw undo(texts.noLease, "leaseId");
      if (row.returned_at) return row;
      // A lease that no browser ever had cannot have been sold from.
      const report = (await findReports(tx, [row.counter_id])).find(({ kid }) => kid === row.kept_by);
      const isKeeper = command.kid !== null && command.kid === row.kept_by;
      const now = new Date();
      // Whoever speaks is heard, and knows that it has stopped; of anybody else we know what was heard last.
      const inDoubt =
        (await hasWaitingSales(tx, row.id)) ||
        (row.kept_by !== null && !isKeeper && !may(actor, "inventory.allocate")) ||
        mayHaveSold(
          report ? { heardAt: isKeeper ? now : report.heard_at, unsentSales: report.unsent_sales } : null,
          now,
        );
      const reason = command.reason?.trim() ?? "";
      if (inDoubt && !may(actor, "inventory.allocate")) throw undo(texts.maybeSold, "leaseId");
      if (inDoubt && (reason === "" || reason.length > 300)) throw undo(texts.reason, "reason");
      return giveBack(tools, tx, actor, row, inDoubt ? "person" : "counter", reason || null);
    }),
  );
}

/** Ends a locked lease in the caller's transaction. */
export async function giveBack(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  row: LeaseRow,
  why: NonNullable<LeaseRow["returned_why"]>,
  reason: string | null,
): Promise<LeaseRow> {
  const ended = (await endLease(tx, row.id, why)) ?? row;
  const ordinals = await tools.inventory.takeLentSeatsBack(tx, row.allocation_id);
  await audit(tx, {
    ...{ actor, act: "lease.return", subjectKind: "counter", subjectId: row.counter_id, reason },
    details: { leaseId: row.id, performanceId: row.performance_id, seats: ordinals.length, why },
    seats: { performanceId: row.performance_id, ordinals },
  });
  return ended;
}
