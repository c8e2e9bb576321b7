import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import { Performance } from "./performance.entity.ts";
import { PriceListRecord } from "./price-list.entity.ts";
import { PriceZone } from "./price-zone.entity.ts";
import { TicketType } from "./ticket-type.entity.ts";

/** One cell of a price list; an absent cell is not sellable. */
@Entity({ name: "price" })
@Check("price_not_negative", "amount_minor >= 0")
@ForeignKey(() => PriceListRecord, ["performanceId", "listCode"], ["performanceId", "code"], {
  name: "price_list_fk",
  onDelete: "CASCADE",
})
export class Price {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "price_pk" })
  @ForeignKey(() => Performance, "id", { name: "price_performance_fk" })
  performanceId!: number;

  @PrimaryColumn("text", { name: "list_code", primaryKeyConstraintName: "price_pk" })
  listCode!: string;

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
