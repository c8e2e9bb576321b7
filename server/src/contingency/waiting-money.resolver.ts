import { Authorized, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { ShiftType } from "../box-office/index.ts";
import { MoneyType } from "../platform/graphql/index.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { sumWaiting } from "./offline-sale.store.ts";

@ObjectType("WaitingMoney", { description: "What offline sales took that wait for a person, in one currency." })
export class WaitingMoneyType {
  @Field(() => Int, { description: "How many sales." })
  sales!: number;

  @Field(() => MoneyType, { description: "What they took. It is in no book yet." })
  amount!: MoneyType;
}

@Resolver(() => ShiftType)
export class WaitingMoneyResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("shifts.work")
  @FieldResolver(() => [WaitingMoneyType], {
    description: "Of sales its seller made offline in it that a supervisor has to decide about: not in its figures.",
  })
  async waitingOffline(@Root() { row }: ShiftType): Promise<WaitingMoneyType[]> {
    const sums = await this.tools.database.read((tx) => sumWaiting(tx, row.seller_id, row.opened_at, row.closed_at));
    return sums.map(({ currency, sales, amount }) =>
      Object.assign(new WaitingMoneyType(), { sales, amount: { amountMinor: Number(amount), currency } }),
    );
  }
}
