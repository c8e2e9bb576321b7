import { v7 as uuidv7 } from "uuid";
import type { EntityTransaction } from "../platform/database/index.ts";
import { audit } from "./audit.ts";
import { hashPassword } from "./password.ts";
import type { Actor } from "./request-context.ts";
import { insertStaff } from "./staff.store.ts";
import type { StaffRole } from "./staff-role.ts";

export interface NewStaffMember {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
}

/** Adds a member of staff and answers the new id. Throws when the e-mail is taken (the database's constraint). */
export async function enrolStaff(tx: EntityTransaction, actor: Actor, staff: NewStaffMember): Promise<string> {
  const id = uuidv7();
  const passwordHash = await hashPassword(staff.password);
  await insertStaff(tx, { id, email: staff.email, name: staff.name, role: staff.role, passwordHash });
  await audit(tx, {
    actor,
    act: "staff.enrol",
    subjectKind: "staff-member",
    subjectId: id,
    details: { role: staff.role },
  });
  return id;
}
