import { statement, type Transaction } from "../platform/database/index.ts";
import type { Actor } from "./request-context.ts";

/** One privileged act, to be written in the same transaction as the act itself. */
export interface AuditRecord {
  readonly actor: Actor;
  /** The second person, where the role demanded one. */
  readonly approverId?: string | null;
  /** `order.refund`, `seat-map.publish` … */
  readonly act: string;
  /** `order`, `performance`, `seat-map` … */
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Why, in the actor's words. */
  readonly reason?: string | null;
  /** Plain JSON worth keeping: amounts, counts; `before` and `after` where something changed. Never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Code of the sales channel in which it happened. */
  readonly channelCode?: string | null;
  /** The seats it changed, so that a seat's history can be found. */
  readonly seats?: { readonly performanceId: number; readonly ordinals: readonly number[] };
}

const append = statement<never>(
  "identity.append_audit_entry",
  `INSERT INTO audit_entry (staff_id, approver_id, act, subject_kind, subject_id, reason, details, channel_code,
     performance_id, ordinals)
   VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10::int[])`,
);

/** Appends to the audit log; if the transaction rolls back, nothing happened and nothing is logged. */
export async function audit(tx: Transaction, record: AuditRecord): Promise<void> {
  await tx.query(append, [
    record.actor.kind === "staff" ? record.actor.staffId : null,
    record.approverId ?? null,
    record.act,
    record.subjectKind,
    record.subjectId,
    record.reason ?? null,
    JSON.stringify(record.details ?? {}),
    record.channelCode ?? null,
    record.seats?.performanceId ?? null,
    record.seats?.ordinals ?? null,
  ]);
}

const find = statement<{ found: boolean }>(
  "identity.find_audit_entry",
  `SELECT EXISTS (SELECT 1 FROM audit_entry WHERE subject_kind = $1 AND subject_id = $2 AND act = $3) AS found`,
);

/** Whether an act on a subject is in the audit log. */
export async function wasDone(tx: Transaction, act: string, subjectKind: string, subjectId: string): Promise<boolean> {
  const [row] = await tx.query(find, [subjectKind, subjectId, act]);
  return row?.found ?? false;
}
