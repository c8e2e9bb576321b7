import { statement, type Transaction } from "../../platform/database/index.ts";

export interface PackRow {
  readonly id: string;
  readonly performance_id: number;
  readonly made_at: Date;
  /** Null: made by the schedule. */
  readonly made_by: string | null;
  /** Name of whoever that is. */
  readonly maker: string | null;
  readonly kid: string;
  readonly data: string;
  readonly data_signature: string;
  readonly pdf: Buffer;
  readonly pdf_signature: string;
}

interface HeadRow {
  readonly event_zh: string;
  readonly event_en: string;
  readonly venue_zh: string;
  readonly venue_en: string;
  readonly time_zone: string;
  readonly starts_at: Date;
  readonly doors_open_at: Date | null;
}

interface SeatRow {
  readonly ordinal: number;
  /** A held seat whose time is over is free. */
  readonly state: "free" | "held" | "reserved" | "sold" | "killed";
  readonly allocation: string | null;
}

interface CollectRow {
  readonly reference: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly number: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly type_zh: string;
  readonly type_en: string;
}

const head = statement<HeadRow>(
  "contingency.pack_head",
  `SELECT e.title_zh AS event_zh, e.title_en AS event_en, v.name_zh AS venue_zh, v.name_en AS venue_en, v.time_zone,
     p.starts_at, p.doors_open_at
   FROM performance p JOIN event e ON e.id = p.event_id JOIN venue v ON v.id = p.venue_id WHERE p.id = $1`,
);
const seats = statement<SeatRow>(
  "contingency.pack_seats",
  `SELECT s.ordinal, CASE WHEN s.state = 'held' AND s.held_until < now() THEN 'free' ELSE s.state END AS state,
     a.name AS allocation
   FROM performance_seat s
     LEFT JOIN allocation a ON a.performance_id = s.performance_id AND a.number = s.allocation
   WHERE s.performance_id = $1 ORDER BY s.ordinal`,
);
// A ticket that was never put on paper is to be collected; what may be on paper is not on the list.
const collect = statement<CollectRow>(
  "contingency.pack_collect",
  `SELECT o.reference, o.contact_name AS name, o.contact_phone AS phone, t.number, l.block_label AS block,
     l.row_label AS row, l.seat_label AS seat, y.name_zh AS type_zh, y.name_en AS type_en
   FROM ticket t JOIN sales_order o ON o.id = t.order_id JOIN order_line l ON l.id = t.order_line_id
     JOIN ticket_type y ON y.id = l.ticket_type_id
   WHERE t.performance_id = $1 AND t.live
     AND NOT EXISTS (SELECT FROM ticket_print p WHERE p.ticket_id = t.id AND p.state <> 'failed')
     AND NOT EXISTS (SELECT FROM backup_ticket b WHERE b.ticket_id = t.id)
   ORDER BY coalesce(o.contact_name, ''), o.reference, t.number`,
);
const insert = statement<PackRow>(
  "contingency.insert_pack",
  `INSERT INTO backup_pack (id, performance_id, made_by, kid, data, data_signature, pdf, pdf_signature)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *, (SELECT name FROM staff_member WHERE id = made_by) AS maker`,
);
const byId = statement<PackRow>(
  "contingency.pack",
  "SELECT b.*, m.name AS maker FROM backup_pack b LEFT JOIN staff_member m ON m.id = b.made_by WHERE b.id = $1",
);
const ofPerformance = statement<Omit<PackRow, "data" | "pdf">>(
  "contingency.packs_of_performance",
  `SELECT b.id, b.performance_id, b.made_at, b.made_by, m.name AS maker, b.kid, b.data_signature, b.pdf_signature
   FROM backup_pack b LEFT JOIN staff_member m ON m.id = b.made_by
   WHERE b.performance_id = $1 ORDER BY b.made_at DESC LIMIT 20`,
);
const due = statement<{ id: number }>(
  "contingency.packs_due",
  `SELECT p.id FROM performance p
   WHERE p.state IN ('on_sale', 'closed') AND p.starts_at > now()
     AND coalesce(p.doors_open_at, p.starts_at) < now() + make_interval(mins => $1::int)
     AND NOT EXISTS (SELECT FROM backup_pack b WHERE b.performance_id = p.id AND b.made_by IS NULL)
   ORDER BY p.starts_at, p.id LIMIT 5`,
);
const forget = statement<never>(
  "contingency.forget_packs",
  "DELETE FROM backup_pack WHERE made_at < now() - make_interval(days => $1::int)",
);

const first = <Row>(rows: readonly Row[]): Row | null => rows[0] ?? null;

export const readPackHead = async (tx: Transaction, performanceId: number) =>
  first(await tx.query(head, [performanceId]));
export const readPackSeats = (tx: Transaction, performanceId: number) => tx.query(seats, [performanceId]);
export const readToCollect = (tx: Transaction, performanceId: number) => tx.query(collect, [performanceId]);

export async function insertPack(tx: Transaction, pack: Omit<PackRow, "made_at" | "maker">): Promise<PackRow> {
  const { id, performance_id, made_by, kid, data, data_signature, pdf, pdf_signature } = pack;
  return (await tx.query(insert, [id, performance_id, made_by, kid, data, data_signature, pdf, pdf_signature]))[0]!;
}
export const findPack = async (tx: Transaction, id: string) => first(await tx.query(byId, [id]));
/** Newest first; the twenty newest. */
export const findPacks = (tx: Transaction, performanceId: number) => tx.query(ofPerformance, [performanceId]);
/** Performances whose doors open within so many minutes and of which the schedule has made none. */
export async function findPacksDue(tx: Transaction, minutes: number): Promise<readonly number[]> {
  return (await tx.query(due, [minutes])).map(({ id }) => id);
}
export async function forgetPacks(tx: Transaction, afterDays: number): Promise<void> {
  await tx.query(forget, [afterDays]);
}
