import { Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** Something to go to (节目), whenever and wherever it is performed. */
@Entity({ name: "event" })
@Unique("event_slug_unique", ["slug"])
export class Event {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "event_pk" })
  id!: string;

  /** Its part of the public address. */
  @Column({ name: "slug", type: "text" })
  slug!: string;

  @Column({ name: "title_zh", type: "text" })
  titleZh!: string;

  @Column({ name: "title_en", type: "text" })
  titleEn!: string;

  @Column({ name: "subtitle_zh", type: "text" })
  subtitleZh!: string;

  @Column({ name: "subtitle_en", type: "text" })
  subtitleEn!: string;

  @Column({ name: "description_zh", type: "text" })
  descriptionZh!: string;

  @Column({ name: "description_en", type: "text" })
  descriptionEn!: string;

  /** What a poster drawn without a picture should feel like: a word for the theme, such as `velvet`. */
  @Column({ name: "mood", type: "text" })
  mood!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
