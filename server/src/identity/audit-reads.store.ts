import type { SelectQueryBuilder } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Page, PageRequest } from "../platform/graphql/index.ts";
import { AuditEntry } from "./audit-entry.entity.ts";

/** Which entries: those that fit everything named here. */
export interface AuditFilter {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly staffId: string | null;
  /** `order` finds `order.refund` and every other act of that kind. */
  readonly act: string | null;
  readonly channelCode: string | null;
  readonly performanceId: number | null;
  /** A seat of that performance. */
  readonly ordinal: number | null;
  readonly from: Date | null;
  /** Not included. */
  readonly until: Date | null;
  /** Words of the reason. */
  readonly text: string | null;
}

/** One page of the audit log, newest first. */
export async function findAuditEntries(
  tx: EntityTransaction,
  filter: AuditFilter,
  { first, after }: PageRequest,
): Promise<Page<AuditEntry>> {
  const filtered = () => narrow(tx.manager.createQueryBuilder(AuditEntry, "e"), filter);
  const page = filtered()
    .orderBy("e.id", "DESC")
    .take(first + 1);
  if (after) page.andWhere("e.id < :after", { after: after[0] });
  const [rows, totalCount] = [await page.getMany(), await filtered().getCount()];
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, totalCount };
}

function narrow(query: SelectQueryBuilder<AuditEntry>, filter: AuditFilter): SelectQueryBuilder<AuditEntry> {
  const { subjectKind, subjectId, staffId, act, channelCode, performanceId, ordinal, from, until } = filter;
  if (subjectKind !== null) query.andWhere("e.subject_kind = :subjectKind", { subjectKind });
  if (subjectId !== null) query.andWhere("e.subject_id = :subjectId", { subjectId });
  if (staffId !== null) query.andWhere("(e.staff_id = :staffId OR e.approver_id = :staffId)", { staffId });
  if (act !== null) query.andWhere("(e.act = :act OR starts_with(e.act, :actPrefix))", { act, actPrefix: `${act}.` });
  if (channelCode !== null) query.andWhere("e.channel_code = :channelCode", { channelCode });
  if (performanceId !== null)
    query.andWhere(
      "(e.performance_id = :performanceId OR (e.subject_kind = 'performance' AND e.subject_id = :performanceText))",
      { performanceId, performanceText: String(performanceId) },
    );
  if (ordinal !== null) query.andWhere(":ordinal = ANY(e.ordinals)", { ordinal });
  if (from !== null) query.andWhere("e.at >= :from", { from });
  if (until !== null) query.andWhere("e.at < :until", { until });
  const text = filter.text?.trim() ?? "";
  if (text !== "") query.andWhere("e.reason ILIKE :pattern", { pattern: `%${text.replaceAll(/[\\%_]/g, "\\$&")}%` });
  return query;
}
