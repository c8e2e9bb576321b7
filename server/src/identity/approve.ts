import { v7 as uuidv7 } from "uuid";
import type { Database, Transaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { insertApproval, takeApproval } from "./approval.store.ts";
import { audit } from "./audit.ts";
import { checkPassword } from "./check-password.ts";
import { permissionsByRole } from "./permissions.ts";
import { type PrivilegedAct, permissionForAct } from "./privileged-act.ts";
import type { StaffActor } from "./request-context.ts";
import { hashSecretToken, newSecretToken } from "./secret-token.ts";
import type { StaffMember } from "./staff-member.entity.ts";

/** Long enough to walk round the till, short enough not to be left lying about. */
const approvalLastsMs = 5 * 60_000;
const longestSubjectId = 100;

export interface ApprovalRequest {
  readonly email: string;
  readonly password: string;
  readonly act: PrivilegedAct;
  readonly subjectId: string;
}

export type ApprovalOutcome =
  | { readonly kind: "approved"; readonly token: string; readonly expiresAt: Date; readonly approver: StaffMember }
  | { readonly kind: "refused"; readonly reason: LocalisedText };

/**
 * A second person signs, at the till of `requester`, for one act on one subject. The token works once, for a few
 * minutes, for that requester alone. Refused for a wrong password, a role that may not approve, or the same person.
 */
export async function approve(
  database: Database,
  requester: StaffActor,
  request: ApprovalRequest,
  remoteAddress: string,
): Promise<ApprovalOutcome> {
  if (request.subjectId.length > longestSubjectId || request.subjectId.includes("\0")) {
    return refused("不存在这个对象。", "There is nothing with this identity.");
  }
  const checked = await checkPassword(database, request.email, request.password, remoteAddress);
  if (checked.kind === "refused") return checked;
  const approver = checked.staff;
  const granted = permissionsByRole[approver.role];
  if (!granted.has("approvals.give") || !granted.has(permissionForAct[request.act])) {
    return refused("这位同事无权批准此操作。", "This colleague may not approve this.");
  }
  if (approver.id === requester.staffId) {
    return refused("批准人必须是另一位同事。", "The approval has to come from another person.");
  }
  const token = newSecretToken();
  const expiresAt = new Date(Date.now() + approvalLastsMs);
  await database.inTransaction(async (tx) => {
    await insertApproval(tx, {
      id: uuidv7(),
      tokenHash: hashSecretToken(token),
      approverId: approver.id,
      requestedBy: requester.staffId,
      act: request.act,
      subjectId: request.subjectId,
      expiresAt,
    });
    await audit(tx, {
      actor: requester,
      approverId: approver.id,
      act: "approval.give",
      subjectKind: request.act,
      subjectId: request.subjectId,
    });
  });
  return { kind: "approved", token, expiresAt, approver };
}

/**
 * Uses up an approval inside the transaction of the act it was given for; a rollback gives it back. Answers the
 * approver's staff id, or null when the token was not given for this act, subject and requester, or is used or over.
 */
export function useApproval(
  tx: Transaction,
  token: string,
  act: PrivilegedAct,
  subjectId: string,
  requestedBy: string,
): Promise<string | null> {
  return takeApproval(tx, hashSecretToken(token), act, subjectId, requestedBy);
}

function refused(zh: string, en: string): ApprovalOutcome {
  return { kind: "refused", reason: { zh, en } };
}
