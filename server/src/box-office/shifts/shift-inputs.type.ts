import type { Currency } from "@parterre/money";
import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { CurrencyEnum, MinorUnits, MoneyInput } from "../../platform/graphql/index.ts";

const CashDirection = { IN: "in", OUT: "out" } as const;
registerEnumType(CashDirection, {
  name: "CashDirection",
  description: "Which way cash moves beside sales.",
  valuesConfig: {
    IN: { description: "Into the drawer: change that was fetched." },
    OUT: { description: "Out of the drawer: notes taken to the safe." },
  },
});

@InputType({ description: "A shift that begins." })
export class OpenShiftInput {
  @Field(() => ID, { description: "A UUID of the counter's own; asking again with it does no harm." })
  id!: string;

  @Field(() => ID, { description: "Where." })
  counterId!: string;

  @Field(() => [MoneyInput], { description: "What is in the drawer, each currency once; none: it is empty." })
  floats!: MoneyInput[];
}

@InputType({ description: "Cash that moves beside sales." })
export class MoveCashInput {
  @Field(() => ID, { description: "A UUID of the counter's own; asking again with it does no harm." })
  id!: string;

  @Field(() => ID, { description: "The shift." })
  shiftId!: string;

  @Field(() => CashDirection, { description: "Which way." })
  direction!: "in" | "out";

  @Field(() => MoneyInput, { description: "How much; more than zero either way." })
  amount!: MoneyInput;

  @Field(() => String, { description: "Why, up to 500 characters." })
  reason!: string;
}

@InputType({ description: "So many notes or coins of one value." })
export class CoinCountInput {
  @Field(() => MinorUnits, { description: "What one is worth; a note or coin of the currency." })
  valueMinor!: number;

  @Field(() => Int, { description: "How many, 0 to 100,000." })
  count!: number;
}

@InputType({ description: "A drawer's cash of one currency, counted." })
export class CashCountInput {
  @Field(() => CurrencyEnum, { description: "The currency." })
  currency!: Currency;

  @Field(() => [CoinCountInput], { description: "Notes and coins; what is not named counts as none." })
  coins!: CoinCountInput[];
}

@InputType({ description: "A shift that ends." })
export class CloseShiftInput {
  @Field(() => ID, { description: "The shift." })
  shiftId!: string;

  @Field(() => [CashCountInput], { description: "The drawer: every currency of `currenciesToCount`." })
  counts!: CashCountInput[];

  @Field(() => Int, { description: "Tickets on paper that were taken back, counted." })
  paperTickets!: number;

  @Field(() => Boolean, { description: "Whether the cash stays in the drawer for whoever comes next." })
  handOver!: boolean;

  @Field(() => String, { nullable: true, description: "Anything to say about it, up to 500 characters." })
  note!: string | null;
}
