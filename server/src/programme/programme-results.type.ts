import { createUnionType, Field, ObjectType } from "type-graphql";
import { type LocalisedText, RefusalType } from "../platform/graphql/index.ts";
import { type Event } from "./event.entity.ts";
import { EventType, toEventType } from "./event.type.ts";
import { type Performance } from "./performance.entity.ts";
import { PerformanceType, toPerformanceType } from "./performance.type.ts";
import type { Refused } from "./refusals.rules.ts";

@ObjectType("EventSaved", { description: "The event as it is now." })
export class EventSavedType {
  @Field(() => EventType, { description: "The event." })
  event!: EventType;
}

@ObjectType("PerformanceSaved", { description: "The performance as it is now." })
export class PerformanceSavedType {
  @Field(() => PerformanceType, { description: "The performance." })
  performance!: PerformanceType;
}

@ObjectType("ProgrammeRefused", {
  implements: RefusalType,
  description: "Nothing was changed, because something in the input or the state of things does not allow it.",
})
export class ProgrammeRefusedType extends RefusalType {
  @Field(() => String, {
    nullable: true,
    description: "Path of the input field to mend, such as `zones.1.blockIndexes`; null when it is the state.",
  })
  field!: string | null;
}

export const SaveEventResult = createUnionType({
  name: "SaveEventResult",
  description: "The event as saved, or why nothing was.",
  types: () => [EventSavedType, ProgrammeRefusedType] as const,
});

export const SavePerformanceResult = createUnionType({
  name: "SavePerformanceResult",
  description: "The performance as saved, or why nothing was.",
  types: () => [PerformanceSavedType, ProgrammeRefusedType] as const,
});

export function toProgrammeRefused(refused: { reason: LocalisedText; field: string | null }): ProgrammeRefusedType {
  return Object.assign(new ProgrammeRefusedType(), { reason: refused.reason, field: refused.field });
}

export function toSaveEventResult(outcome: Event | Refused): EventSavedType | ProgrammeRefusedType {
  return "refused" in outcome
    ? toProgrammeRefused(outcome)
    : Object.assign(new EventSavedType(), { event: toEventType(outcome) });
}

export function toSavePerformanceResult(outcome: Performance | Refused): PerformanceSavedType | ProgrammeRefusedType {
  return "refused" in outcome
    ? toProgrammeRefused(outcome)
    : Object.assign(new PerformanceSavedType(), { performance: toPerformanceType(outcome) });
}
