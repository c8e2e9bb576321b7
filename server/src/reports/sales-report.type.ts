import type { Money } from "@parterre/money";
import { Field, Int, ObjectType } from "type-graphql";
import { ChannelType } from "../channels/index.ts";
import { DateTime, MoneyType } from "../platform/graphql/index.ts";
import { PriceZoneType } from "../programme/index.ts";

@ObjectType("ZoneSales", { description: "How one price zone sells." })
export class ZoneSalesType {
  @Field(() => PriceZoneType, { description: "The zone." })
  zone!: PriceZoneType;

  @Field(() => Int, { description: "Seats in it." })
  seatCount!: number;

  @Field(() => Int, { description: "Sold and not given back." })
  soldCount!: number;

  @Field(() => Int, { description: "In somebody's cart." })
  heldCount!: number;

  @Field(() => Int, { description: "For sale." })
  freeCount!: number;

  @Field(() => [MoneyType], { description: "Sales less refunds, one amount for each currency." })
  net!: readonly Money[];
}

@ObjectType("ChannelSales", { description: "How one channel sells." })
export class ChannelSalesType {
  @Field(() => ChannelType, { description: "The channel." })
  channel!: ChannelType;

  @Field(() => Int, { description: "Tickets sold less tickets given back." })
  ticketCount!: number;

  @Field(() => [MoneyType], { description: "Sales less refunds, one amount for each currency." })
  net!: readonly Money[];
}

@ObjectType("SalesReport", { description: "How a performance sells: money from the journal, seats as they are now." })
export class SalesReportType {
  @Field(() => [ZoneSalesType], { description: "By zone, in the order of their indexes." })
  zones!: ZoneSalesType[];

  @Field(() => [ChannelSalesType], { description: "By channel, those that sold anything." })
  channels!: ChannelSalesType[];

  @Field(() => [MoneyType], { description: "Sales less refunds in all, one amount for each currency." })
  totals!: readonly Money[];

  @Field(() => Int, { description: "Seats in somebody's cart." })
  heldSeatCount!: number;

  @Field(() => Int, { description: "Seats sold." })
  soldSeatCount!: number;

  @Field(() => Int, { description: "Seats for sale, whether or not they lie in a zone." })
  freeSeatCount!: number;

  @Field(() => DateTime, { description: "When all this was so." })
  takenAt!: Date;

  /** Not a field: what the performance is loaded by. */
  performanceId!: number;
}
