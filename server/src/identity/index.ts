import DataLoader from "dataloader";
import { validate as isUuid } from "uuid";
import type { Database, EntityTransaction, Transaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import type { PeriodicJob } from "../platform/jobs/index.ts";
import { useApproval } from "./approve.ts";
import { AuditResolver } from "./audit.resolver.ts";
import { sealAuditEntries } from "./audit-chain.ts";
import { enrolFirstAdmin } from "./enrol-first-admin.ts";
import { enrolStaff, type NewStaffMember } from "./enrol-staff.ts";
import { IdentityResolver } from "./identity.resolver.ts";
import type { PrivilegedAct } from "./privileged-act.ts";
import type { Actor, StaffActor } from "./request-context.ts";
import { actorFor, actorOf } from "./sign-in.ts";
import { signInCookieName } from "./sign-in-cookie.ts";
import { findStaffByEmail, findStaffByIds, hasStaff } from "./staff.store.ts";
import { type StaffMemberType, toStaffMemberType } from "./staff-member.type.ts";

export { audit, wasDone } from "./audit.ts";
export { type AuditChainReport, verifyAuditChain } from "./audit-chain.ts";
export { authChecker } from "./auth-checker.ts";
export type { NewStaffMember } from "./enrol-staff.ts";
export { identityEntities } from "./entities.ts";
export type { Permission } from "./permissions.ts";
export { PrivilegedAct } from "./privileged-act.ts";
export { type Actor, may, type RequestContext, type StaffActor, type StaffPlace } from "./request-context.ts";
export { signInCookieName } from "./sign-in-cookie.ts";
export { StaffMemberType } from "./staff-member.type.ts";
export { StaffRole } from "./staff-role.ts";

export interface Identity {
  /** Who a sign-in cookie belongs to; without a valid one, a buyer. */
  actorOf(cookieToken: string | undefined): Promise<Actor>;
  /** The same from a request's parsed cookies. */
  actorOfRequest(request: { readonly cookies: Readonly<Record<string, string | undefined>> }): Promise<Actor>;
  /**
   * Uses up an approval inside the transaction of the act. Answers the approver's staff id, or null when the token
   * was not given for this act, this subject and this requester, or is used or over.
   */
  useApproval(
    tx: Transaction,
    token: string,
    act: PrivilegedAct,
    subjectId: string,
    requestedBy: string,
  ): Promise<string | null>;
  /** Adds a member of staff; answers the new id. */
  enrolStaff(tx: EntityTransaction, actor: Actor, staff: NewStaffMember): Promise<string>;
  /** Makes the first administrator where nobody works yet; answers whether it did. */
  enrolFirstAdmin(first: { readonly email: string; readonly password: string }): Promise<boolean>;
  /** The member of staff with this e-mail as an actor; null when there is none. */
  findStaffActor(tx: EntityTransaction, email: string): Promise<StaffActor | null>;
  /** Whether anybody works here yet. */
  hasStaff(tx: EntityTransaction): Promise<boolean>;
  /** Those of these people who work here; ids that name nobody are left out. */
  findStaffMembers(tx: EntityTransaction, ids: readonly string[]): Promise<readonly StaffMemberType[]>;
  /** A member of staff for a field of another slice, batched over the request. */
  loadStaffMember(loaders: LoaderCache, id: string): Promise<StaffMemberType | null>;
  readonly resolvers: readonly object[];
  readonly jobs: readonly PeriodicJob[];
}

export function createIdentity({ database }: { readonly database: Database }): Identity {
  const staffKey = Symbol("staff members");
  const loadStaffMember: Identity["loadStaffMember"] = (loaders, id) =>
    loaders
      .get<string, StaffMemberType | null>(
        staffKey,
        () =>
          new DataLoader(async (ids) => {
            const staff = await database.read((tx) => findStaffByIds(tx, ids));
            const byId = new Map(staff.map((member) => [member.id, toStaffMemberType(member)]));
            return ids.map((each) => byId.get(each) ?? null);
          }),
      )
      .load(id);
  return {
    actorOf: (token) => actorOf(database, token),
    actorOfRequest: (request) => actorOf(database, request.cookies[signInCookieName]),
    useApproval,
    enrolStaff,
    enrolFirstAdmin: (first) => enrolFirstAdmin(database, first),
    findStaffActor: async (tx, email) => {
      const staff = await findStaffByEmail(tx, email);
      return staff?.active ? actorFor(staff) : null;
    },
    hasStaff,
    findStaffMembers: async (tx, ids) =>
      (await findStaffByIds(tx, ids.filter(isUuid))).filter((staff) => staff.active).map(toStaffMemberType),
    loadStaffMember,
    resolvers: [new IdentityResolver(database), new AuditResolver(database, loadStaffMember)],
    jobs: [{ name: "identity.seal-audit-entries", everyMs: 5_000, run: () => sealAuditEntries(database) }],
  };
}
