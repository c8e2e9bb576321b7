import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionTypes, DateTime } from "../platform/graphql/index.ts";
import type { Performance } from "./performance.entity.ts";
import { PerformanceState } from "./performance-state.rules.ts";

registerEnumType(PerformanceState, {
  name: "PerformanceState",
  description: "Where a performance stands.",
  valuesConfig: {
    DRAFT: { description: "Being prepared; only staff see it." },
    ON_SALE: { description: "Sold through every channel whose sales window is open." },
    CLOSED: { description: "Sales have ended; tickets stay valid." },
    CANCELLED: { description: "Will not take place." },
  },
});

@ObjectType("Performance", { description: "One date of an event (场次), on one published version of a seat map." })
export class PerformanceType {
  @Field(() => ID, { description: "Its identity: a small decimal number." })
  id!: string;

  @Field(() => DateTime, { description: "When it begins; show it in the venue's time zone." })
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the doors open; null when not announced." })
  doorsOpenAt!: Date | null;

  @Field(() => PerformanceState, { description: "Where it stands." })
  state!: PerformanceState;

  @Field(() => Int, { description: "Seats of its map, in a price zone or not." })
  seatCount!: number;

  @Field(() => Int, { description: "The most seats of it that one cart may hold." })
  maxSeatsPerCart!: number;

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  eventId!: string;
  venueId!: string;
  seatMapVersionId!: string;
  zoneMapHash!: string | null;
}

export function toPerformanceType(performance: Performance): PerformanceType {
  return Object.assign(new PerformanceType(), {
    id: String(performance.id),
    startsAt: performance.startsAt,
    doorsOpenAt: performance.doorsOpenAt,
    state: performance.state,
    seatCount: performance.seatCount,
    maxSeatsPerCart: performance.maxSeatsPerCart,
    performanceId: performance.id,
    eventId: performance.eventId,
    venueId: performance.venueId,
    seatMapVersionId: performance.seatMapVersionId,
    zoneMapHash: performance.zoneMapHash,
  });
}

export const { ConnectionType: PerformanceConnectionType } = connectionTypes("Performance", PerformanceType);
