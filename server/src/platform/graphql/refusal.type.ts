import { Field, InterfaceType } from "type-graphql";
import { type LocalisedText, LocalisedTextType } from "./localised-text.type.ts";

/**
 * What every expected failure implements. A class that does so says
 * `@ObjectType("SeatsTaken", { implements: RefusalType })`, extends this one, and is returned as an instance:
 * result unions tell their members apart by class.
 */
@InterfaceType("Refusal", {
  description: "Every expected failure implements this: a sentence for a person in both languages.",
})
export abstract class RefusalType {
  @Field(() => LocalisedTextType, { description: "Why not, as a sentence to show." })
  reason!: LocalisedText;
}
