import { type RowLayout, rowLayoutRanges } from "@parterre/seat-map";
import { Field, Float, InputType, registerEnumType } from "type-graphql";

const RowLayoutKind = { STRAIGHT: "straight", FAN: "fan", BOWL: "bowl" } as const;
const RowAlignment = { LEFT: "left", CENTRE: "centre", RIGHT: "right" } as const;
const MissingSeats = { ROOM: "room", AISLE: "aisle", CLOSE: "close" } as const;
const MissingRows = { ROOM: "room", CLOSE: "close" } as const;
const RowsFrom = { FRONT: "front", BACK: "back" } as const;
const SideOfHouse = { LEFT: "left", RIGHT: "right" } as const;

registerEnumType(RowLayoutKind, {
  name: "RowLayoutKind",
  description: "What kind of house rows are laid out as.",
  valuesConfig: {
    STRAIGHT: { description: "Blocks beside each other before a stage, each stand a line." },
    FAN: { description: "Arcs around a stage." },
    BOWL: { description: "Stands around a pitch." },
  },
});
registerEnumType(RowAlignment, { name: "RowAlignment", description: "Where rows stand that are shorter than others." });
registerEnumType(MissingSeats, {
  name: "MissingSeats",
  description: "What seat numbers that are missing in a row leave.",
  valuesConfig: {
    ROOM: { description: "The room of those seats." },
    AISLE: { description: "One aisle." },
    CLOSE: { description: "Nothing." },
  },
});
registerEnumType(MissingRows, {
  name: "MissingRows",
  description: "What row numbers that are missing in a block leave.",
  valuesConfig: { ROOM: { description: "The room of those rows." }, CLOSE: { description: "Nothing." } },
});
registerEnumType(RowsFrom, { name: "RowsFrom", description: "Where the first row of a table stands." });
registerEnumType(SideOfHouse, { name: "SideOfHouse", description: "A side as one looks at the stage." });

const measure = (name: keyof typeof rowLayoutRanges, what: string): string => {
  const [least, most] = rowLayoutRanges[name];
  return `${what}; ${least} to ${most}.`;
};

@InputType("RowLayoutInput", { description: "How a table of rows is laid out as a house. Lengths are centimetres." })
export class RowLayoutInput implements RowLayout {
  @Field(() => RowLayoutKind, { description: "What kind of house." })
  kind!: RowLayout["kind"];

  @Field(() => Float, { description: measure("seatPitch", "Seat to seat") })
  seatPitch!: number;

  @Field(() => Float, { description: measure("rowPitch", "Row to row") })
  rowPitch!: number;

  @Field(() => Float, { description: measure("aisleGap", "Additional width of an aisle") })
  aisleGap!: number;

  @Field(() => Float, { description: measure("blockGap", "Between blocks side by side") })
  blockGap!: number;

  @Field(() => Float, { description: measure("standGap", "Between stands") })
  standGap!: number;

  @Field(() => Float, { description: measure("firstRow", "From the stage or pitch to the first row") })
  firstRow!: number;

  @Field(() => Float, { description: measure("arc", "Degrees that a fan bends over") })
  arc!: number;

  @Field(() => Float, { description: measure("roundness", "How round a bowl's corners are, per cent") })
  roundness!: number;

  @Field(() => Float, { description: measure("rake", "Rise from row to row") })
  rake!: number;

  @Field(() => RowAlignment, { description: "Where rows stand that are shorter than others." })
  align!: RowLayout["align"];

  @Field(() => MissingSeats, { description: "What missing seat numbers leave." })
  missingSeats!: RowLayout["missingSeats"];

  @Field(() => MissingRows, { description: "What missing row numbers leave." })
  missingRows!: RowLayout["missingRows"];

  @Field(() => RowsFrom, { description: "Where the first row of the table stands." })
  rowsFrom!: RowLayout["rowsFrom"];

  @Field(() => SideOfHouse, { description: "Where seat numbers begin." })
  numbersFrom!: RowLayout["numbersFrom"];

  @Field(() => SideOfHouse, { description: "Where the first block stands; in a bowl, LEFT is clockwise." })
  blocksFrom!: RowLayout["blocksFrom"];

  @Field(() => [String], { description: "Stands from front to back, in a bowl clockwise from the top." })
  stands!: string[];
}
