import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { SignIn } from "./sign-in.entity.ts";
import type { StaffRole } from "./staff-role.ts";

/** The signed-in person behind a token; asked once per request, so on the hot pool and by primary key. */
export interface SignedInRow {
  readonly staff_id: string;
  readonly role: StaffRole;
  readonly name: string;
  readonly email: string;
  /** Whether `seen_at` is old enough to be worth writing again. */
  readonly seen_long_ago: boolean;
}

export const findSignedIn = statement<SignedInRow>(
  "identity.find_signed_in",
  `SELECT i.staff_id, m.role, m.name, m.email, i.seen_at < now() - interval '5 minutes' AS seen_long_ago
   FROM sign_in i JOIN staff_member m ON m.id = i.staff_id
   WHERE i.token_hash = $1 AND i.expires_at > now() AND m.active`,
);

export const markSeen = statement<never>(
  "identity.mark_seen",
  "UPDATE sign_in SET seen_at = now() WHERE token_hash = $1",
);

const dropExpired = statement<never>(
  "identity.drop_expired_sign_ins",
  `DELETE FROM sign_in WHERE token_hash IN (SELECT token_hash FROM sign_in WHERE expires_at < now()
     ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
);

export async function insertSignIn(
  tx: EntityTransaction,
  signIn: Pick<SignIn, "tokenHash" | "staffId" | "expiresAt">,
): Promise<void> {
  await tx.manager.insert(SignIn, signIn);
}

/** Ends a sign-in. False when it had ended already. */
export async function deleteSignIn(tx: EntityTransaction, tokenHash: string): Promise<boolean> {
  const result = await tx.manager.delete(SignIn, { tokenHash });
  return (result.affected ?? 0) > 0;
}

/** Clears away sign-ins that are over, a bounded number at a time. */
export async function deleteExpiredSignIns(tx: Transaction): Promise<void> {
  await tx.query(dropExpired, []);
}
