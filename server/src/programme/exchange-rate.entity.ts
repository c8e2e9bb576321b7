import type { Currency } from "@parterre/money";
import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** What one unit of a currency was in another on a day, for figures beside a report; never for a sale. */
@Entity({ name: "exchange_rate" })
@Check("exchange_rate_positive", "rate > 0")
@Check("exchange_rate_of_two", "base <> quote")
export class ExchangeRate {
  @PrimaryColumn("text", { name: "base", primaryKeyConstraintName: "exchange_rate_pk" })
  base!: Currency;

  @PrimaryColumn("text", { name: "quote", primaryKeyConstraintName: "exchange_rate_pk" })
  quote!: Currency;

  /** `2026-03-01`. */
  @PrimaryColumn("date", { name: "day", primaryKeyConstraintName: "exchange_rate_pk" })
  day!: string;

  /** A decimal text, exact. */
  @Column({ name: "rate", type: "numeric", precision: 20, scale: 10 })
  rate!: string;

  @Column({ name: "source", type: "text" })
  source!: string;

  @Column({ name: "recorded_at", type: "timestamptz", default: () => "now()" })
  recordedAt!: Date;

  @Column({ name: "recorded_by", type: "uuid" })
  recordedBy!: string;
}
