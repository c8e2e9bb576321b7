import { type PlanExport, planExports, type SeatMapProblem } from "@parterre/seat-map";
import { Arg, Authorized, Field, ID, Int, ObjectType, Query, Resolver, registerEnumType } from "type-graphql";
import type { Database } from "../platform/database/index.ts";
import { SeatMapProblemType } from "./venue.type.ts";
import { writeSeatMapFile } from "./write-seat-map-file.ts";

const SeatMapFileFormat = Object.fromEntries(planExports.map((format) => [format, format]));
registerEnumType(SeatMapFileFormat, {
  name: "SeatMapFileFormat",
  description: "What a seat map is written as.",
  valuesConfig: {
    PARTERRE: { description: "Parterre's own JSON; nothing is lost." },
    PRETIX: { description: "A pretix seating plan, valid by pretix's schema." },
    CSV: { description: "A table of seats: block, row, seat, x, y, zone, id, flags; UTF-8 with a byte order mark." },
  },
});

@ObjectType("SeatMapFile", { description: "A seat map written as a file." })
export class SeatMapFileType {
  @Field(() => String, { description: "A name to save it under." })
  fileName!: string;

  @Field(() => String, { description: "Its media type." })
  mediaType!: string;

  @Field(() => String, { description: "Its whole text." })
  text!: string;

  @Field(() => [SeatMapProblemType], { description: "What the format has no place for; empty when nothing is lost." })
  losses!: readonly SeatMapProblem[];
}

@Resolver(() => SeatMapFileType)
export class SeatMapFilesResolver {
  constructor(private readonly database: Database) {}

  @Authorized("venues.read-drafts")
  @Query(() => SeatMapFileType, {
    nullable: true,
    description: "A seat map as a file; null when there is no such seat map or version.",
  })
  async seatMapFile(
    @Arg("seatMapId", () => ID, { description: "The seat map." }) seatMapId: string,
    @Arg("format", () => SeatMapFileFormat, { description: "What to write." }) format: PlanExport,
    @Arg("versionNumber", () => Int, { nullable: true, description: "Which version; by default the draft." })
    versionNumber: number | null,
  ): Promise<SeatMapFileType | null> {
    const file = await writeSeatMapFile(this.database, { seatMapId, format, versionNumber: versionNumber ?? null });
    return file && Object.assign(new SeatMapFileType(), file);
  }
}
