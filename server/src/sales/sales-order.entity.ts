import type { Currency } from "@parterre/money";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import type { OrderStateName } from "./account/order-states.rules.ts";

/** What one buyer buys at once, in one currency. */
@Entity({ name: "sales_order" })
@Unique("sales_order_reference_unique", ["reference"])
@Unique("sales_order_secret_unique", ["secret"])
@Index("sales_order_unpaid", ["payBy"], { where: "state = 'awaiting_payment'" })
@Index("sales_order_cart", ["cartKey"])
@Index("sales_order_promotion", ["promotionId"], { where: "promotion_id IS NOT NULL" })
@Index("sales_order_due", ["dueAt"], { where: "state IN ('owing', 'part_paid')" })
@Index("sales_order_customer", ["customerId"], { where: "customer_id IS NOT NULL" })
@Index("sales_order_collect_code", ["collectCode"], { unique: true, where: "collect_code IS NOT NULL" })
@Check("sales_order_state_known", "state IN ('awaiting_payment', 'paid', 'owing', 'part_paid', 'refunded', 'lapsed')")
@Check("sales_order_due_agrees", "state NOT IN ('owing', 'part_paid') OR due_at IS NOT NULL")
@Check("sales_order_total_not_negative", "total_minor >= 0")
@Check("sales_order_paid_agrees", "state <> 'paid' OR paid_at IS NOT NULL")
export class SalesOrder {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "sales_order_pk" })
  id!: string;

  /** For people: no letters that look alike, `K7M2-Q9XD`. */
  @Column({ name: "reference", type: "text" })
  reference!: string;

  /** 128 random bits, base64url: the buyer's link. */
  @Column({ name: "secret", type: "text" })
  secret!: string;

  @Column({ name: "state", type: "text" })
  state!: OrderStateName;

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  /** ISO 4217; one currency per order. */
  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  /** As ordered; what is owed by now is the sum of its journal. */
  @Column({ name: "total_minor", type: "bigint", transformer: safeInteger })
  totalMinor!: number;

  /** The promotion whose code lowered a line of it. */
  @Column({ name: "promotion_id", type: "uuid", nullable: true })
  promotionId!: string | null;

  @Column({ name: "cart_key", type: "text" })
  cartKey!: string;

  @Column({ name: "contact_name", type: "text", nullable: true })
  contactName!: string | null;

  @Column({ name: "contact_email", type: "text", nullable: true })
  contactEmail!: string | null;

  @Column({ name: "contact_phone", type: "text", nullable: true })
  contactPhone!: string | null;

  /** Whose it is, where the seller said so. */
  @Column({ name: "customer_id", type: "uuid", nullable: true })
  customerId!: string | null;

  /** Of an order whose link to pay was sent: what the buyer says at the window for the tickets, `7M2-Q9X`. */
  @Column({ name: "collect_code", type: "text", nullable: true })
  collectCode!: string | null;

  /** BCP 47 tag of the language to write to the buyer in. */
  @Column({ name: "locale", type: "text" })
  locale!: string;

  /** Why, when the state needs a sentence. */
  @Column({ name: "note_zh", type: "text", nullable: true })
  noteZh!: string | null;

  @Column({ name: "note_en", type: "text", nullable: true })
  noteEn!: string | null;

  /** The member of staff who sold; null for the web shop. */
  @Column({ name: "seller_id", type: "uuid", nullable: true })
  sellerId!: string | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  /** Unpaid past this, the order lapses; null when paid at once. */
  @Column({ name: "pay_by", type: "timestamptz", nullable: true })
  payBy!: Date | null;

  /** By when what is owed is to be paid; null where nothing ever was. */
  @Column({ name: "due_at", type: "timestamptz", nullable: true })
  dueAt!: Date | null;

  @Column({ name: "paid_at", type: "timestamptz", nullable: true })
  paidAt!: Date | null;
}
