import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from "typeorm";

/** Something the house has to say to one customer, in their language: an offer, another seat, another date. */
@Entity({ name: "customer_message" })
@Unique("customer_message_once", ["outboxId"])
@Index("customer_message_about", ["aboutId"])
export class CustomerMessage {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "customer_message_pk",
  })
  id!: string;

  /** The outbox message it was written for: carried out again, it is not written twice. */
  @Column({ name: "outbox_id", type: "bigint" })
  outboxId!: string;

  /** `waiting.offered`, `sales.seat-moved` … */
  @Column({ name: "kind", type: "text" })
  kind!: string;

  /** The order, or the entry of a waiting list. */
  @Column({ name: "about_id", type: "uuid" })
  aboutId!: string;

  /** Null: nobody left an address; the office tells them another way. */
  @Column({ name: "email", type: "text", nullable: true })
  email!: string | null;

  @Column({ name: "locale", type: "text" })
  locale!: string;

  @Column({ name: "subject", type: "text" })
  subject!: string;

  @Column({ name: "body", type: "text" })
  body!: string;

  @Column({ name: "written_at", type: "timestamptz", default: () => "now()" })
  writtenAt!: Date;
}
