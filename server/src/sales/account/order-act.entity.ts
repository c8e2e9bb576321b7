import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { safeInteger } from "../../platform/database/index.ts";
import { SalesOrder } from "../sales-order.entity.ts";
import type { OrderActName, OrderStateName } from "./order-states.rules.ts";

const states = "'awaiting_payment', 'paid', 'owing', 'part_paid', 'refunded', 'lapsed'";

/** One act on an order: who, why, and what it changed. Append-only: the database refuses changes. */
@Entity({ name: "order_act" })
@Index("order_act_order", ["orderId"])
@Index("order_act_shift", ["shiftId"], { where: "shift_id IS NOT NULL" })
@Check("order_act_states_known", `state_before IN (${states}) AND state_after IN (${states})`)
@Check("order_act_first_has_no_state_before", "state_before IS NOT NULL OR kind IN ('place', 'sale', 'comp')")
export class OrderAct {
  /** A UUID of version 7: in the order of time. */
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "order_act_pk" })
  id!: string;

  @Column({ name: "order_id", type: "uuid" })
  @ForeignKey(() => SalesOrder, "id", { name: "order_act_order_fk" })
  orderId!: string;

  @Column({ name: "kind", type: "text" })
  kind!: OrderActName;

  @Column({ name: "at", type: "timestamptz", default: () => "clock_timestamp()" })
  at!: Date;

  /** Null for the act that made the order. */
  @Column({ name: "state_before", type: "text", nullable: true })
  stateBefore!: OrderStateName | null;

  @Column({ name: "state_after", type: "text" })
  stateAfter!: OrderStateName;

  /** By how much more (or, negative, less) is owed: the sum of its journal entries. */
  @Column({ name: "owed_minor", type: "bigint", transformer: safeInteger })
  owedMinor!: number;

  /** By how much more (or less) is paid: the sum of its movements of money. */
  @Column({ name: "paid_minor", type: "bigint", transformer: safeInteger })
  paidMinor!: number;

  /** Null: a buyer, a payment provider or the server itself. */
  @Column({ name: "staff_id", type: "uuid", nullable: true })
  staffId!: string | null;

  /** The second person, where the role demanded one. */
  @Column({ name: "approver_id", type: "uuid", nullable: true })
  approverId!: string | null;

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  /** The counter it was done at; null where there is none, or nobody said. */
  @Column({ name: "counter", type: "text", nullable: true })
  counter!: string | null;

  /** The shift it was done in, put there by the database: that of the member of staff, if it was open. */
  @Column({ name: "shift_id", type: "uuid", nullable: true, insert: false, update: false })
  shiftId!: string | null;

  @Column({ name: "reason", type: "text", nullable: true })
  reason!: string | null;

  /** What changed beside the money: seats by name. */
  @Column({ name: "before", type: "jsonb", nullable: true })
  before!: unknown;

  @Column({ name: "after", type: "jsonb", nullable: true })
  after!: unknown;
}
