import type { SeatMapProblem } from "@parterre/seat-map";
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { LocalisedTextInput, RefusalType } from "../platform/graphql/index.ts";
import { SeatMapFormat } from "./read-seat-map-file.rules.ts";
import { SeatMapProblemType, SeatMapType, SeatMapVersionType } from "./venue.type.ts";

@InputType("CreateVenueInput", { description: "A building to add." })
export class CreateVenueInput {
  @Field(() => LocalisedTextInput, { description: "Its name; up to 120 characters." })
  name!: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { description: "The city it stands in; up to 120 characters." })
  city!: LocalisedTextInput;

  @Field(() => String, { description: "IANA time zone, such as `Asia/Shanghai`." })
  timeZone!: string;
}

@InputType("ImportSeatMapInput", { description: "A seat map to read from a file." })
export class ImportSeatMapInput {
  @Field(() => ID, { description: "The venue it belongs to." })
  venueId!: string;

  @Field(() => String, { description: "Which plan of the venue; importing under a name again replaces its draft." })
  name!: string;

  @Field(() => SeatMapFormat, { description: "What the document is." })
  format!: SeatMapFormat;

  @Field(() => String, { description: "The file's whole text, JSON; up to 16 MB." })
  document!: string;
}

@ObjectType("SeatMapImported", { description: "Imported as a draft." })
export class SeatMapImportedType {
  @Field(() => SeatMapType, { description: "The seat map, with its new draft." })
  seatMap!: SeatMapType;

  @Field(() => [SeatMapProblemType], { description: "What to look at before publishing." })
  problems!: readonly SeatMapProblem[];
}

@ObjectType("SeatMapRefused", { implements: RefusalType, description: "Nothing was changed, and why." })
export class SeatMapRefusedType extends RefusalType {
  @Field(() => [SeatMapProblemType], {
    description: "Problems of the document, errors first; empty when it is not that.",
  })
  problems!: readonly SeatMapProblem[];
}

@ObjectType("SeatMapPublished", { description: "Published." })
export class SeatMapPublishedType {
  @Field(() => SeatMapVersionType, { description: "The version; the one before if the draft had not changed." })
  version!: SeatMapVersionType;
}

export const ImportSeatMapResult = createUnionType({
  name: "ImportSeatMapResult",
  description: "The imported draft, or why there is none.",
  types: () => [SeatMapImportedType, SeatMapRefusedType] as const,
});

export const PublishSeatMapResult = createUnionType({
  name: "PublishSeatMapResult",
  description: "The published version, or why there is none.",
  types: () => [SeatMapPublishedType, SeatMapRefusedType] as const,
});
