import type { Database } from "../platform/database/index.ts";
import { audit } from "./audit.ts";
import { checkPassword, type PasswordCheck } from "./check-password.ts";
import type { Actor, StaffActor } from "./request-context.ts";
import { hashSecretToken, newSecretToken } from "./secret-token.ts";
import { deleteExpiredSignIns, deleteSignIn, findSignedIn, insertSignIn, markSeen } from "./sign-in.store.ts";
import type { StaffMember } from "./staff-member.entity.ts";

/** Longer than any shift, shorter than a day: nobody is thrown out at work, nothing stays open overnight. */
const signInLastsMs = 12 * 60 * 60_000;
const longestToken = 128;

export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly token: string; readonly staff: StaffMember }
  | Extract<PasswordCheck, { kind: "refused" }>;

/** Signs a member of staff in. The token is told once, here; only its hash is kept. */
export async function signIn(
  database: Database,
  email: string,
  password: string,
  remoteAddress: string,
): Promise<SignInOutcome> {
  const checked = await checkPassword(database, email, password, remoteAddress);
  if (checked.kind === "refused") return checked;
  const token = newSecretToken();
  await database.inTransaction(async (tx) => {
    await insertSignIn(tx, {
      tokenHash: hashSecretToken(token),
      staffId: checked.staff.id,
      expiresAt: new Date(Date.now() + signInLastsMs),
    });
    await deleteExpiredSignIns(tx);
    await audit(tx, {
      actor: actorFor(checked.staff),
      act: "staff.sign-in",
      subjectKind: "staff-member",
      subjectId: checked.staff.id,
      details: { remoteAddress },
    });
  });
  return { kind: "signed-in", token, staff: checked.staff };
}

/** Ends the sign-in that a request came with. False when there was none. */
export async function signOut(database: Database, actor: Actor): Promise<boolean> {
  if (actor.kind !== "staff" || actor.signInId === undefined) return false;
  const { signInId, staffId } = actor;
  return database.inTransaction(async (tx) => {
    const ended = await deleteSignIn(tx, signInId);
    if (ended) {
      await audit(tx, { actor, act: "staff.sign-out", subjectKind: "staff-member", subjectId: staffId });
    }
    return ended;
  });
}

/** Who a cookie's token belongs to. A missing, wrong, ended or deactivated one is a buyer's. */
export async function actorOf(database: Database, token: string | undefined): Promise<Actor> {
  if (!token || token.length > longestToken) return { kind: "buyer" };
  const tokenHash = hashSecretToken(token);
  const [row] = await database.queryHot(findSignedIn, [tokenHash]);
  if (!row) return { kind: "buyer" };
  if (row.seen_long_ago) await database.queryHot(markSeen, [tokenHash]);
  return {
    kind: "staff",
    staffId: row.staff_id,
    role: row.role,
    name: row.name,
    email: row.email,
    signInId: tokenHash,
  };
}

/** A member of staff as use cases see one. */
export function actorFor(staff: StaffMember): StaffActor {
  return { kind: "staff", staffId: staff.id, role: staff.role, name: staff.name, email: staff.email };
}
