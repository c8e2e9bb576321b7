import type { Currency } from "@parterre/money";
import type { Charge } from "@parterre/pricing";
import { type ChargeNames, sourceOf } from "@parterre/pricing";
import { statement, type Transaction } from "../platform/database/index.ts";
import { checkTransition } from "./account/account.store.ts";
import type { OrderStateName } from "./account/order-states.rules.ts";

/** An order about to be written. */
export interface NewOrder {
  readonly id: string;
  readonly reference: string;
  readonly secret: string;
  readonly state: OrderStateName;
  readonly channelId: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  /** The promotion whose code lowered a line. */
  readonly promotionId: string | null;
  readonly cartKey: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly locale: string;
  /** Whose it is, where the seller said so. */
  readonly customerId?: string | null | undefined;
  /** Of an order whose link to pay is sent. */
  readonly collectCode?: string;
  readonly sellerId: string | null;
  /** Milliseconds since 1970; null when paid at once. */
  readonly payBy: number | null;
  /** By when what is not paid is to be paid; null where nothing is owed. */
  readonly dueAt: number | null;
  /** The act that makes it. */
  readonly act: {
    readonly id: string;
    readonly kind: "place" | "sale" | "comp";
    readonly staffId: string | null;
    readonly approverId: string | null;
    readonly reason: string | null;
    readonly owedMinor: number;
    readonly paidMinor: number;
  };
  readonly payments: readonly NewPayment[];
  readonly lines: readonly NewOrderLine[];
  /** Names that charges are kept under. */
  readonly nameOf: ChargeNames;
}

export interface NewPayment {
  readonly id: string;
  readonly provider: string;
  readonly state: "pending" | "captured";
  readonly amountMinor: number;
  /** Cash handed over. */
  readonly givenMinor: number | null;
  /** Of the terminal's slip or the bank's statement. */
  readonly reference: string | null;
  readonly voucherId: string | null;
  /** When to ask the provider for the first time, from now. */
  readonly checkInMs: number | null;
}

export interface NewOrderLine {
  readonly id: string;
  readonly holdId: string;
  readonly performanceId: number;
  readonly ordinal: number;
  readonly zoneId: string;
  readonly ticketTypeId: string;
  readonly priceMinor: number;
  readonly faceMinor: number;
  readonly listCode: string;
  /** The version of the refund policy that is in force; null: none. */
  readonly refundPolicyId: string | null;
  readonly charges: readonly Charge[];
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
}

const paymentSql = (order: string, first: number) => `paid AS (
     INSERT INTO payment (id, order_id, provider, state, amount_minor, currency, given_minor, tender_reference,
       voucher_id, captured_at, next_check_at)
     SELECT p.id, o.id, p.provider, p.state, p.amount_minor, o.currency, p.given_minor, p.reference, p.voucher_id,
       CASE WHEN p.state = 'captured' THEN now() END, now() + p.check_in_ms * interval '1 ms'
     FROM ${order} o, unnest($${first}::uuid[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::bigint[],
       $${first + 4}::bigint[], $${first + 5}::text[], $${first + 6}::uuid[], $${first + 7}::float8[])
       AS p(id, provider, state, amount_minor, given_minor, reference, voucher_id, check_in_ms)
   )`;

const linesSql = (order: string, first: number, act: string, from: string) => `charged AS (
     INSERT INTO order_charge (order_id, order_line_id, position, kind, source_id, name_zh, name_en, amount_minor,
       fee_id, rate_ppm, included, base_minor, tax_minor)
     SELECT o.id, c.*
     FROM ${order} o, unnest($${first + 13}::uuid[], $${first + 14}::int[], $${first + 15}::text[],
       $${first + 16}::text[], $${first + 17}::text[], $${first + 18}::text[], $${first + 19}::bigint[],
       $${first + 20}::text[], $${first + 21}::int[], $${first + 22}::bool[], $${first + 23}::bigint[],
       $${first + 24}::bigint[]) AS c
   )
   INSERT INTO order_line (id, order_id, position, hold_id, performance_id, ordinal, zone_id, ticket_type_id,
     price_minor, face_minor, list_code, block_label, row_label, seat_label, refund_policy_id, act_id)
   SELECT l.id, o.id, ${from} + l.position, l.hold_id, l.performance_id, l.ordinal, l.zone_id, l.ticket_type_id,
     l.price_minor, l.face_minor, l.list_code, l.block, l.row, l.seat, l.policy_id, ${act}
   FROM ${order} o, unnest($${first}::uuid[], $${first + 1}::uuid[], $${first + 2}::int[], $${first + 3}::int[],
     $${first + 4}::uuid[], $${first + 5}::uuid[], $${first + 6}::bigint[], $${first + 7}::bigint[],
     $${first + 8}::text[], $${first + 9}::text[], $${first + 10}::text[], $${first + 11}::text[],
     $${first + 12}::uuid[]) WITH ORDINALITY
     AS l(id, hold_id, performance_id, ordinal, zone_id, ticket_type_id, price_minor, face_minor, list_code, block, row,
       seat, policy_id, position)`;

/** Order, its act, payments, lines and their charges in one statement; lines are numbered in the order given. */
const insert = statement<never>(
  "sales.insert_order",
  `WITH placed AS (
     INSERT INTO sales_order (id, reference, secret, state, channel_id, currency, total_minor, cart_key, contact_name,
       contact_email, contact_phone, locale, seller_id, pay_by, paid_at, promotion_id, due_at, customer_id, collect_code)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       to_timestamp($14::float8 / 1000), CASE WHEN $4 <> 'awaiting_payment' THEN now() END, $15,
       to_timestamp($16::float8 / 1000), $24, $25)
     RETURNING id, currency, channel_id, state
   ), done AS (
     INSERT INTO order_act (id, order_id, kind, state_after, staff_id, approver_id, reason, owed_minor, paid_minor,
       channel_id)
     SELECT $17, id, $18, state, $19, $20, $21, $22, $23, channel_id FROM placed
   ), ${paymentSql("placed", 26)}, ${linesSql("placed", 34, "$17::uuid", "0")}`,
);

export async function insertOrder(tx: Transaction, order: NewOrder): Promise<void> {
  const { act } = order;
  checkTransition(null, act.kind, order.state);
  await tx.query(insert, [
    order.id,
    order.reference,
    order.secret,
    order.state,
    order.channelId,
    order.currency,
    order.totalMinor,
    order.cartKey,
    order.contactName,
    order.contactEmail,
    order.contactPhone,
    order.locale,
    order.sellerId,
    order.payBy,
    order.promotionId,
    order.dueAt,
    act.id,
    act.kind,
    act.staffId,
    act.approverId,
    act.reason,
    act.owedMinor,
    act.paidMinor,
    order.customerId ?? null,
    order.collectCode ?? null,
    ...paymentColumns(order.payments),
    ...lineColumns(order.lines),
    ...chargeColumns(order),
  ]);
}

const addPayments = statement<never>(
  "sales.insert_payments",
  `WITH o AS (SELECT id, currency FROM sales_order WHERE id = $1), ${paymentSql("o", 2)} SELECT`,
);

/** Payments of an order that is there. */
export async function insertPayments(tx: Transaction, orderId: string, payments: readonly NewPayment[]): Promise<void> {
  if (payments.length > 0) await tx.query(addPayments, [orderId, ...paymentColumns(payments)]);
}

const addLines = statement<never>(
  "sales.insert_lines",
  `WITH o AS (SELECT id FROM sales_order WHERE id = $1), ${linesSql("o", 4, "$2::uuid", "$3::int")}`,
);

/** Further lines of an order that is there, numbered after those it has had. */
export async function insertLines(
  tx: Transaction,
  order: { readonly id: string; readonly lastPosition: number },
  actId: string,
  priced: Pick<NewOrder, "lines" | "nameOf">,
): Promise<void> {
  await tx.query(addLines, [
    order.id,
    actId,
    order.lastPosition,
    ...lineColumns(priced.lines),
    ...chargeColumns(priced),
  ]);
}

function paymentColumns(payments: readonly NewPayment[]): readonly unknown[][] {
  return [
    payments.map((payment) => payment.id),
    payments.map((payment) => payment.provider),
    payments.map((payment) => payment.state),
    payments.map((payment) => payment.amountMinor),
    payments.map((payment) => payment.givenMinor),
    payments.map((payment) => payment.reference),
    payments.map((payment) => payment.voucherId),
    payments.map((payment) => payment.checkInMs),
  ];
}

function lineColumns(lines: readonly NewOrderLine[]): readonly unknown[][] {
  return [
    lines.map((line) => line.id),
    lines.map((line) => line.holdId),
    lines.map((line) => line.performanceId),
    lines.map((line) => line.ordinal),
    lines.map((line) => line.zoneId),
    lines.map((line) => line.ticketTypeId),
    lines.map((line) => line.priceMinor),
    lines.map((line) => line.faceMinor),
    lines.map((line) => line.listCode),
    lines.map((line) => line.label.block),
    lines.map((line) => line.label.row),
    lines.map((line) => line.label.seat),
    lines.map((line) => line.refundPolicyId),
  ];
}

function chargeColumns({ lines, nameOf }: Pick<NewOrder, "lines" | "nameOf">): readonly unknown[][] {
  const charges = lines.flatMap((line) =>
    line.charges.map((charge, index) => {
      const sourceId = sourceOf(charge);
      return { lineId: line.id, position: index + 1, charge, sourceId, name: nameOf(charge.kind, sourceId) };
    }),
  );
  const taxes = charges.map(({ charge }) => (charge.kind === "tax" ? charge : null));
  return [
    charges.map((each) => each.lineId),
    charges.map((each) => each.position),
    charges.map((each) => each.charge.kind),
    charges.map((each) => each.sourceId),
    charges.map((each) => each.name.zh),
    charges.map((each) => each.name.en),
    charges.map((each) => each.charge.amountMinor),
    taxes.map((tax) => tax?.feeId ?? null),
    taxes.map((tax) => tax?.ratePpm ?? null),
    taxes.map((tax) => tax?.included ?? null),
    taxes.map((tax) => tax?.baseMinor ?? null),
    taxes.map((tax) => tax?.taxMinor ?? null),
  ];
}
