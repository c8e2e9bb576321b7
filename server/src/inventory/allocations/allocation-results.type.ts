import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { RefusalType } from "../../platform/graphql/index.ts";
import { PerformanceType } from "../../programme/index.ts";
import type { SeatsChanged } from "./allocate-seats.ts";
import type { AllocationRefusal } from "./allocation.rules.ts";
import { AllocationTemplateType, AllocationType } from "./allocation.type.ts";
import type { SeatsNotFree } from "./change-allocations.ts";

@ObjectType("AllocationSaved", { description: "The allocation as it is now." })
export class AllocationSavedType {
  @Field(() => AllocationType, { description: "The allocation." })
  allocation!: AllocationType;

  @Field(() => PerformanceType, { description: "Its performance, with all allocations." })
  performance!: PerformanceType;
}

@ObjectType("AllocationRefused", {
  implements: RefusalType,
  description: "Nothing was changed, because something in the input or the state of things does not allow it.",
})
export class AllocationRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input field to mend; null when it is the state." })
  field!: string | null;
}

@ObjectType("SeatsChanged", { description: "The act was done." })
class SeatsChangedType {
  @Field(() => Int, { description: "Seats that are another now." })
  changedCount!: number;

  @Field(() => [Int], { description: "Seats that were left out, because somebody has them." })
  skippedOrdinals!: readonly number[];

  @Field(() => PerformanceType, { description: "The performance, with all allocations and kills." })
  performance!: PerformanceType;
}

@ObjectType("SeatsNotFree", {
  implements: RefusalType,
  description: "Some of the seats are held, reserved or sold; nothing was changed.",
})
class SeatsNotFreeType extends RefusalType {
  @Field(() => [Int], { description: "These." })
  takenOrdinals!: readonly number[];
}

@ObjectType("AllocationTemplateSaved", { description: "The template as it is now." })
export class AllocationTemplateSavedType {
  @Field(() => AllocationTemplateType, { description: "The template." })
  template!: AllocationTemplateType;
}

export const SaveAllocationResult = createUnionType({
  name: "SaveAllocationResult",
  description: "The allocation as saved, or why nothing was.",
  types: () => [AllocationSavedType, AllocationRefusedType] as const,
});

export const ChangeSeatsResult = createUnionType({
  name: "ChangeSeatsResult",
  description: "What an act on a performance's seats did, or why it was not done.",
  types: () => [SeatsChangedType, SeatsNotFreeType, AllocationRefusedType] as const,
});

export const SaveAllocationTemplateResult = createUnionType({
  name: "SaveAllocationTemplateResult",
  description: "The template as saved, or why nothing was.",
  types: () => [AllocationTemplateSavedType, AllocationRefusedType] as const,
});

export function toAllocationRefused({ reason, field }: AllocationRefusal): AllocationRefusedType {
  return Object.assign(new AllocationRefusedType(), { reason, field });
}

export function toChangeSeatsResult(
  outcome: SeatsChanged | SeatsNotFree | AllocationRefusal,
  performance: PerformanceType | null,
): typeof ChangeSeatsResult {
  switch (outcome.kind) {
    case "refused":
      return toAllocationRefused(outcome);
    case "not-free":
      return Object.assign(new SeatsNotFreeType(), {
        reason: {
          zh: `其中 ${outcome.ordinals.length} 个座位已被选走、预订或售出，未做任何更改。`,
          en: `${outcome.ordinals.length} of these seats are held, reserved or sold; nothing was changed.`,
        },
        takenOrdinals: outcome.ordinals,
      });
    case "changed":
      if (!performance) throw new Error("the performance of changed seats is missing");
      return Object.assign(new SeatsChangedType(), {
        changedCount: outcome.changed.length,
        skippedOrdinals: outcome.skipped,
        performance,
      });
  }
}
