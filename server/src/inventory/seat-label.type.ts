import { Field, ObjectType } from "type-graphql";

@ObjectType("SeatLabel", { description: "How people name a seat: what is printed on it and around it." })
export class SeatLabelType {
  @Field(() => String, { description: "Name of its block." })
  block!: string;

  @Field(() => String, { description: "Name of its row; empty where rows have none." })
  row!: string;

  @Field(() => String, { description: "What is printed on the seat." })
  seat!: string;
}

/** From the three texts, as an instance. */
export function toSeatLabelType(label: { block: string; row: string; seat: string }): SeatLabelType {
  return Object.assign(new SeatLabelType(), label);
}
