import type { Currency } from "@parterre/money";
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";

/**
 * What happened. Late payments bring money without a seat and are always followed by their refund; `comp` gives
 * tickets for nothing, `void` takes them back; `return` ends tickets and leaves the money, `goodwill` the other way round.
 */
export type JournalAct =
  | "sale"
  | "comp"
  | "refund"
  | "void"
  | "return"
  | "exchange"
  | "goodwill"
  | "late_payment"
  | "late_refund";

/** What the money of an entry is: the ticket's own price has the name of its act. */
export type JournalKind = JournalAct | "discount" | "fee" | "tax";

/**
 * One movement of money and tickets for one order line. Append-only: the database refuses changes. A line's price,
 * discounts, fees and taxes are entries of their own; undoing an act writes them again with the opposite sign.
 */
@Entity({ name: "journal_entry" })
@Index("journal_entry_at", ["at"])
@Index("journal_entry_order", ["orderId"])
@Index("journal_entry_performance", ["performanceId"])
@Check(
  "journal_entry_kind_agrees",
  `CASE
      WHEN kind IN ('sale', 'comp') THEN act = kind AND amount_minor >= 0 AND ticket_delta = 1
      WHEN kind IN ('refund', 'void') THEN act = kind AND amount_minor <= 0 AND ticket_delta = -1
      WHEN kind = 'return' THEN act = kind AND amount_minor = 0 AND ticket_delta = -1
      WHEN kind = 'exchange' THEN act = kind AND ticket_delta IN (-1, 1) AND amount_minor * ticket_delta >= 0
      WHEN kind = 'late_payment' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 0
      WHEN kind = 'late_refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = 0
      WHEN kind IN ('fee', 'discount', 'goodwill') THEN ticket_delta = 0
      WHEN kind = 'tax' THEN ticket_delta = 0 AND rate_ppm IS NOT NULL AND tax_minor IS NOT NULL
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

  /** The act on the order it belongs to; null only where none was kept. */
  @Column({ name: "act_id", type: "uuid", nullable: true })
  actId!: string | null;

  /** The one payment it was paid with; null where there are several, or none yet. Money by its way: `MoneyMovement`. */
  @Column({ name: "payment_id", type: "uuid", nullable: true })
  paymentId!: string | null;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "zone_id", type: "uuid" })
  zoneId!: string;

  @Column({ name: "ticket_type_id", type: "uuid" })
  ticketTypeId!: string;

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  /** How it was paid: a provider's code, a tender of the house, `mixed`, or `invoice` for what is not paid yet. */
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

  /** Of the tax of a fee: that fee; null elsewhere. */
  @Column({ name: "fee_id", type: "text", nullable: true })
  feeId!: string | null;

  /** Of a tax: its rate in millionths. */
  @Column({ name: "rate_ppm", type: "integer", nullable: true })
  ratePpm!: number | null;

  /** Of a tax: how much, signed, whether the price contained it (then `amountMinor` is 0) or it was added. */
  @Column({ name: "tax_minor", type: "bigint", nullable: true, transformer: safeInteger })
  taxMinor!: number | null;
}
