import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Performance } from "./performance.entity.ts";
import { PriceZone } from "./price-zone.entity.ts";
import { TicketType } from "./ticket-type.entity.ts";

/** Amounts are bigint in the database and safe integers here. */
const safeInteger = { to: (value: number) => value, from: (value: string | number) => Number(value) };

/** One cell of a performance's price list; an absent cell is not sellable. */
@Entity({ name: "price" })
@Check("price_not_negative", "amount_minor >= 0")
export class Price {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "price_pk" })
  @ForeignKey(() => Performance, "id", { name: "price_performance_fk" })
  performanceId!: number;

  @PrimaryColumn("uuid", { name: "zone_id", primaryKeyConstraintName: "price_pk" })
  @ForeignKey(() => PriceZone, "id", { name: "price_zone_fk", onDelete: "CASCADE" })
  zoneId!: string;

  @PrimaryColumn("uuid", { name: "ticket_type_id", primaryKeyConstraintName: "price_pk" })
  @ForeignKey(() => TicketType, "id", { name: "price_ticket_type_fk" })
  ticketTypeId!: string;

  /** ISO 4217. */
  @PrimaryColumn("text", { name: "currency", primaryKeyConstraintName: "price_pk" })
  currency!: Currency;

  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;
}
