import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import type { AllocationKind } from "./allocation-kind.rules.ts";

/** The allocations of a performance, kept to be made again for others on the same published map. */
@Entity({ name: "allocation_template" })
@Unique("allocation_template_name_unique", ["seatMapVersionId", "name"])
export class AllocationTemplate {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "allocation_template_pk" })
  id!: string;

  @Column({ name: "seat_map_version_id", type: "uuid" })
  @ForeignKey("seat_map_version", "id", { name: "allocation_template_version_fk" })
  seatMapVersionId!: string;

  @Column({ name: "name", type: "text" })
  name!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}

/** One allocation of a template, with its seats. */
@Entity({ name: "allocation_template_part" })
export class AllocationTemplatePart {
  @PrimaryColumn("uuid", { name: "template_id", primaryKeyConstraintName: "allocation_template_part_pk" })
  @ForeignKey(() => AllocationTemplate, "id", {
    name: "allocation_template_part_template_fk",
    onDelete: "CASCADE",
  })
  templateId!: string;

  @PrimaryColumn("smallint", { name: "position", primaryKeyConstraintName: "allocation_template_part_pk" })
  position!: number;

  @Column({ name: "name", type: "text" })
  name!: string;

  @Column({ name: "kind", type: "text" })
  kind!: AllocationKind;

  @Column({ name: "hue", type: "smallint" })
  hue!: number;

  @Column({ name: "to_whom", type: "text", nullable: true })
  toWhom!: string | null;

  @Column("text", { name: "channel_codes", array: true })
  channelCodes!: string[];

  @Column("text", { name: "roles", array: true })
  roles!: string[];

  @Column("uuid", { name: "staff_ids", array: true })
  staffIds!: string[];

  /** How long before the start it is released; null: never by itself. Milliseconds, as text. */
  @Column({ name: "release_before_ms", type: "bigint", nullable: true })
  releaseBeforeMs!: string | null;

  /** Ascending. */
  @Column("integer", { name: "ordinals", array: true })
  ordinals!: number[];
}
