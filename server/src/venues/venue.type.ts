import type { SeatMapProblem } from "@parterre/seat-map";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, type LocalisedText, LocalisedTextType } from "../platform/graphql/index.ts";
import { SeatMapFormat } from "./read-seat-map-file.rules.ts";
import type { SeatMap } from "./seat-map.entity.ts";
import type { SeatMapVersion } from "./seat-map-version.entity.ts";
import type { Venue } from "./venue.entity.ts";

registerEnumType(SeatMapFormat, {
  name: "SeatMapFormat",
  description: "What a seat map is read from.",
  valuesConfig: {
    PARTERRE: { description: "Parterre's own JSON, `parterre.seat-map` version 1." },
    PRETIX: { description: "A pretix seating plan's JSON." },
    SEAT_LIST: { description: "JSON of other systems: a list of objects, each a seat with a place and names." },
    ROW_TABLE: { description: "Rows without places, JSON or a plain table: block, row, seats (`18` or `1-10,12-16`)." },
    CSV: { description: "A table of seats: block, row, seat, x, y, zone; commas, semicolons or tabs." },
    SVG: { description: "A drawing: circles, ellipses and rectangles are seats, named groups are blocks and rows." },
  },
});

@ObjectType("Venue", { description: "A building with seats." })
export class VenueType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => LocalisedTextType, { description: "Its name." })
  name!: LocalisedText;

  @Field(() => LocalisedTextType, { description: "The city it stands in." })
  city!: LocalisedText;

  @Field(() => String, { description: "IANA time zone, such as `Asia/Shanghai`: show its performances in it." })
  timeZone!: string;
}

@ObjectType("SeatMapProblem", {
  description: "Something an import found; the same problem is told once, with a count.",
})
export class SeatMapProblemType {
  @Field(() => String, { description: "Stable code of the kind of problem." })
  code!: string;

  @Field(() => String, { description: "`error`: cannot be imported; `warning`: imported, look at it." })
  severity!: SeatMapProblem["severity"];

  @Field(() => LocalisedTextType, { description: "What it is, as a sentence." })
  message!: LocalisedText;

  @Field(() => String, { description: "Where it was first found, as a path in the file." })
  path!: string;

  @Field(() => Int, { description: "How often it was found." })
  count!: number;

  @Field(() => [String], {
    nullable: true,
    description: "Identities of the seats it is about, 200 at most; null when it is about no seats.",
  })
  seats?: string[];
}

@ObjectType("SeatMapDraft", { description: "The state of a seat map that may still change." })
export class SeatMapDraftType {
  @Field(() => Int, { description: "Counts up with every change." })
  revision!: number;

  @Field(() => Int, { description: "Seats drawn." })
  seatCount!: number;

  @Field(() => Int, { description: "Blocks drawn." })
  blockCount!: number;

  @Field(() => [SeatMapProblemType], { description: "Warnings to look at before publishing." })
  problems!: readonly SeatMapProblem[];

  @Field(() => String, { description: "Where staff fetch the document, Parterre's own JSON." })
  documentUrl!: string;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Date;

  /** Not a field: staff id, null for the server itself. */
  updatedById!: string | null;
}

@ObjectType("SeatMap", { description: "A plan of a venue's seats: a draft, and the versions published from it." })
export class SeatMapType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "Which plan of the venue: `Concert`, `In the round`." })
  name!: string;

  /** Not fields: what field resolvers load by, and the draft for those who may see it. */
  venueId!: string;
  draftForStaff!: SeatMapDraftType;
}

@ObjectType("SeatMapBlock", { description: "A block of a published version." })
export class SeatMapBlockType {
  @Field(() => Int, { description: "Its number in the version: what price zones are painted by." })
  index!: number;

  @Field(() => String, { description: "Its name on the plan." })
  label!: string;

  @Field(() => Int, { description: "Seats in it; their ordinals are consecutive." })
  seatCount!: number;
}

@ObjectType("SeatMapVersion", { description: "A published seat map. Never changes; performances sell one version." })
export class SeatMapVersionType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => Int, { description: "1, 2, 3 … within the seat map." })
  number!: number;

  @Field(() => Int, { description: "Seats; their ordinals are 0 to seatCount - 1." })
  seatCount!: number;

  @Field(() => Int, { description: "Blocks." })
  blockCount!: number;

  @Field(() => DateTime, { description: "When it was published." })
  publishedAt!: Date;

  @Field(() => String, { description: "Where its geometry and scores are: compressed, and cacheable for ever." })
  geometryUrl!: string;

  @Field(() => [SeatMapBlockType], { description: "Its blocks in order of their index." })
  blocks!: SeatMapBlockType[];

  /** Not fields. */
  seatMapId!: string;
}

@ObjectType("SeatNote", { description: "What whoever drew a seat wrote about it, for the staff alone." })
export class SeatNoteType {
  @Field(() => Int, { description: "The seat's number in the version." })
  ordinal!: number;

  @Field(() => String, { description: "In the words of who wrote it." })
  note!: string;
}

export function toVenueType(venue: Venue): VenueType {
  return Object.assign(new VenueType(), {
    id: venue.id,
    name: { zh: venue.nameZh, en: venue.nameEn },
    city: { zh: venue.cityZh, en: venue.cityEn },
    timeZone: venue.timeZone,
  });
}

export function toSeatMapType(seatMap: SeatMap): SeatMapType {
  return Object.assign(new SeatMapType(), {
    id: seatMap.id,
    name: seatMap.name,
    venueId: seatMap.venueId,
    draftForStaff: Object.assign(new SeatMapDraftType(), {
      revision: seatMap.draftRevision,
      seatCount: seatMap.draftSeatCount,
      blockCount: seatMap.draftBlockCount,
      problems: seatMap.draftProblems,
      documentUrl: `/seat-maps/${seatMap.id}/draft`,
      updatedAt: seatMap.draftUpdatedAt,
      updatedById: seatMap.draftUpdatedBy,
    }),
  });
}

export function toSeatMapVersionType(version: SeatMapVersion): SeatMapVersionType {
  return Object.assign(new SeatMapVersionType(), {
    id: version.id,
    number: version.number,
    seatCount: version.seatCount,
    blockCount: version.blockCount,
    publishedAt: version.publishedAt,
    geometryUrl: `/seat-maps/${version.id}/geometry`,
    blocks: version.blocks.map((block, index) => ({ index, label: block.label, seatCount: block.count })),
    seatMapId: version.seatMapId,
  });
}
