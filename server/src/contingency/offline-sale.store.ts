import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { Difference, SettleWay } from "./offline-sale.rules.ts";

export type OfflineSaleState = "recorded" | "waiting" | "given_back";

export interface OfflineSaleRow {
  readonly id: string;
  readonly counter_id: string;
  readonly lease_id: string;
  readonly kid: string;
  readonly payload: string;
  readonly signature: string;
  readonly sold_at: Date;
  readonly currency: Currency;
  /** A bigint, as text. */
  readonly total_minor: string;
  readonly state: OfflineSaleState;
  readonly order_id: string | null;
  readonly uploaded_by: string;
  readonly uploaded_at: Date;
  readonly settled_by: string | null;
  readonly settled_at: Date | null;
  readonly settled_how: SettleWay | null;
  readonly settled_reason: string | null;
}

interface DifferenceRow {
  readonly sale_id: string;
  readonly kind: Difference["kind"];
  readonly details: Omit<Difference, "kind">;
}

// Sales of one counter go in one after another: what comes twice at once waits for itself.
const lockUpload = statement<never>(
  "contingency.lock_upload",
  "SELECT pg_advisory_xact_lock(7272019, hashtext($1)) IS NULL",
);
const byId = statement<OfflineSaleRow>("contingency.offline_sale", "SELECT * FROM offline_sale WHERE id = $1");
const lock = statement<OfflineSaleRow>(
  "contingency.lock_offline_sale",
  "SELECT * FROM offline_sale WHERE id = $1 FOR UPDATE",
);
const insert = statement<OfflineSaleRow>(
  "contingency.insert_offline_sale",
  `INSERT INTO offline_sale (id, counter_id, lease_id, kid, payload, signature, sold_at, currency, total_minor, state,
     order_id, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING *`,
);
const insertDifferences = statement<never>(
  "contingency.insert_offline_differences",
  `INSERT INTO offline_difference (sale_id, position, kind, details)
   SELECT $1, position, kind, details FROM unnest($2::text[], $3::jsonb[]) WITH ORDINALITY AS d(kind, details, position)`,
);
const differences = statement<DifferenceRow>(
  "contingency.offline_differences",
  "SELECT sale_id, kind, details FROM offline_difference WHERE sale_id = ANY($1::uuid[]) ORDER BY sale_id, position",
);
const waiting = statement<{ currency: Currency; sales: number; amount: string }>(
  "contingency.waiting_of_seller",
  `SELECT currency, count(*)::int AS sales, sum(total_minor)::text AS amount FROM offline_sale
   WHERE state = 'waiting' AND payload::jsonb ->> 'sellerId' = $1 AND sold_at >= $2 AND ($3::timestamptz IS NULL OR sold_at < $3)
   GROUP BY currency ORDER BY currency`,
);
const open = statement<OfflineSaleRow>(
  "contingency.open_offline_sales",
  `SELECT s.* FROM offline_sale s
   WHERE s.settled_at IS NULL AND EXISTS (SELECT FROM offline_difference d WHERE d.sale_id = s.id)
   ORDER BY s.sold_at, s.id LIMIT 200`,
);
const waits = statement<{ waits: boolean }>(
  "contingency.lease_has_waiting_sales",
  "SELECT EXISTS (SELECT FROM offline_sale WHERE lease_id = $1 AND state = 'waiting') AS waits",
);
const settle = statement<OfflineSaleRow>(
  "contingency.settle_offline_sale",
  `UPDATE offline_sale SET state = $2, order_id = $3, settled_by = $4, settled_at = now(), settled_how = $5,
     settled_reason = $6 WHERE id = $1 RETURNING *`,
);
const sellerThere = statement<{ there: boolean }>(
  "contingency.seller_there",
  "SELECT EXISTS (SELECT FROM staff_member WHERE id = $1) AS there",
);

export async function lockUploads(tx: Transaction, counterId: string): Promise<void> {
  await tx.query(lockUpload, [counterId]);
}
export const findOfflineSale = async (tx: Transaction, id: string) => (await tx.query(byId, [id]))[0] ?? null;
export const lockOfflineSale = async (tx: Transaction, id: string) => (await tx.query(lock, [id]))[0] ?? null;

export type NewOfflineSale = Pick<
  OfflineSaleRow,
  "id" | "counter_id" | "lease_id" | "kid" | "payload" | "signature" | "sold_at" | "currency" | "state" | "order_id"
> & { readonly total_minor: number; readonly uploaded_by: string };

export async function insertOfflineSale(
  tx: Transaction,
  row: NewOfflineSale,
  found: readonly Difference[],
): Promise<OfflineSaleRow> {
  const { id, counter_id, lease_id, kid, payload, signature, sold_at, currency, total_minor, state, order_id } = row;
  const values = [id, counter_id, lease_id, kid, payload, signature, sold_at, currency, total_minor, state, order_id];
  const [saved] = await tx.query(insert, [...values, row.uploaded_by]);
  if (found.length > 0) {
    const details = found.map(({ kind: _, ...rest }) => JSON.stringify(rest));
    await tx.query(insertDifferences, [id, found.map(({ kind }) => kind), details]);
  }
  return saved!;
}

/** What was found in each sale, by its id; a sale without a difference is not among them. */
export async function findDifferences(
  tx: Transaction,
  saleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const found = new Map<string, Difference[]>();
  for (const { sale_id: id, kind, details } of await tx.query(differences, [saleIds])) {
    found.set(id, [...(found.get(id) ?? []), { kind, ...details }]);
  }
  return found;
}

/** Sales that a person has still to look at, oldest first; 200 at most. */
export const findOpenSales = (tx: Transaction) => tx.query(open, []);

/** Whether a sale from a lease waits for a person: its seats may have been sold, and are not to be sold again meanwhile. */
export async function hasWaitingSales(tx: Transaction, leaseId: string): Promise<boolean> {
  return (await tx.query(waits, [leaseId]))[0]!.waits;
}

export async function settleRow(
  tx: Transaction,
  id: string,
  settled: {
    readonly state: OfflineSaleState;
    readonly orderId: string | null;
    readonly staffId: string;
    readonly how: SettleWay;
    readonly reason: string;
  },
): Promise<OfflineSaleRow> {
  const { state, orderId, staffId, how, reason } = settled;
  return (await tx.query(settle, [id, state, orderId, staffId, how, reason]))[0]!;
}

export async function worksHere(tx: Transaction, staffId: string): Promise<boolean> {
  return (await tx.query(sellerThere, [staffId]))[0]!.there;
}

/** What a seller took in a stretch of time for sales that wait for a person, by currency. */
export function sumWaiting(tx: Transaction, sellerId: string, from: Date, until: Date | null) {
  return tx.query(waiting, [sellerId, from, until]);
}
