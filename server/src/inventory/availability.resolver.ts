import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { servedByBroadcaster } from "../platform/live/index.ts";
import { Audience, AvailabilityFrameType, SeatChangesType } from "./seat-state.type.ts";

/** The live maps. What they send is made by the views of availability.ts and fanned out by the platform. */
@Resolver()
export class AvailabilityResolver {
  @Subscription(() => AvailabilityFrameType, {
    subscribe: servedByBroadcaster,
    description: "A performance's live seat map: a whole picture first, then what changes.",
  })
  seatAvailability(
    @Root() frame: AvailabilityFrameType,
    @Arg("performanceId", () => ID, { description: "The performance." }) _performanceId: string,
    @Arg("audience", () => Audience, {
      defaultValue: Audience.PUBLIC,
      description: "Whose view; STAFF needs the permission to watch.",
    })
    _audience: Audience,
  ): AvailabilityFrameType {
    return Object.assign(new AvailabilityFrameType(), frame);
  }

  @Subscription(() => SeatChangesType, {
    subscribe: servedByBroadcaster,
    description: "The public live seat map in plain types: every seat first, then those that change.",
  })
  seatChanges(
    @Root() changes: SeatChangesType,
    @Arg("performanceId", () => ID, { description: "The performance." }) _performanceId: string,
  ): SeatChangesType {
    return Object.assign(new SeatChangesType(), changes);
  }
}
