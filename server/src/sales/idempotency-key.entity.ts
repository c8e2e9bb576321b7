import { Column, Entity, PrimaryColumn } from "typeorm";

/** A request that was carried out once, and what it answered. */
@Entity({ name: "idempotency_key" })
export class IdempotencyKey {
  /** Which mutation. */
  @PrimaryColumn("text", { name: "scope", primaryKeyConstraintName: "idempotency_key_pk" })
  scope!: string;

  /** Chosen by the client, unique per attempt to buy or refund. */
  @PrimaryColumn("text", { name: "key", primaryKeyConstraintName: "idempotency_key_pk" })
  key!: string;

  /** SHA-256 of the request: the same key with another request is refused. */
  @Column({ name: "request_hash", type: "text" })
  requestHash!: string;

  /** The ids of what the first request made. */
  @Column({ name: "answer", type: "jsonb", nullable: true })
  answer!: unknown;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
