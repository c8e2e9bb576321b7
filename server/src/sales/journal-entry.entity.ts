import type { Currency } from "@parterre/money";
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";

/** What happened. Late payments bring money without a seat and are always followed by their refund. */
export type JournalAct = "sale" | "refund" | "late_payment" | "late_refund";

/** What the money of an entry is: the ticket's own price has the name of its act. */
export type JournalKind = JournalAct | "discount" | "fee" | "tax";

/**
 * One movement of money and tickets for one order line. Append-only: the database refuses changes. A line's price,
 * discounts, fees and taxes are entries of their own; undoing an act writes them again with the opposite sign.
 */
@Entity({ name: "journal_entry" })
@Index("journal_entry_order", ["orderId"])
@Index("journal_entry_performance", ["performanceId"])
@Check(
  "journal_entry_kind_agrees",
  `CASE kind
    WHEN 'sale' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 1
    WHEN 'refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = -1
    WHEN 'late_payment' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 0
    WHEN 'late_refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = 0
    WHEN 'fee' THEN ticket_delta = 0
    WHEN 'discount' THEN ticket_delta = 0
    WHEN 'tax' THEN ticket_delta = 0 AND rate_ppm IS NOT NULL AND tax_minor IS NOT NULL
    ELSE false END`,
)
export class JournalEntry {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "journal_entry_pk",
  })
  id!: string;

  @Column({ name: "kind", type: "text" })
  kind!: JournalKind;

  @Column({ name: "act", type: "text" })
  act!: JournalAct;

  @Column({ name: "at", type: "timestamptz", default: () => "now()" })
  at!: Date;

  @Column({ name: "order_id", type: "uuid" })
  orderId!: string;

  @Column({ name: "order_line_id", type: "uuid" })
  orderLineId!: string;

  @Column({ name: "payment_id", type: "uuid" })
  paymentId!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "zone_id", type: "uuid" })
  zoneId!: string;

  @Column({ name: "ticket_type_id", type: "uuid" })
  ticketTypeId!: string;

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  /** How the money moved: a provider's code, or `cash`. */
  @Column({ name: "provider", type: "text" })
  provider!: string;

  /** Whose drawer or screen it went through; null for the web shop and the server itself. */
  @Column({ name: "seller_id", type: "uuid", nullable: true })
  sellerId!: string | null;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  /** Signed. */
  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  /** Tickets that came to life (1) or were revoked (-1). */
  @Column({ name: "ticket_delta", type: "integer" })
  ticketDelta!: number;

  /** The promotion, fee or tax; null for the ticket's own price. */
  @Column({ name: "charge_source_id", type: "text", nullable: true })
  chargeSourceId!: string | null;

  /** Of a tax: its rate in millionths. */
  @Column({ name: "rate_ppm", type: "integer", nullable: true })
  ratePpm!: number | null;

  /** Of a tax: how much, signed, whether the price contained it (then `amountMinor` is 0) or it was added. */
  @Column({ name: "tax_minor", type: "bigint", nullable: true, transformer: safeInteger })
  taxMinor!: number | null;
}
