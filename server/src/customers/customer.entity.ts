import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody the house knows by name. Nobody is there twice: a telephone number and an e-mail address are one person's. */
@Entity({ name: "customer" })
@Check("customer_is_reachable", "anonymised_at IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL")
@Check(
  "customer_is_forgotten",
  "anonymised_at IS NULL OR (phone IS NULL AND email IS NULL AND name = '' AND news_consent_at IS NULL)",
)
export class Customer {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "customer_pk" })
  id!: string;

  @Column({ name: "name", type: "text" })
  name!: string;

  @Column({ name: "phone", type: "text", nullable: true })
  phone!: string | null;

  @Column({ name: "email", type: "text", nullable: true })
  email!: string | null;

  /** BCP 47 tag of the language to write to them in. */
  @Column({ name: "locale", type: "text" })
  locale!: string;

  /** Since when they may be written to about other performances; null: they did not agree, or not any more. */
  @Column({ name: "news_consent_at", type: "timestamptz", nullable: true })
  newsConsentAt!: Date | null;

  @Column({ name: "created_by", type: "uuid" })
  createdBy!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  /** When everything that names them was taken off; the record stays, so that the log still points at something. */
  @Column({ name: "anonymised_at", type: "timestamptz", nullable: true })
  anonymisedAt!: Date | null;
}
