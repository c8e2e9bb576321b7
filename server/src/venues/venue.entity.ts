import { Column, Entity, PrimaryColumn } from "typeorm";

/** A building with seats. */
@Entity({ name: "venue" })
export class Venue {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "venue_pk" })
  id!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  @Column({ name: "city_zh", type: "text" })
  cityZh!: string;

  @Column({ name: "city_en", type: "text" })
  cityEn!: string;

  /** IANA name, `Asia/Shanghai`: in which performances here are announced. */
  @Column({ name: "time_zone", type: "text" })
  timeZone!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
