import type { RowLayout, SeatMapProblem, SeatMapRename } from "@parterre/seat-map";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { LocalisedTextInput, RefusalType } from "../platform/graphql/index.ts";
import { SeatMapFormat } from "./read-seat-map-file.rules.ts";
import { RowLayoutInput } from "./row-layout.type.ts";
import { SeatMapDraftType, SeatMapProblemType, SeatMapType, SeatMapVersionType } from "./venue.type.ts";

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

  @Field(() => String, { description: "The file's whole text; up to 16 million characters." })
  document!: string;

  @Field(() => RowLayoutInput, {
    nullable: true,
    description: "How a table of rows is laid out; other formats ignore it.",
  })
  layout?: RowLayout | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "A person has seen which identities would change, and agrees. Without it such a file is not imported.",
  })
  acceptRenames?: boolean | null;
}

@InputType("CreateSeatMapInput", { description: "A seat map to draw." })
export class CreateSeatMapInput {
  @Field(() => ID, { description: "The venue it belongs to." })
  venueId!: string;

  @Field(() => String, { description: "Which plan of the venue; up to 120 characters, none the venue has already." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "A drawing to begin with, Parterre's own JSON, finished or not; up to 16 MB. By default empty.",
  })
  document?: string | null;
}

@InputType("SaveSeatMapDraftInput", { description: "A drawing to keep as the draft of its seat map." })
export class SaveSeatMapDraftInput {
  @Field(() => ID, { description: "The seat map." })
  seatMapId!: string;

  @Field(() => Int, { description: "Revision of the draft that the drawing was begun from." })
  baseRevision!: number;

  @Field(() => String, { description: "The whole drawing, Parterre's own JSON, finished or not; up to 16 MB." })
  document!: string;
}

@ObjectType("SeatMapDraftSaved", { description: "The draft is kept." })
export class SeatMapDraftSavedType {
  @Field(() => SeatMapType, { description: "The seat map, with its new draft." })
  seatMap!: SeatMapType;
}

@ObjectType("SeatMapDraftConflict", {
  implements: RefusalType,
  description: "Somebody changed the draft since the drawing was begun. Nothing was written.",
})
export class SeatMapDraftConflictType extends RefusalType {
  @Field(() => SeatMapDraftType, { description: "The draft as it is now, and who changed it last." })
  current!: SeatMapDraftType;
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

@ObjectType("SeatMapRename", { description: "An identity that a file's seat cannot keep." })
class SeatMapRenameType implements SeatMapRename {
  @Field(() => String, { description: "Where the seat is, as a path in the file." })
  path!: string;

  @Field(() => String, { description: "Its identity in the file; empty when it has none." })
  from!: string;

  @Field(() => String, { description: "What it would be called instead." })
  to!: string;
}

@ObjectType("SeatMapRenamesUnconfirmed", {
  implements: RefusalType,
  description: "The file can be imported only with other identities for some seats, and nobody agreed to that yet.",
})
export class SeatMapRenamesUnconfirmedType extends RefusalType {
  @Field(() => Int, { description: "Seats that would get another identity." })
  renameCount!: number;

  @Field(() => [SeatMapRenameType], { description: "The first hundred of them." })
  renames!: readonly SeatMapRename[];
}

export const ImportSeatMapResult = createUnionType({
  name: "ImportSeatMapResult",
  description: "The imported draft, or why there is none.",
  types: () => [SeatMapImportedType, SeatMapRenamesUnconfirmedType, SeatMapRefusedType] as const,
});

export const CreateSeatMapResult = createUnionType({
  name: "CreateSeatMapResult",
  description: "The new seat map, or why there is none.",
  types: () => [SeatMapDraftSavedType, SeatMapRefusedType] as const,
});

export const SaveSeatMapDraftResult = createUnionType({
  name: "SaveSeatMapDraftResult",
  description: "The saved draft, the one that is newer than the drawing's beginning, or why neither.",
  types: () => [SeatMapDraftSavedType, SeatMapDraftConflictType, SeatMapRefusedType] as const,
});

export const PublishSeatMapResult = createUnionType({
  name: "PublishSeatMapResult",
  description: "The published version, or why there is none.",
  types: () => [SeatMapPublishedType, SeatMapRefusedType] as const,
});
