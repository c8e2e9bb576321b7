import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import { OrderType } from "../sales/index.ts";
import { SettleOfflineSaleInput, UploadOfflineSalesInput } from "./contingency-inputs.type.ts";
import {
  OfflineSaleSettledType,
  OfflineSalesUploadedType,
  SettleOfflineSaleResult,
  toContingencyRefused,
  UploadOfflineSalesResult,
} from "./contingency-results.type.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { findDifferences, findOpenSales } from "./offline-sale.store.ts";
import {
  OfflineDifferenceType,
  OfflineProposalType,
  OfflineSaleType,
  OfflineSaleUploadType,
  toOfflineDifferenceType,
  toOfflineSaleType,
} from "./offline-sale.type.ts";
import { isNotDone } from "./refused.ts";
import { propose, settleSale } from "./settle-sale.ts";
import { uploadSales } from "./upload-sales.ts";

@Resolver()
export class OfflineSalesResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("orders.sell")
  @Mutation(() => UploadOfflineSalesResult, {
    description: "Hands in sales that a counter made alone. Again, and in any order, does no harm.",
  })
  async uploadOfflineSales(
    @Arg("input", () => UploadOfflineSalesInput, { description: "The sales." }) input: UploadOfflineSalesInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof UploadOfflineSalesResult> {
    const done = await uploadSales(this.tools, actor as StaffActor, input);
    if ("kind" in done) return toContingencyRefused(done);
    const uploads = done.map((each) =>
      Object.assign(
        new OfflineSaleUploadType(),
        each.kind === "kept"
          ? { id: each.sale.id, sale: toOfflineSaleType(each.sale), refusal: null }
          : { id: each.id, sale: null, refusal: each.why },
      ),
    );
    return Object.assign(new OfflineSalesUploadedType(), { uploads });
  }

  @Authorized("inventory.allocate")
  @Query(() => [OfflineSaleType], {
    description: "Offline sales that a person has to look at, oldest first; 200 at most.",
  })
  async offlineSalesToSettle(): Promise<OfflineSaleType[]> {
    return (await this.tools.database.read(findOpenSales)).map(toOfflineSaleType);
  }

  @Authorized("differences.settle")
  @Mutation(() => SettleOfflineSaleResult, { description: "Decides about a sale that differs." })
  async settleOfflineSale(
    @Arg("input", () => SettleOfflineSaleInput, { description: "What is done." }) input: SettleOfflineSaleInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SettleOfflineSaleResult> {
    const settled = await settleSale(this.tools, actor as StaffActor, { ...input, ordinals: input.ordinals ?? [] });
    if (isNotDone(settled)) return toContingencyRefused(settled);
    return Object.assign(new OfflineSaleSettledType(), { sale: toOfflineSaleType(settled) });
  }
}

@Resolver(() => OfflineSaleType)
export class OfflineSaleFieldsResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @FieldResolver(() => OrderType, { nullable: true, description: "Its order, once it is booked." })
  async order(@Root() { row }: OfflineSaleType): Promise<OrderType | null> {
    return row.order_id ? this.tools.sales.findOrder(row.order_id) : null;
  }

  @FieldResolver(() => [OfflineDifferenceType], { description: "In what it differs; none: it is as it should be." })
  async differences(@Root() { row }: OfflineSaleType): Promise<OfflineDifferenceType[]> {
    const found = await this.tools.database.read((tx) => findDifferences(tx, [row.id]));
    return (found.get(row.id) ?? []).map((difference) => toOfflineDifferenceType(difference, row.currency));
  }

  @FieldResolver(() => OfflineProposalType, { nullable: true, description: "What to do; null where nothing is open." })
  async proposal(@Root() { row }: OfflineSaleType): Promise<OfflineProposalType | null> {
    if (row.settled_at) return null;
    return this.tools.database.read(async (tx) => {
      const differences = (await findDifferences(tx, [row.id])).get(row.id) ?? [];
      if (differences.length === 0) return null;
      return Object.assign(new OfflineProposalType(), await propose(this.tools, tx, row, differences));
    });
  }
}
