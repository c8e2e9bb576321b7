import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import type { MessageDelivery } from "./delivery.rules.ts";

/** Something the house has to say to one customer, in their language: an offer, another seat, another date. */
@Entity({ name: "customer_message" })
@Unique("customer_message_once", ["outboxId"])
@Check(
  "customer_message_delivery_known",
  "delivery IN ('waiting', 'sent', 'refused', 'failed', 'lapsed', 'unaddressed')",
)
@Check(
  "customer_message_delivery_agrees",
  "(delivery = 'sent') = (sent_at IS NOT NULL) AND (delivery = 'unaddressed') = (email IS NULL)",
)
@Index("customer_message_about", ["aboutId"])
@Index("customer_message_open", ["delivery", "dueAt"], { where: "delivery IN ('waiting', 'refused', 'failed')" })
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

  /** Makes its Message-ID, so that a letter sent again is the same letter. */
  @Column({ name: "mail_key", type: "uuid" })
  mailKey!: string;

  @Column({ name: "delivery", type: "text" })
  delivery!: MessageDelivery;

  /** How often it was handed to the mail server. */
  @Column({ name: "attempts", type: "integer", default: 0 })
  attempts!: number;

  /** Not tried before this; in the future while somebody is trying, and after each failure. */
  @Column({ name: "due_at", type: "timestamptz", default: () => "now()" })
  dueAt!: Date;

  /** After this it is not sent any more: an offer that is over. Null: always of use. */
  @Column({ name: "useful_until", type: "timestamptz", nullable: true })
  usefulUntil!: Date | null;

  @Column({ name: "sent_at", type: "timestamptz", nullable: true })
  sentAt!: Date | null;

  /** What the mail server or the way to it said, the last time that it did not work. */
  @Column({ name: "problem", type: "text", nullable: true })
  problem!: string | null;
}
