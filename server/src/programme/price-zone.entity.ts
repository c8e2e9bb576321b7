import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { Performance } from "./performance.entity.ts";

/** Seats of one performance that cost the same (票价区). Which seats: the performance's zone map. */
@Entity({ name: "price_zone" })
@Unique("price_zone_index_unique", ["performanceId", "index"], { deferrable: "INITIALLY DEFERRED" })
@Unique("price_zone_code_unique", ["performanceId", "code"])
@Check("price_zone_index_fits_a_byte", "index BETWEEN 0 AND 254")
@Check("price_zone_hue_known", "hue BETWEEN 0 AND 11")
export class PriceZone {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "price_zone_pk" })
  id!: string;

  @Column({ name: "performance_id", type: "integer" })
  @ForeignKey(() => Performance, "id", { name: "price_zone_performance_fk" })
  performanceId!: number;

  /** The byte that stands for this zone in the zone map. */
  @Column({ name: "index", type: "integer" })
  index!: number;

  /** Short and stable: prices are set by it. */
  @Column({ name: "code", type: "text" })
  code!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  /** Key of a hue in the theme's zone palette, 0 to 11. */
  @Column({ name: "hue", type: "integer" })
  hue!: number;

  @Column({ name: "seat_count", type: "integer" })
  seatCount!: number;
}
