import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Wrong passwords lately, per e-mail, per address and per pair of them; see throttle.rules.ts. */
@Entity({ name: "sign_in_throttle" })
@Index("sign_in_throttle_age", ["lastFailureAt"])
export class SignInThrottle {
  @PrimaryColumn("text", { name: "key", primaryKeyConstraintName: "sign_in_throttle_pk" })
  key!: string;

  @Column({ name: "failures", type: "integer" })
  failures!: number;

  @Column({ name: "last_failure_at", type: "timestamptz" })
  lastFailureAt!: Date;
}
