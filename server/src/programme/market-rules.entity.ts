import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** What a market asks of the house; one row. */
@Entity({ name: "market_rules" })
@Check("market_rules_one_row", "id = 1")
@Check("market_rules_share", "public_share_percent BETWEEN 1 AND 100")
@Check("market_rules_most", "most_per_identity BETWEEN 1 AND 100")
export class MarketRulesRecord {
  @PrimaryColumn("smallint", { name: "id", default: 1, primaryKeyConstraintName: "market_rules_pk" })
  id!: number;

  /** Every ticket that is sold names whom it is for. */
  @Column({ name: "real_name", type: "boolean", default: false })
  realName!: boolean;

  /** At least so much of a house is on public sale; null: no such rule. */
  @Column({ name: "public_share_percent", type: "integer", nullable: true })
  publicSharePercent!: number | null;

  /** Tickets of a performance that one buyer may have; null: no such rule. */
  @Column({ name: "most_per_identity", type: "integer", nullable: true })
  mostPerIdentity!: number | null;

  /** What numbers of documents are hashed by; never shown. */
  @Column({ name: "hash_key", type: "bytea", select: false })
  hashKey!: Buffer;
}
