import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";

/** Something worth knowing the next time they call. Never changed; the newest counts. */
@Entity({ name: "customer_note" })
@Index("customer_note_customer", ["customerId", "writtenAt"])
export class CustomerNote {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "customer_note_pk" })
  id!: string;

  @Column({ name: "customer_id", type: "uuid" })
  @ForeignKey("customer", "id", { name: "customer_note_customer_fk" })
  customerId!: string;

  @Column({ name: "text", type: "text" })
  text!: string;

  @Column({ name: "written_by", type: "uuid" })
  writtenBy!: string;

  @Column({ name: "written_at", type: "timestamptz", default: () => "now()" })
  writtenAt!: Date;
}
