import type { Currency, Money } from "@parterre/money";
import { Field, InputType, ObjectType } from "type-graphql";
import { CurrencyEnum, MinorUnits } from "./scalars.ts";

@ObjectType("Money", { description: "An amount and its currency, always together; never a fraction of a minor unit." })
export class MoneyType implements Money {
  @Field(() => MinorUnits, { description: "Whole minor units: 38000 is ¥380.00 in CNY." })
  amountMinor!: number;

  @Field(() => CurrencyEnum, { description: "The currency of the amount." })
  currency!: Currency;
}

@InputType("MoneyInput", { description: "An amount and its currency." })
export class MoneyInput implements Money {
  @Field(() => MinorUnits, { description: "Whole minor units: 38000 is ¥380.00 in CNY." })
  amountMinor!: number;

  @Field(() => CurrencyEnum, { description: "The currency of the amount." })
  currency!: Currency;
}
