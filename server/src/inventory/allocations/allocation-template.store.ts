import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { AllocationTemplate, AllocationTemplatePart } from "./allocation-template.entity.ts";

const seatsByAllocation = statement<{ number: number; ordinals: number[] }>(
  "inventory.find_allocation_seats",
  `SELECT allocation AS number, array_agg(ordinal ORDER BY ordinal) AS ordinals
   FROM performance_seat WHERE performance_id = $1 AND allocation IS NOT NULL GROUP BY allocation`,
);

/** The seats of each allocation, whatever their state, by its number. */
export async function findAllocationSeats(
  tx: Transaction,
  performanceId: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await tx.query(seatsByAllocation, [performanceId]);
  return new Map(rows.map(({ number, ordinals }) => [number, ordinals]));
}

/** Replaces the template of that name for the map version, or makes it. */
export async function replaceTemplate(
  tx: EntityTransaction,
  template: Omit<AllocationTemplate, "createdAt">,
  parts: readonly AllocationTemplatePart[],
): Promise<void> {
  const { seatMapVersionId, name } = template;
  await tx.manager.delete(AllocationTemplate, { seatMapVersionId, name });
  await tx.manager.insert(AllocationTemplate, template);
  await tx.manager.insert(AllocationTemplatePart, [...parts]);
}

/** Null for no such template. */
export function findTemplate(tx: EntityTransaction, id: string): Promise<AllocationTemplate | null> {
  return tx.manager.findOneBy(AllocationTemplate, { id });
}

export function findTemplatesOf(tx: EntityTransaction, seatMapVersionId: string): Promise<AllocationTemplate[]> {
  return tx.manager.find(AllocationTemplate, { where: { seatMapVersionId }, order: { name: "ASC" } });
}

/** By position. */
export function findTemplateParts(tx: EntityTransaction, templateId: string): Promise<AllocationTemplatePart[]> {
  return tx.manager.find(AllocationTemplatePart, { where: { templateId }, order: { position: "ASC" } });
}
