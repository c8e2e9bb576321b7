import type { SeatMapDocument, SeatMapProblem } from "@parterre/seat-map";
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { Venue } from "./venue.entity.ts";

/** A plan of a venue's seats: a draft that may change, and the versions published from it. */
@Entity({ name: "seat_map" })
@Unique("seat_map_name_unique", ["venueId", "name"])
export class SeatMap {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "seat_map_pk" })
  id!: string;

  @Column({ name: "venue_id", type: "uuid" })
  @ForeignKey(() => Venue, "id", { name: "seat_map_venue_fk" })
  venueId!: string;

  /** Which plan of the venue; importing under a name again replaces its draft. */
  @Column({ name: "name", type: "text" })
  name!: string;

  /** Megabytes for a stadium, so read only when asked for. */
  @Column({ name: "draft_document", type: "jsonb", select: false })
  draftDocument!: SeatMapDocument;

  /** Counts up with every change of the draft; a version remembers the one it was made from. */
  @Column({ name: "draft_revision", type: "integer" })
  draftRevision!: number;

  @Column({ name: "draft_seat_count", type: "integer" })
  draftSeatCount!: number;

  @Column({ name: "draft_block_count", type: "integer" })
  draftBlockCount!: number;

  /** Warnings of the import, for the person who decides whether to publish. */
  @Column({ name: "draft_problems", type: "jsonb" })
  draftProblems!: readonly SeatMapProblem[];

  @Column({ name: "draft_updated_at", type: "timestamptz" })
  draftUpdatedAt!: Date;

  /** Who last changed the draft; null for the server itself. Not a foreign key: staff is another slice's. */
  @Column({ name: "draft_updated_by", type: "uuid", nullable: true })
  draftUpdatedBy!: string | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
