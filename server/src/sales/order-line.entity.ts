import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import { SalesOrder } from "./sales-order.entity.ts";

/** Whether a line is still of its order; one that ended stays for the record. */
export type LineState = "live" | "given_back" | "exchanged";

/** One seat of an order, with the price and the names it was sold under. */
@Entity({ name: "order_line" })
@Index("order_line_seat_unique", ["orderId", "performanceId", "ordinal"], { unique: true, where: "state = 'live'" })
@Check("order_line_state_known", "state IN ('live', 'given_back', 'exchanged')")
@Index("order_line_order", ["orderId"])
@Index("order_line_performance", ["performanceId"])
@Index("order_line_live", ["performanceId"], { where: "state = 'live'" })
@Check("order_line_price_not_negative", "price_minor >= 0")
export class OrderLine {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "order_line_pk" })
  id!: string;

  @Column({ name: "order_id", type: "uuid" })
  @ForeignKey(() => SalesOrder, "id", { name: "order_line_order_fk" })
  orderId!: string;

  /** Order on the receipt, from 1; part of the ticket's number. */
  @Column({ name: "position", type: "integer" })
  position!: number;

  /** The hold the seat came from. */
  @Column({ name: "hold_id", type: "uuid" })
  holdId!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "ordinal", type: "integer" })
  ordinal!: number;

  @Column({ name: "zone_id", type: "uuid" })
  zoneId!: string;

  @Column({ name: "ticket_type_id", type: "uuid" })
  ticketTypeId!: string;

  /** In the order's currency, before discounts, fees and added tax; 0 for free tickets. */
  @Column({ name: "price_minor", type: "bigint", transformer: safeInteger })
  priceMinor!: number;

  /** What the price list said; more than the price for free tickets. */
  @Column({ name: "face_minor", type: "bigint", transformer: safeInteger })
  faceMinor!: number;

  @Column({ name: "state", type: "text", default: "live" })
  state!: LineState;

  /** The act that brought it; null where none was kept. */
  @Column({ name: "act_id", type: "uuid", nullable: true })
  actId!: string | null;

  /** The act that ended it. */
  @Column({ name: "ended_by", type: "uuid", nullable: true })
  endedBy!: string | null;

  /** The version of the refund policy that was in force at the sale. */
  @Column({ name: "refund_policy_id", type: "uuid", nullable: true })
  refundPolicyId!: string | null;

  /** The price list it was sold from; null for sales from before there were several. */
  @Column({ name: "list_code", type: "text", nullable: true })
  listCode!: string | null;

  /** As printed on the seat when it was sold. */
  @Column({ name: "block_label", type: "text" })
  blockLabel!: string;

  @Column({ name: "row_label", type: "text" })
  rowLabel!: string;

  @Column({ name: "seat_label", type: "text" })
  seatLabel!: string;
}
