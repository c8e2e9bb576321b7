import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

/**
 * One effect that must happen after a transaction committed (an e-mail, a webhook, a reaction of another slice).
 * Written inside the transaction that wants it; carried out by the outbox relay, at least once.
 */
@Entity({ name: "outbox" })
@Index("outbox_due", ["availableAt"], { where: '"done_at" IS NULL AND "dead_at" IS NULL' })
export class OutboxMessage {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "outbox_pk",
  })
  id!: string;

  /** Names the handler, `slice.what_happened`. */
  @Column({ name: "kind", type: "text" })
  kind!: string;

  @Column({ name: "payload", type: "jsonb" })
  payload!: unknown;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  /** Not tried before this; moved forward after each failure. */
  @Column({ name: "available_at", type: "timestamptz", default: () => "now()" })
  availableAt!: Date;

  @Column({ name: "attempts", type: "integer", default: 0 })
  attempts!: number;

  @Column({ name: "done_at", type: "timestamptz", nullable: true })
  doneAt!: Date | null;

  /** Set when every attempt failed: kept, counted in the metrics, and tried again only when a person asks. */
  @Column({ name: "dead_at", type: "timestamptz", nullable: true })
  deadAt!: Date | null;

  @Column({ name: "last_error", type: "text", nullable: true })
  lastError!: string | null;
}
