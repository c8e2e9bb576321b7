import type { Currency, Money } from "@parterre/money";
import type { QuoteCharge } from "@parterre/pricing";
import { Field, Int, ObjectType } from "type-graphql";
import { type LocalisedText, LocalisedTextType, MoneyType } from "../platform/graphql/index.ts";
import { ChargeKindEnum } from "./pricing-enums.ts";

@ObjectType("ChargeTax", { description: "What a tax is counted from: sums of its lines, each rounded on its own." })
class ChargeTaxType {
  @Field(() => Int, { description: "Millionths: 60,000 is 6 %." })
  ratePpm!: number;

  @Field(() => Boolean, { description: "Whether the prices contain it." })
  included!: boolean;

  @Field(() => MoneyType, { description: "What is taxed, without the tax." })
  base!: Money;

  @Field(() => MoneyType, { description: "The tax." })
  tax!: Money;
}

@ObjectType("Charge", { description: "A discount, fee or tax over all lines of a cart or order." })
export class ChargeType {
  @Field(() => ChargeKindEnum, { description: "Which of the three." })
  kind!: QuoteCharge["kind"];

  @Field(() => LocalisedTextType, { description: "Its name for people; of an order: as it was sold." })
  name!: LocalisedText;

  @Field(() => MoneyType, { description: "What it adds to the total: discounts are negative, contained taxes 0." })
  amount!: Money;

  @Field(() => Int, { description: "Lines that it is on." })
  lineCount!: number;

  @Field(() => ChargeTaxType, { nullable: true, description: "Of a tax; null for others." })
  tax!: ChargeTaxType | null;
}

export function toChargeType({ kind, name, amountMinor, lineCount, tax }: QuoteCharge, currency: Currency): ChargeType {
  const money = (minor: number): Money => ({ amountMinor: minor, currency });
  return Object.assign(new ChargeType(), {
    kind,
    name,
    amount: money(amountMinor),
    lineCount,
    tax:
      tax &&
      Object.assign(new ChargeTaxType(), {
        ratePpm: tax.ratePpm,
        included: tax.included,
        base: money(tax.baseMinor),
        tax: money(tax.taxMinor),
      }),
  });
}
