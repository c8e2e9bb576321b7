import type { Rounding } from "@parterre/pricing";
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";

/** A tax by the rule of a country: whether prices contain it, and how a half is rounded. */
@Entity({ name: "tax" })
@Check("tax_rounding_known", "rounding IN ('half_up', 'half_even')")
export class Tax {
  @PrimaryColumn("text", { name: "code", primaryKeyConstraintName: "tax_pk" })
  code!: string;

  /** ISO 3166-1, two letters. */
  @Column({ name: "country", type: "text" })
  country!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  @Column({ name: "included", type: "boolean" })
  included!: boolean;

  @Column({ name: "rounding", type: "text" })
  rounding!: Rounding;
}

/** A rate of a tax from an instant on, until the next one of the same tax begins. */
@Entity({ name: "tax_rate" })
@Check("tax_rate_plausible", "rate_ppm BETWEEN 0 AND 1000000")
export class TaxRate {
  @PrimaryColumn("text", { name: "tax_code", primaryKeyConstraintName: "tax_rate_pk" })
  @ForeignKey(() => Tax, "code", { name: "tax_rate_tax_fk", onDelete: "CASCADE" })
  taxCode!: string;

  @PrimaryColumn("timestamptz", { name: "valid_from", primaryKeyConstraintName: "tax_rate_pk" })
  validFrom!: Date;

  /** Millionths: 60,000 is 6 %. */
  @Column({ name: "rate_ppm", type: "integer" })
  ratePpm!: number;
}
