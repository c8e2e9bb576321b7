import { Field, InputType, ObjectType } from "type-graphql";

/** A text in both languages of every screen; the plain shape that rules and stores use. */
export interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

@ObjectType("LocalisedText", { description: "A text in the two languages every screen speaks." })
export class LocalisedTextType implements LocalisedText {
  @Field(() => String, { description: "In Chinese (simplified)." })
  zh!: string;

  @Field(() => String, { description: "In English." })
  en!: string;
}

@InputType("LocalisedTextInput", { description: "A text to be kept, in both languages." })
export class LocalisedTextInput implements LocalisedText {
  @Field(() => String, { description: "In Chinese (simplified)." })
  zh!: string;

  @Field(() => String, { description: "In English." })
  en!: string;
}
