import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { FreeTicketQuota } from "./free-ticket-quota.entity.ts";

/** By performance, for a list. */
export function findQuotas(tx: EntityTransaction, performanceId: number): Promise<FreeTicketQuota[]> {
  return tx.manager.find(FreeTicketQuota, { where: { performanceId }, order: { ticketTypeId: "ASC" } });
}

const lockQuotas = statement<{ ticket_type_id: string; left: number }>(
  "sales.lock_free_ticket_quotas",
  `SELECT ticket_type_id, most - given AS left FROM free_ticket_quota
   WHERE performance_id = $1 AND ticket_type_id = $2 FOR UPDATE`,
);

/** How many more of a kind a performance may give, locked until the transaction ends; null: no quota is set. */
export async function lockQuotaLeft(tx: Transaction, performanceId: number, ticketTypeId: string) {
  return (await tx.query(lockQuotas, [performanceId, ticketTypeId]))[0]?.left ?? null;
}

const setQuota = statement<{ given: number }>(
  "sales.set_free_ticket_quota",
  `INSERT INTO free_ticket_quota AS q (performance_id, ticket_type_id, most, given, set_by)
   SELECT $1, $2, $3, count(*), $4 FROM order_line l
   WHERE l.performance_id = $1 AND l.ticket_type_id = $2 AND l.state = 'live' AND l.price_minor = 0 AND l.face_minor > 0
   ON CONFLICT (performance_id, ticket_type_id) DO UPDATE SET most = $3, set_by = $4, set_at = now()
   RETURNING given`,
);

/** Throws 23514 where more are given already. */
export async function saveQuota(
  tx: Transaction,
  quota: { readonly performanceId: number; readonly ticketTypeId: string; readonly most: number; readonly by: string },
): Promise<void> {
  // Nobody sells a free ticket between the count and the row: both lock the lines' table against writers.
  await tx.query(lockLines, []);
  await tx.query(setQuota, [quota.performanceId, quota.ticketTypeId, quota.most, quota.by]);
}

const lockLines = statement<never>("sales.lock_order_lines", "LOCK TABLE order_line IN SHARE ROW EXCLUSIVE MODE");

export async function removeQuota(tx: EntityTransaction, performanceId: number, ticketTypeId: string): Promise<void> {
  await tx.manager.delete(FreeTicketQuota, { performanceId, ticketTypeId });
}

/** Whether an error is the quota's own refusal. */
export function isQuotaRefusal(error: unknown): boolean {
  const { code, constraint } =
    (error as { driverError?: { code?: string; constraint?: string } }).driverError ??
    (error as { code?: string; constraint?: string });
  return code === "23514" && constraint === "free_ticket_quota_kept";
}

const given = statement<{ ordinal: number }>(
  "sales.free_ticket_seats",
  `SELECT l.ordinal FROM order_line l JOIN sales_order o ON o.id = l.order_id AND o.state IN ('paid', 'owing', 'part_paid')
   WHERE l.performance_id = $1 AND l.state = 'live' AND l.price_minor = 0 AND l.face_minor > 0`,
);

/** Seats of a performance that were given away. */
export async function findFreeTicketSeats(tx: Transaction, performanceId: number): Promise<readonly number[]> {
  return (await tx.query(given, [performanceId])).map(({ ordinal }) => ordinal);
}
