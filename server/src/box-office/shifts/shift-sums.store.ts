import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../../platform/database/index.ts";

/** Money of a shift by how it was paid: what came in, what went out (0 or below), and how often. */
export interface TenderSum {
  readonly tender: string;
  readonly currency: Currency;
  readonly inMinor: number;
  readonly outMinor: number;
  readonly movements: number;
}

/** What the journal says of a shift, by kind of entry. */
export interface JournalSum {
  readonly kind: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly tickets: number;
}

/** What was done in a shift. */
export interface ShiftActs {
  /** Orders sold. */
  readonly sales: number;
  readonly ticketsSold: number;
  readonly ticketsEnded: number;
  /** Tickets on paper that were given back, exchanged or returned: as many should be in the drawer. */
  readonly paperTicketsBack: number;
  readonly lastActAt: Date | null;
}

const tenders = statement<{
  shift_id: string;
  tender: string;
  currency: Currency;
  came: string;
  went: string;
  movements: number;
}>(
  "box_office.shift_tenders",
  `SELECT shift_id, tender, currency, coalesce(sum(amount_minor) FILTER (WHERE refund_id IS NULL), 0) AS came,
     coalesce(sum(amount_minor) FILTER (WHERE refund_id IS NOT NULL), 0) AS went, count(*)::int AS movements
   FROM money_movement WHERE shift_id = ANY($1::uuid[]) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
);
const journal = statement<{ shift_id: string; kind: string; currency: Currency; amount: string; tickets: number }>(
  "box_office.shift_journal",
  `SELECT a.shift_id, j.kind, j.currency, sum(j.amount_minor) AS amount, sum(j.ticket_delta)::int AS tickets
   FROM order_act a JOIN journal_entry j ON j.order_id = a.order_id AND j.act_id = a.id
   WHERE a.shift_id = ANY($1::uuid[]) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
);
const acts = statement<{
  shift_id: string;
  sales: number;
  tickets_sold: number;
  tickets_ended: number;
  paper_back: number;
  last_act_at: Date | null;
}>(
  "box_office.shift_acts",
  `SELECT s.id AS shift_id,
     (SELECT count(*) FROM order_act a WHERE a.shift_id = s.id AND a.kind IN ('sale', 'comp'))::int AS sales,
     (SELECT count(*) FROM order_act a JOIN order_line l ON l.order_id = a.order_id AND l.act_id = a.id
        WHERE a.shift_id = s.id)::int AS tickets_sold,
     (SELECT count(*) FROM order_act a JOIN order_line l ON l.order_id = a.order_id AND l.ended_by = a.id
        WHERE a.shift_id = s.id)::int AS tickets_ended,
     (SELECT count(DISTINCT l.id) FROM order_act a JOIN order_line l ON l.order_id = a.order_id AND l.ended_by = a.id
        JOIN ticket t ON t.order_id = a.order_id AND t.order_line_id = l.id
        JOIN ticket_print p ON p.ticket_id = t.id AND p.state = 'confirmed'
        WHERE a.shift_id = s.id)::int AS paper_back,
     (SELECT max(a.at) FROM order_act a WHERE a.shift_id = s.id) AS last_act_at
   FROM unnest($1::uuid[]) AS s(id)`,
);

function groups<Row extends { readonly shift_id: string }, Value>(
  shiftIds: readonly string[],
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): Map<string, Value[]> {
  const found = new Map<string, Value[]>(shiftIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.shift_id)?.push(toValue(row));
  return found;
}

/** Of each shift that is asked for. */
export async function sumTenders(tx: Transaction, shiftIds: readonly string[]): Promise<Map<string, TenderSum[]>> {
  return groups(shiftIds, await tx.query(tenders, [shiftIds]), ({ tender, currency, came, went, movements }) => ({
    ...{ tender, currency, movements },
    inMinor: Number(came),
    outMinor: Number(went),
  }));
}

/** Of each shift that is asked for. */
export async function sumShiftJournal(
  tx: Transaction,
  shiftIds: readonly string[],
): Promise<Map<string, JournalSum[]>> {
  return groups(shiftIds, await tx.query(journal, [shiftIds]), ({ kind, currency, amount, tickets }) => ({
    ...{ kind, currency, tickets },
    amountMinor: Number(amount),
  }));
}

/** Of each shift that is asked for. */
export async function countActs(tx: Transaction, shiftIds: readonly string[]): Promise<Map<string, ShiftActs>> {
  const rows = await tx.query(acts, [shiftIds]);
  return new Map(
    rows.map((row) => [
      row.shift_id,
      {
        sales: row.sales,
        ticketsSold: row.tickets_sold,
        ticketsEnded: row.tickets_ended,
        paperTicketsBack: row.paper_back,
        lastActAt: row.last_act_at,
      },
    ]),
  );
}
