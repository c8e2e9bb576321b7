import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from "typeorm";
import { Event } from "./event.entity.ts";
import type { PerformanceState } from "./performance-state.rules.ts";
import { Tax } from "./tax.entity.ts";

/** One date of an event (场次), on one published version of a seat map. */
@Entity({ name: "performance" })
@Index("performance_event", ["eventId", "startsAt"])
@Index("performance_start", ["startsAt", "id"])
@Check("performance_state_known", "state IN ('draft', 'on_sale', 'closed', 'cancelled')")
@Check("performance_zone_map_complete", "(zone_map IS NULL) = (zone_map_hash IS NULL)")
@Check("performance_zone_map_covers_seats", "zone_map IS NULL OR octet_length(zone_map) = seat_count")
@Check("performance_doors_before_start", "doors_open_at IS NULL OR doors_open_at <= starts_at")
export class Performance {
  /** A small number, because it is part of the key of every seat being sold. */
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "integer",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "performance_pk",
  })
  id!: number;

  @Column({ name: "event_id", type: "uuid" })
  @ForeignKey(() => Event, "id", { name: "performance_event_fk" })
  eventId!: string;

  @Column({ name: "venue_id", type: "uuid" })
  @ForeignKey("venue", "id", { name: "performance_venue_fk" })
  venueId!: string;

  @Column({ name: "seat_map_version_id", type: "uuid" })
  @ForeignKey("seat_map_version", "id", { name: "performance_seat_map_version_fk" })
  seatMapVersionId!: string;

  @Column({ name: "starts_at", type: "timestamptz" })
  startsAt!: Date;

  @Column({ name: "doors_open_at", type: "timestamptz", nullable: true })
  doorsOpenAt!: Date | null;

  @Column({ name: "state", type: "text", default: "draft" })
  state!: PerformanceState;

  /** One byte per ordinal: index of its price zone, 255 for none. Null until zones are set. */
  @Column({ name: "zone_map", type: "bytea", nullable: true, select: false })
  zoneMap!: Buffer | null;

  /** SHA-256 of the zone map, hexadecimal. */
  @Column({ name: "zone_map_hash", type: "text", nullable: true })
  zoneMapHash!: string | null;

  /** Seats of the map version, in a zone or not. */
  @Column({ name: "seat_count", type: "integer" })
  seatCount!: number;

  /** The most seats one cart may hold of this performance; counters may have more carts. */
  @Column({ name: "max_seats_per_cart", type: "integer", default: 8 })
  maxSeatsPerCart!: number;

  /** The tax of its tickets; null: none. */
  @Column({ name: "tax_code", type: "text", nullable: true })
  @ForeignKey(() => Tax, "code", { name: "performance_tax_fk" })
  taxCode!: string | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
