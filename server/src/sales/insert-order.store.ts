import type { Currency } from "@parterre/money";
import type { Charge } from "@parterre/pricing";
import { statement, type Transaction } from "../platform/database/index.ts";
import { type ChargeNames, sourceOf } from "./quote-summary.rules.ts";
import type { OrderStateName } from "./sales-order.entity.ts";

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
  readonly sellerId: string | null;
  /** Milliseconds since 1970; null when paid at once. */
  readonly payBy: number | null;
  readonly payment: {
    readonly id: string;
    readonly provider: string;
    readonly state: "pending" | "captured";
    readonly givenMinor: number | null;
    /** When to ask the provider for the first time, from now. */
    readonly checkInMs: number | null;
  };
  readonly lines: readonly NewOrderLine[];
  /** Names that charges are kept under. */
  readonly nameOf: ChargeNames;
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
  readonly charges: readonly Charge[];
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
}

/** Order, payment, lines and their charges in one statement; lines are numbered in the order given. */
const insert = statement<never>(
  "sales.insert_order",
  `WITH placed AS (
     INSERT INTO sales_order (id, reference, secret, state, channel_id, currency, total_minor, cart_key, contact_name,
       contact_email, contact_phone, locale, seller_id, pay_by, paid_at, promotion_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       to_timestamp($14::float8 / 1000), CASE WHEN $4 = 'paid' THEN now() END, $20)
     RETURNING id
   ), paid AS (
     INSERT INTO payment (id, order_id, provider, state, amount_minor, currency, given_minor, captured_at, next_check_at)
     SELECT $15, id, $16, $17, $7, $6, $18, CASE WHEN $17 = 'captured' THEN now() END,
       now() + $19::float8 * interval '1 ms' FROM placed
   ), charged AS (
     INSERT INTO order_charge (order_id, order_line_id, position, kind, source_id, name_zh, name_en, amount_minor,
       fee_id, rate_ppm, included, base_minor, tax_minor)
     SELECT placed.id, c.*
     FROM placed, unnest($33::uuid[], $34::int[], $35::text[], $36::text[], $37::text[], $38::text[], $39::bigint[],
       $40::text[], $41::int[], $42::bool[], $43::bigint[], $44::bigint[]) AS c
   )
   INSERT INTO order_line (id, order_id, position, hold_id, performance_id, ordinal, zone_id, ticket_type_id,
     price_minor, face_minor, list_code, block_label, row_label, seat_label)
   SELECT l.id, placed.id, l.position, l.hold_id, l.performance_id, l.ordinal, l.zone_id, l.ticket_type_id,
     l.price_minor, l.face_minor, l.list_code, l.block, l.row, l.seat
   FROM placed, unnest($21::uuid[], $22::uuid[], $23::int[], $24::int[], $25::uuid[], $26::uuid[], $27::bigint[],
     $28::bigint[], $29::text[], $30::text[], $31::text[], $32::text[]) WITH ORDINALITY
     AS l(id, hold_id, performance_id, ordinal, zone_id, ticket_type_id, price_minor, face_minor, list_code, block, row,
       seat, position)`,
);

export async function insertOrder(tx: Transaction, order: NewOrder): Promise<void> {
  const { payment } = order;
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
    payment.id,
    payment.provider,
    payment.state,
    payment.givenMinor,
    payment.checkInMs,
    order.promotionId,
    ...lineColumns(order.lines),
    ...chargeColumns(order),
  ]);
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
  ];
}

function chargeColumns({ lines, nameOf }: NewOrder): readonly unknown[][] {
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
