import { Field, ObjectType, Resolver, Subscription } from "type-graphql";
import type { Database } from "../../platform/database/index.ts";
import { servedByBroadcaster } from "../../platform/live/index.ts";
import { findCounters } from "../counter.store.ts";
import { CounterType, toCounterType } from "../counter.type.ts";

@ObjectType("Board", { description: "All windows at one moment." })
export class BoardType {
  @Field(() => [CounterType], { description: "Every counter, by name." })
  counters!: CounterType[];
}

/** What those who supervise see of all windows; the platform says when it is to be read again. */
@Resolver()
export class BoardResolver {
  constructor(private readonly database: Database) {}

  @Subscription(() => BoardType, {
    subscribe: servedByBroadcaster,
    description: "All windows: at once, and again whenever a shift, a sale at a window or its paper changes.",
  })
  async board(): Promise<BoardType> {
    const counters = (await this.database.read(findCounters)).map(toCounterType);
    return Object.assign(new BoardType(), { counters });
  }
}
