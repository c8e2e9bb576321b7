import type { RefundStage } from "@parterre/pricing";
import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { RefundPolicy } from "./refund-policy.entity.ts";

/** What a version of a refund policy says. */
export interface RefundPolicyRule {
  readonly id: string;
  readonly stages: readonly RefundStage[];
  readonly keepsSaleFees: boolean;
  readonly keepsLostDiscounts: boolean;
}

const byIds = statement<{
  id: string;
  stages: RefundStage[];
  keeps_sale_fees: boolean;
  keeps_lost_discounts: boolean;
}>(
  "programme.find_refund_policies",
  "SELECT id, stages, keeps_sale_fees, keeps_lost_discounts FROM refund_policy WHERE id = ANY($1::uuid[])",
);

/** Versions of refund policies by id. */
export async function findRefundPolicies(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RefundPolicyRule>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query(byIds, [ids]);
  return new Map(
    rows.map(({ id, stages, keeps_sale_fees, keeps_lost_discounts }) => [
      id,
      { id, stages, keepsSaleFees: keeps_sale_fees, keepsLostDiscounts: keeps_lost_discounts },
    ]),
  );
}

/** The policy in force for each performance that has its own, and for the house (`performanceId` null) first. */
export function findPoliciesInForce(tx: EntityTransaction): Promise<RefundPolicy[]> {
  return tx.manager
    .createQueryBuilder(RefundPolicy, "policy")
    .distinctOn(["policy.performance_id"])
    .orderBy("policy.performance_id", "ASC", "NULLS FIRST")
    .addOrderBy("policy.id", "DESC")
    .getMany();
}

export async function insertRefundPolicy(tx: EntityTransaction, policy: Omit<RefundPolicy, "savedAt">): Promise<void> {
  await tx.manager.insert(RefundPolicy, policy);
}
