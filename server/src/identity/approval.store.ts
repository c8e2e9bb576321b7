import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { Approval } from "./approval.entity.ts";
import type { PrivilegedAct } from "./privileged-act.ts";

export async function insertApproval(
  tx: EntityTransaction,
  approval: Pick<Approval, "id" | "tokenHash" | "approverId" | "requestedBy" | "act" | "subjectId" | "expiresAt">,
): Promise<void> {
  await tx.manager.insert(Approval, approval);
}

/** Marks and reads in one statement, so that two users of one token cannot both find it unused. */
const use = statement<{ approver_id: string }>(
  "identity.use_approval",
  `UPDATE approval a SET used_at = now() FROM staff_member m
   WHERE a.token_hash = $1 AND a.act = $2 AND a.subject_id = $3 AND a.requested_by = $4
     AND a.used_at IS NULL AND a.expires_at > now() AND m.id = a.approver_id AND m.active
   RETURNING a.approver_id`,
);

/** Uses up an approval. Null when it does not fit, was used, or is over. */
export async function takeApproval(
  tx: Transaction,
  tokenHash: string,
  act: PrivilegedAct,
  subjectId: string,
  requestedBy: string,
): Promise<string | null> {
  const [row] = await tx.query(use, [tokenHash, act, subjectId, requestedBy]);
  return row?.approver_id ?? null;
}
