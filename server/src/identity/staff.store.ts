import { In } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import { StaffMember } from "./staff-member.entity.ts";

/** E-mails are compared and kept like this. */
export function normalisedEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The person with this e-mail, password hash included. */
export function findStaffByEmail(tx: EntityTransaction, email: string): Promise<StaffMember | null> {
  return tx.manager
    .createQueryBuilder(StaffMember, "staff")
    .addSelect("staff.passwordHash")
    .where("staff.email = :email", { email: normalisedEmail(email) })
    .getOne();
}

export function findStaffByIds(tx: EntityTransaction, ids: readonly string[]): Promise<StaffMember[]> {
  return tx.manager.findBy(StaffMember, { id: In([...ids]) });
}

/** By name. */
export function findActiveStaff(tx: EntityTransaction): Promise<StaffMember[]> {
  return tx.manager.find(StaffMember, { where: { active: true }, order: { name: "ASC", id: "ASC" } });
}

export async function insertStaff(
  tx: EntityTransaction,
  staff: Pick<StaffMember, "id" | "email" | "name" | "passwordHash" | "role">,
): Promise<void> {
  await tx.manager.insert(StaffMember, { ...staff, email: normalisedEmail(staff.email), active: true });
}

export function hasStaff(tx: EntityTransaction): Promise<boolean> {
  return tx.manager.exists(StaffMember);
}
