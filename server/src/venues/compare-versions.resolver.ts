import { noSeat } from "@parterre/seat-map";
import { Arg, Authorized, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Database } from "../platform/database/index.ts";
import { pageRequest, toConnection } from "../platform/graphql/index.ts";
import { type ComparedSeatMaps, compareVersions } from "./compare-versions.ts";
import {
  SeatDifferenceKind,
  SeatMapComparisonResult,
  SeatMapComparisonType,
  SeatMapDifferenceConnectionType,
  SeatMapDifferenceType,
  SeatMapsNotComparableType,
  toComparisonType,
  toSeatPlaceType,
} from "./compare-versions.type.ts";
import type { IdentifiedGeometries } from "./identified-geometry.ts";

/** A seat of the list: by its ordinal in the earlier map, or in the later one where it was added. */
interface Different {
  readonly before: number;
  readonly after: number;
  readonly bits: number;
}

@Resolver(() => SeatMapComparisonType)
export class CompareVersionsResolver {
  constructor(
    private readonly database: Database,
    private readonly geometries: IdentifiedGeometries,
  ) {}

  @Authorized("venues.read-drafts")
  @Query(() => SeatMapComparisonResult, {
    description: "Compares two versions of one seat map, or a version with the draft.",
  })
  async seatMapComparison(
    @Arg("from", () => ID, { description: "The version to start from." }) from: string,
    @Arg("to", () => ID, { nullable: true, description: "Another version of the same seat map; absent: its draft." })
    to: string | null,
  ): Promise<SeatMapComparisonType | SeatMapsNotComparableType> {
    const outcome = await compareVersions(this.database, this.geometries, from, to ?? null);
    if (outcome.kind === "compared") return toComparisonType(outcome);
    return Object.assign(new SeatMapsNotComparableType(), { reason: outcome.reason });
  }

  @FieldResolver(() => SeatMapDifferenceConnectionType, {
    description: "The seats that differ: those of the earlier map by ordinal, then the added ones.",
  })
  differences(
    @Root() { compared }: SeatMapComparisonType,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to start after." }) after: string | null,
    @Arg("kinds", () => [SeatDifferenceKind], { nullable: true, description: "Only seats with one of these." })
    kinds: number[] | null,
  ) {
    const request = pageRequest(first ?? 50, after, 1);
    const wanted = kinds ? kinds.reduce((bits, kind) => bits | kind, 0) : 0xff;
    const all = differentSeats(compared, wanted);
    const start = request.after ? Number(request.after[0]) + 1 : 0;
    const rows = all.slice(start, start + request.first).map((row, index) => ({ ...row, at: start + index }));
    const page = { rows, hasNextPage: start + rows.length < all.length, totalCount: all.length };
    return Object.assign(
      new SeatMapDifferenceConnectionType(),
      toConnection(
        page,
        request,
        (row) => [String(row.at)],
        (row) => toDifference(compared, row),
      ),
    );
  }
}

function differentSeats({ comparison }: ComparedSeatMaps, wanted: number): readonly Different[] {
  const { mapping, inverse, changesOf, changesIn } = comparison;
  const all: Different[] = [];
  changesOf.forEach((bits, before) => {
    if ((bits & wanted) !== 0) all.push({ before, after: mapping[before]!, bits });
  });
  changesIn.forEach((bits, after) => {
    if ((bits & wanted) !== 0 && inverse[after] === noSeat) all.push({ before: noSeat, after, bits });
  });
  return all;
}

function toDifference(compared: ComparedSeatMaps, { before, after, bits }: Different): SeatMapDifferenceType {
  return Object.assign(new SeatMapDifferenceType(), {
    kinds: Object.values(SeatDifferenceKind).filter((kind) => (bits & kind) !== 0),
    before: before === noSeat ? null : toSeatPlaceType(compared.before, before),
    after: after === noSeat ? null : toSeatPlaceType(compared.after, after),
  });
}
