import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Performance } from "./performance.entity.ts";

/** When a channel may sell a performance; a channel without a window never may. */
@Entity({ name: "sales_window" })
@Check("sales_window_opens_before_it_closes", "opens_at < closes_at")
export class SalesWindow {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "sales_window_pk" })
  @ForeignKey(() => Performance, "id", { name: "sales_window_performance_fk" })
  performanceId!: number;

  @PrimaryColumn("uuid", { name: "channel_id", primaryKeyConstraintName: "sales_window_pk" })
  @ForeignKey("sales_channel", "id", { name: "sales_window_channel_fk" })
  channelId!: string;

  @Column({ name: "opens_at", type: "timestamptz" })
  opensAt!: Date;

  @Column({ name: "closes_at", type: "timestamptz" })
  closesAt!: Date;
}
