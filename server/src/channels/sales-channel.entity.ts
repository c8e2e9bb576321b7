import { Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** A way in which seats are sold: sales windows and reports are per channel. Rows come from migrations only. */
@Entity({ name: "sales_channel" })
@Unique("sales_channel_code_unique", ["code"])
export class SalesChannel {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "sales_channel_pk" })
  id!: string;

  /** `web`, `counter`, `phone`, `partner`. */
  @Column({ name: "code", type: "text" })
  code!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  /** Order in lists. */
  @Column({ name: "position", type: "integer" })
  position!: number;
}
