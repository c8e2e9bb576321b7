import { type Database, statement } from "../platform/database/index.ts";
import { enrolStaff } from "./enrol-staff.ts";
import { hasStaff } from "./staff.store.ts";
import { StaffRole } from "./staff-role.ts";

/** Processes that start together wait for the first. */
const lock = statement<never>(
  "identity.first_admin_lock",
  "SELECT pg_advisory_xact_lock(hashtext('parterre first admin'))",
);

/**
 * Makes the sign-in of the first administrator where nobody works yet; anywhere else nothing, so that the settings
 * may stay where they are. Answers whether it did.
 */
export async function enrolFirstAdmin(
  database: Database,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<boolean> {
  return database.inTransaction(async (tx) => {
    await tx.query(lock, []);
    if (await hasStaff(tx)) return false;
    await enrolStaff(tx, { kind: "buyer" }, { email, password, name: email, role: StaffRole.ADMIN });
    return true;
  });
}
