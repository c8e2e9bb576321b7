import { rangesOf, SeatDifference, type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionTypes, RefusalType } from "../platform/graphql/index.ts";
import type { ComparedSeatMaps } from "./compare-versions.ts";
import { SeatMapVersionType, toSeatMapVersionType } from "./venue.type.ts";

/** Kept as the bits of a comparison. */
export const SeatDifferenceKind = {
  ADDED: SeatDifference.added,
  REMOVED: SeatDifference.removed,
  MOVED: SeatDifference.moved,
  RELABELLED: SeatDifference.relabelled,
  FLAGS: SeatDifference.flags,
  RANK: SeatDifference.rank,
  NEIGHBOURS: SeatDifference.neighbours,
} as const;

registerEnumType(SeatDifferenceKind, {
  name: "SeatDifferenceKind",
  description: "What became of a seat from one version to the other. Seats are matched by identity.",
  valuesConfig: {
    ADDED: { description: "Only the later one has it." },
    REMOVED: { description: "Only the earlier one has it." },
    MOVED: { description: "It stands more than 5 cm away from where it stood." },
    RELABELLED: { description: "Its block, its row or the seat itself is called something else." },
    FLAGS: { description: "Wheelchair, companion, restricted view, aisle, house or standing changed." },
    RANK: { description: "It is rated in another of the twelve steps from worst to best." },
    NEIGHBOURS: { description: "Somebody else sits beside it." },
  },
});

@ObjectType("SeatPlace", { description: "A seat of one version: where it stands and what is printed on it." })
export class SeatPlaceType {
  @Field(() => Int, { description: "Its number in that version." })
  ordinal!: number;

  @Field(() => String, { description: "Name of its block." })
  block!: string;

  @Field(() => String, { description: "Name of its row; empty where rows have none." })
  row!: string;

  @Field(() => String, { description: "What is printed on the seat." })
  seat!: string;

  @Field(() => Float, { description: "Centimetres to the right." })
  x!: number;

  @Field(() => Float, { description: "Centimetres down the drawing." })
  y!: number;
}

@ObjectType("SeatMapDifference", { description: "A seat that is not the same in both." })
export class SeatMapDifferenceType {
  @Field(() => [SeatDifferenceKind], { description: "What is different, one at least." })
  kinds!: number[];

  @Field(() => SeatPlaceType, { nullable: true, description: "The seat in the earlier one; null when it was added." })
  before!: SeatPlaceType | null;

  @Field(() => SeatPlaceType, { nullable: true, description: "The seat in the later one; null when it was removed." })
  after!: SeatPlaceType | null;
}

export const { ConnectionType: SeatMapDifferenceConnectionType } = connectionTypes(
  "SeatMapDifference",
  SeatMapDifferenceType,
);

@ObjectType("SeatDifferenceCount", { description: "How many seats have a difference, and which on either map." })
export class SeatDifferenceCountType {
  @Field(() => SeatDifferenceKind, { description: "Which difference." })
  kind!: number;

  @Field(() => Int, { description: "Seats." })
  count!: number;

  @Field(() => [Int], {
    description: "Where they are in the earlier one: inclusive pairs of ordinals [first, last, …]. Empty when added.",
  })
  rangesBefore!: number[];

  @Field(() => [Int], {
    description: "Where they are in the later one: inclusive pairs of ordinals [first, last, …]. Empty when removed.",
  })
  rangesAfter!: number[];
}

@ObjectType("SeatMapComparison", {
  description: "Two versions of a seat map, or a version and the draft, seat by seat.",
})
export class SeatMapComparisonType {
  @Field(() => SeatMapVersionType, { description: "The earlier one." })
  from!: SeatMapVersionType;

  @Field(() => SeatMapVersionType, { nullable: true, description: "The later one; null: the draft." })
  to!: SeatMapVersionType | null;

  @Field(() => Int, { description: "Seats in which nothing differs." })
  sameCount!: number;

  @Field(() => [SeatDifferenceCountType], { description: "One for each kind of difference, none left out." })
  counts!: SeatDifferenceCountType[];

  /** Not a field: what the list of differences is read from. */
  compared!: ComparedSeatMaps;
}

@ObjectType("SeatMapsNotComparable", { implements: RefusalType, description: "There is nothing to compare, and why." })
export class SeatMapsNotComparableType extends RefusalType {}

export const SeatMapComparisonResult = createUnionType({
  name: "SeatMapComparisonResult",
  description: "The comparison, or why there is none.",
  types: () => [SeatMapComparisonType, SeatMapsNotComparableType] as const,
});

export function toComparisonType(compared: ComparedSeatMaps): SeatMapComparisonType {
  const { comparison, from, to } = compared;
  return Object.assign(new SeatMapComparisonType(), {
    from: toSeatMapVersionType(from),
    to: to && toSeatMapVersionType(to),
    sameCount: comparison.counts.same,
    counts: Object.entries(SeatDifference).map(([name, bit]) =>
      Object.assign(new SeatDifferenceCountType(), {
        kind: bit,
        count: comparison.counts[name as keyof typeof SeatDifference],
        rangesBefore: rangesOf(comparison.changesOf, bit),
        rangesAfter: rangesOf(comparison.changesIn, bit),
      }),
    ),
    compared,
  });
}

export function toSeatPlaceType(geometry: SeatMapGeometry, ordinal: number): SeatPlaceType {
  const place = { ordinal, ...seatLabel(geometry, ordinal), x: geometry.x[ordinal]!, y: geometry.y[ordinal]! };
  return Object.assign(new SeatPlaceType(), place);
}
