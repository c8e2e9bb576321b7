import { Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** One link of the chain that audit entries are sealed with. Append-only. */
@Entity({ name: "audit_seal" })
@Unique("audit_seal_entry_unique", ["entryId"])
export class AuditSeal {
  /** 1, 2, 3 …, without gaps. */
  @PrimaryColumn("bigint", { name: "position", primaryKeyConstraintName: "audit_seal_pk" })
  position!: string;

  /** Not a foreign key: a seal outlives an entry that somebody took away, and so tells of it. */
  @Column({ name: "entry_id", type: "bigint" })
  entryId!: string;

  @Column({ name: "hash", type: "bytea" })
  hash!: Buffer;
}
