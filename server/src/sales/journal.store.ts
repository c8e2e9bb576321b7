import { statement, type Transaction } from "../platform/database/index.ts";
import type { JournalAct } from "./journal-entry.entity.ts";

/** Money that an act brings in or takes out. */
export interface MoneyMoved {
  readonly paymentId: string;
  /** The refund that takes it out; null for what comes in. */
  readonly refundId: string | null;
  readonly tender: string;
  /** Signed. */
  readonly amountMinor: number;
}

/** An act's part of the books: of which order, and how it is paid. */
export interface Posting {
  readonly actId: string;
  readonly money: readonly MoneyMoved[];
  /** What its entries are called where no money moves: owed on an invoice (without more), or settled by the act itself. */
  readonly unpaid?: "invoice" | "none";
}

const moneySql = (first: number) => `money AS (
     INSERT INTO money_movement (act_id, order_id, payment_id, refund_id, tender, channel_id, seller_id, counter,
       currency, amount_minor)
     SELECT a.id, a.order_id, m.payment_id, m.refund_id, m.tender, a.channel_id, a.staff_id, a.counter, o.currency,
       m.amount_minor
     FROM unnest($${first}::uuid[], $${first + 1}::uuid[], $${first + 2}::uuid[], $${first + 3}::text[],
       $${first + 4}::bigint[]) WITH ORDINALITY AS m(act_id, payment_id, refund_id, tender, amount_minor, at)
     JOIN order_act a ON a.id = m.act_id JOIN sales_order o ON o.id = a.order_id ORDER BY m.at
   )`;

const sourcesSql = `kind, act, act_id, order_id, order_line_id, payment_id, performance_id, zone_id, ticket_type_id,
     channel_id, provider, seller_id, currency, amount_minor, ticket_delta, charge_source_id, fee_id, rate_ppm, tax_minor`;

const append = statement<never>(
  "sales.append_journal",
  `WITH line AS MATERIALIZED (
     SELECT l.id, l.position, l.performance_id, l.zone_id, l.ticket_type_id, l.price_minor, m.at, a.staff_id,
       o.id AS order_id, o.channel_id, o.currency, a.id AS act_id, m.payment_id, m.provider
     FROM unnest($2::uuid[], $3::uuid[], $4::text[]) WITH ORDINALITY AS m(act_id, payment_id, provider, at)
     JOIN order_act a ON a.id = m.act_id JOIN sales_order o ON o.id = a.order_id
     JOIN order_line l ON l.order_id = o.id AND l.state = 'live' AND (NOT $7::bool OR l.act_id = a.id)
   ), movement AS (
     SELECT line.*, 0 AS part, $1 AS kind, line.price_minor AS amount, $6::int AS tickets, NULL::text AS source_id,
       NULL::text AS fee_id, NULL::int AS rate_ppm, NULL::bigint AS tax_minor
     FROM line
     UNION ALL
     SELECT line.*, c.position, c.kind, c.amount_minor, 0, c.source_id, c.fee_id, c.rate_ppm, c.tax_minor
     FROM order_charge c JOIN line ON line.id = c.order_line_id AND c.order_id = line.order_id
   ), ${moneySql(8)}
   INSERT INTO journal_entry (${sourcesSql})
   SELECT kind, $1, act_id, order_id, id, payment_id, performance_id, zone_id, ticket_type_id, channel_id, provider,
     staff_id, currency, amount * $5::int, tickets, source_id, fee_id, rate_ppm, tax_minor * $5::int
   FROM movement ORDER BY at, position, part`,
);

const effects = {
  sale: { sign: 1, tickets: 1 },
  comp: { sign: 1, tickets: 1 },
  exchange: { sign: 1, tickets: 1 },
  late_payment: { sign: 1, tickets: 0 },
  late_refund: { sign: -1, tickets: 0 },
} as const satisfies Partial<Record<JournalAct, { sign: 1 | -1; tickets: 1 | 0 }>>;

/** How an act was paid as each of its entries tells it: the one way, `mixed`, or `invoice` where nothing is paid yet. */
function wayOf({ money, unpaid = "invoice" }: Posting): {
  readonly paymentId: string | null;
  readonly provider: string;
} {
  const [first, second] = money;
  if (!first) return { paymentId: null, provider: unpaid };
  return second ? { paymentId: null, provider: "mixed" } : { paymentId: first.paymentId, provider: first.tender };
}

function moneyColumns(postings: readonly Posting[]): readonly unknown[][] {
  const all = postings.flatMap(({ actId, money }) => money.map((each) => ({ actId, ...each })));
  return [
    all.map((each) => each.actId),
    all.map((each) => each.paymentId),
    all.map((each) => each.refundId),
    all.map((each) => each.tender),
    all.map((each) => each.amountMinor),
  ];
}

/**
 * Writes into the journal what acts (in `order_act` already) bring onto their orders: for each live line its price, and
 * each of its discounts, fees and taxes as an entry of its own; and beside it the money. `ownLinesOnly`: of an order
 * that had lines before, only those that the act brought. Never changed afterwards: what has to be undone is written
 * again with the opposite sign.
 */
export async function appendJournal(
  tx: Transaction,
  act: keyof typeof effects,
  postings: readonly Posting[],
  ownLinesOnly = false,
): Promise<void> {
  const { sign, tickets } = effects[act];
  const ways = postings.map(wayOf);
  await tx.query(append, [
    act,
    postings.map((posting) => posting.actId),
    ways.map((way) => way.paymentId),
    ways.map((way) => way.provider),
    sign,
    tickets,
    ownLinesOnly,
    ...moneyColumns(postings),
  ]);
}

const reverse = statement<{ amount: string }>(
  "sales.reverse_journal",
  `WITH act AS (
     SELECT a.id, a.order_id, a.staff_id, o.channel_id, o.currency FROM order_act a JOIN sales_order o ON o.id = a.order_id
     WHERE a.id = $2
   ), had AS (
     SELECT j.order_line_id, j.performance_id, j.zone_id, j.ticket_type_id,
       CASE WHEN j.kind IN ('discount', 'fee', 'tax', 'goodwill') THEN j.kind ELSE $1 END AS kind, j.charge_source_id,
       j.fee_id, j.rate_ppm, sum(j.amount_minor) AS amount, sum(j.ticket_delta) AS tickets, sum(j.tax_minor) AS tax,
       min(j.id) AS at
     FROM journal_entry j JOIN act ON j.order_id = act.order_id
     WHERE j.order_line_id = ANY($3::uuid[])
       AND NOT (j.order_line_id = ANY($4::uuid[]) AND (j.kind = 'fee' OR j.fee_id IS NOT NULL))
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
   ), undone AS (
     SELECT kind, order_line_id, performance_id, zone_id, ticket_type_id, -amount AS amount, -tickets AS tickets,
       charge_source_id, fee_id, rate_ppm, -tax AS tax, at FROM had WHERE amount <> 0 OR tickets <> 0 OR tax <> 0
     UNION ALL
     SELECT k.kind, h.order_line_id, h.performance_id, h.zone_id, h.ticket_type_id, k.amount, 0, k.source_id, k.fee_id,
       k.rate_ppm, k.tax, 9223372036854775807
     FROM unnest($5::uuid[], $6::text[], $7::bigint[], $10::text[], $11::text[], $12::int[], $13::bigint[])
       AS k(line_id, source_id, amount, kind, fee_id, rate_ppm, tax)
     JOIN had h ON h.order_line_id = k.line_id AND h.kind = $1
   ), ${moneySql(14)}
   INSERT INTO journal_entry (${sourcesSql})
   SELECT u.kind, $1, act.id, act.order_id, u.order_line_id, $8::uuid, u.performance_id, u.zone_id, u.ticket_type_id,
     act.channel_id, $9, act.staff_id, act.currency, u.amount, u.tickets, u.charge_source_id, u.fee_id, u.rate_ppm, u.tax
   FROM undone u, act ORDER BY u.order_line_id, u.at, u.kind RETURNING amount_minor AS amount`,
);

/** What is kept of a line that is given back: under which name, how much with its tax, and what of it is tax. */
export interface KeptAmount {
  readonly lineId: string;
  readonly source: string;
  readonly amountMinor: number;
  readonly tax: {
    readonly code: string | null;
    readonly ratePpm: number;
    readonly taxMinor: number;
    readonly isAdded: boolean;
  } | null;
}

/** A kept amount as entries: the fee, and the tax of it, which adds to the sum only where it came on top. */
function entriesOf({ lineId, source, amountMinor, tax }: KeptAmount) {
  const addedMinor = tax?.isAdded ? tax.taxMinor : 0;
  const fee = { lineId, kind: "fee", source, amountMinor: amountMinor - addedMinor, feeId: null, ratePpm: null };
  if (!tax) return [{ ...fee, taxMinor: null }];
  const { code, ratePpm, taxMinor } = tax;
  const ofFee = { lineId, kind: "tax", source: code, amountMinor: addedMinor, feeId: source, ratePpm, taxMinor };
  return [{ ...fee, taxMinor: null }, ofFee];
}

/**
 * Undoes everything that the journal says of lines, whatever it was, so that each comes to nothing: and writes beside
 * it what is kept. `keepFeesOf`: lines whose fees of the sale stay. Answers by how much less is owed (0 or below).
 */
export async function reverseJournal(
  tx: Transaction,
  act: "refund" | "void" | "exchange",
  posting: Posting,
  lines: {
    readonly lineIds: readonly string[];
    readonly keepFeesOf: readonly string[];
    readonly kept: readonly KeptAmount[];
  },
): Promise<number> {
  const way = wayOf(posting);
  const kept = lines.kept.flatMap(entriesOf);
  const rows = await tx.query(reverse, [
    act,
    posting.actId,
    lines.lineIds,
    lines.keepFeesOf,
    kept.map((each) => each.lineId),
    kept.map((each) => each.source),
    kept.map((each) => each.amountMinor),
    way.paymentId,
    way.provider,
    kept.map((each) => each.kind),
    kept.map((each) => each.feeId),
    kept.map((each) => each.ratePpm),
    kept.map((each) => each.taxMinor),
    ...moneyColumns([posting]),
  ]);
  return rows.reduce((sum, row) => sum + Number(row.amount), 0);
}

const single = statement<never>(
  "sales.append_line_entries",
  `WITH ${moneySql(7)}
   INSERT INTO journal_entry (kind, act, act_id, order_id, order_line_id, payment_id, performance_id, zone_id,
     ticket_type_id, channel_id, provider, seller_id, currency, amount_minor, ticket_delta)
   SELECT $1, $1, a.id, a.order_id, l.id, $5::uuid, l.performance_id, l.zone_id, l.ticket_type_id, o.channel_id, $6,
     a.staff_id, o.currency, e.amount, CASE $1 WHEN 'return' THEN -1 ELSE 0 END
   FROM unnest($3::uuid[], $4::bigint[]) AS e(line_id, amount)
   JOIN order_line l ON l.id = e.line_id JOIN order_act a ON a.id = $2 AND a.order_id = l.order_id
   JOIN sales_order o ON o.id = a.order_id ORDER BY l.position`,
);

/** One entry a line: money given for nothing (`goodwill`, negative), or a ticket that ends and nothing else (`return`, 0). */
export async function appendLineEntries(
  tx: Transaction,
  act: "goodwill" | "return",
  posting: Posting,
  lines: readonly { readonly lineId: string; readonly amountMinor: number }[],
): Promise<void> {
  const way = wayOf(posting);
  await tx.query(single, [
    act,
    posting.actId,
    lines.map((line) => line.lineId),
    lines.map((line) => line.amountMinor),
    way.paymentId,
    way.provider,
    ...moneyColumns([posting]),
  ]);
}

const move = statement<never>("sales.append_money", `WITH ${moneySql(1)} SELECT`);

/** Money alone: a payment of what is owed. */
export async function appendMoney(tx: Transaction, posting: Posting): Promise<void> {
  await tx.query(move, moneyColumns([posting]));
}
