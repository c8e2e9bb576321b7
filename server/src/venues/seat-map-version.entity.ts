import type { SeatMapDocument } from "@parterre/seat-map";
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { SeatMap } from "./seat-map.entity.ts";

/** One block of a version, by index; its seats are consecutive ordinals. */
export interface VersionBlock {
  readonly label: string;
  readonly first: number;
  readonly count: number;
}

/** A published seat map. Never changes: the database refuses it, and so everything may cache it for ever. */
@Entity({ name: "seat_map_version" })
@Unique("seat_map_version_number_unique", ["seatMapId", "number"])
export class SeatMapVersion {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "seat_map_version_pk" })
  id!: string;

  @Column({ name: "seat_map_id", type: "uuid" })
  @ForeignKey(() => SeatMap, "id", { name: "seat_map_version_seat_map_fk" })
  seatMapId!: string;

  /** 1, 2, 3 … within the seat map. */
  @Column({ name: "number", type: "integer" })
  number!: number;

  /** The draft it was made from: publishing an unchanged draft again finds this version. */
  @Column({ name: "draft_revision", type: "integer" })
  draftRevision!: number;

  @Column({ name: "seat_count", type: "integer" })
  seatCount!: number;

  @Column({ name: "block_count", type: "integer" })
  blockCount!: number;

  @Column({ name: "blocks", type: "jsonb" })
  blocks!: readonly VersionBlock[];

  /** The document it was compiled from, with every stable seat identity. */
  @Column({ name: "document", type: "jsonb", select: false })
  document!: SeatMapDocument;

  /** The compiled geometry as it goes over the wire, brotli-compressed. */
  @Column({ name: "geometry", type: "bytea", select: false })
  geometry!: Buffer;

  /** SHA-256 of the uncompressed geometry, hexadecimal: its ETag. */
  @Column({ name: "geometry_hash", type: "text" })
  geometryHash!: string;

  @Column({ name: "published_at", type: "timestamptz", default: () => "now()" })
  publishedAt!: Date;

  /** Null when the server itself published it (demo data). */
  @Column({ name: "published_by", type: "uuid", nullable: true })
  @ForeignKey("staff_member", "id", { name: "seat_map_version_published_by_fk" })
  publishedBy!: string | null;
}
