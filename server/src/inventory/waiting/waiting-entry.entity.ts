import type { Currency } from "@parterre/money";
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import { safeInteger } from "../../platform/database/index.ts";
import type { WaitingStateName } from "./waiting.rules.ts";

/** Somebody who wants seats of a performance that has none for them now (候补). */
@Entity({ name: "waiting_entry" })
@Unique("waiting_entry_id_unique", ["id"])
@Unique("waiting_entry_secret_unique", ["secret"])
@Index("waiting_entry_line", ["performanceId", "number"], { where: "state IN ('waiting', 'offered')" })
@Index("waiting_entry_one_open", ["performanceId", "email"], { unique: true, where: "state IN ('waiting', 'offered')" })
@Check("waiting_entry_email_is_lower_case", "email = lower(email)")
@Check("waiting_entry_state_known", "state IN ('waiting', 'offered', 'taken', 'missed', 'left')")
@Check("waiting_entry_offer_agrees", "state <> 'offered' OR (cart_key IS NOT NULL AND offer_until IS NOT NULL)")
@Check("waiting_entry_seats", "seat_count BETWEEN 1 AND 50")
export class WaitingEntry {
  /** The order of the list. */
  @PrimaryGeneratedColumn("identity", {
    name: "number",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "waiting_entry_pk",
  })
  number!: string;

  @Column({ name: "id", type: "uuid" })
  id!: string;

  /** Whoever knows it owns the entry: it is the link. */
  @Column({ name: "secret", type: "text" })
  secret!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  /** Together, in one row. */
  @Column({ name: "seat_count", type: "integer" })
  seatCount!: number;

  /** Any of these; empty: any zone. */
  @Column("uuid", { name: "zone_ids", array: true })
  zoneIds!: string[];

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  /** What a ticket may cost at most; null: anything. */
  @Column({ name: "most_price_minor", type: "bigint", nullable: true, transformer: safeInteger })
  mostPriceMinor!: number | null;

  @Column({ name: "name", type: "text" })
  name!: string;

  @Column({ name: "email", type: "text" })
  email!: string;

  @Column({ name: "locale", type: "text" })
  locale!: string;

  @Column({ name: "state", type: "text" })
  state!: WaitingStateName;

  /** The cart that holds what was offered last. */
  @Column({ name: "cart_key", type: "text", nullable: true })
  cartKey!: string | null;

  @Column({ name: "offer_until", type: "timestamptz", nullable: true })
  offerUntil!: Date | null;

  @Column({ name: "joined_at", type: "timestamptz", default: () => "now()" })
  joinedAt!: Date;
}
