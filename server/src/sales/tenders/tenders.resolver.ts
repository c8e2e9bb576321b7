import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { PrivilegedAct, type RequestContext, type StaffActor } from "../../identity/index.ts";
import { channelCodeOf } from "../../inventory/index.ts";
import { toOrderType } from "../order.type.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { ApprovalRequiredType, refusal } from "../sales-results.type.ts";
import { giveUpPayment } from "./give-up-payment.ts";
import { issueVoucher } from "./issue-voucher.ts";
import { recordPayment } from "./record-payment.ts";
import {
  GiveUpPaymentResult,
  IssueVoucherInput,
  IssueVoucherResult,
  PaymentGivenUpType,
  PaymentNotAwaitedType,
  PaymentNotRecordedType,
  PaymentRecordedType,
  RecordPaymentInput,
  RecordPaymentResult,
  toTenders,
  toVoucherType,
  VoucherIssuedType,
  VoucherRefusedType,
  VoucherType,
} from "./tenders.type.ts";
import { findVoucherByHash } from "./voucher.store.ts";
import { hashVoucherCode } from "./voucher-code.ts";

@Resolver()
export class TendersResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("orders.sell")
  @Mutation(() => RecordPaymentResult, {
    description: "Takes money for what an order still owes; tickets that were kept back are issued once nothing is.",
  })
  async recordPayment(
    @Arg("input", () => RecordPaymentInput, { description: "Which order, and how it is paid." })
    input: RecordPaymentInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof RecordPaymentResult> {
    const { orderId, reason, idempotencyKey } = input;
    const outcome = await recordPayment(this.tools, {
      ...{ orderId, reason, idempotencyKey, tenders: toTenders(input.tenders), approvalToken: null },
      actor: actor as StaffActor,
      channelCode: channelCodeOf(actor),
    });
    if (outcome.kind !== "recorded") return refusal(PaymentNotRecordedType, outcome.reason, { field: outcome.field });
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new PaymentRecordedType(), { order: toOrderType(order!, false), change: outcome.change });
  }

  @Authorized("orders.sell")
  @Mutation(() => GiveUpPaymentResult, {
    description:
      "Stops waiting for a payment that a telephone was asked for; seats stay in the cart, nothing else was taken.",
  })
  async giveUpPayment(
    @Arg("paymentId", () => ID, { description: "From the request." }) paymentId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof GiveUpPaymentResult> {
    const outcome = await giveUpPayment(this.tools, actor as StaffActor, paymentId);
    if (outcome.kind === "refused") return refusal(PaymentNotAwaitedType, outcome.reason, {});
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new PaymentGivenUpType(), { order: toOrderType(order!, false) });
  }

  @Authorized("orders.sell")
  @Query(() => VoucherType, { nullable: true, description: "A gift voucher by its code; null when there is none." })
  async voucher(
    @Arg("code", () => String, { description: "With or without dashes, in any case." }) code: string,
  ): Promise<VoucherType | null> {
    const voucher = await this.tools.database.read((tx) => findVoucherByHash(tx, hashVoucherCode(code)));
    return voucher && toVoucherType(voucher);
  }

  @Authorized("orders.sell")
  @Mutation(() => IssueVoucherResult, {
    description:
      "Issues a gift voucher, bought or given; its code is told once. Who may not do so alone needs an approval.",
  })
  async issueVoucher(
    @Arg("input", () => IssueVoucherInput, { description: "How much, and for whom." }) input: IssueVoucherInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof IssueVoucherResult> {
    const { currency, amountMinor, tender, validUntil, reason, idempotencyKey } = input;
    const outcome = await issueVoucher(this.tools, {
      ...{ currency, amountMinor, reason, idempotencyKey, tender: tender ?? null },
      approvalToken: input.approvalToken ?? null,
      validUntil: validUntil?.getTime() ?? null,
      actor: actor as StaffActor,
      channelCode: channelCodeOf(actor),
    });
    if (outcome.kind === "approval-required") {
      return refusal(ApprovalRequiredType, outcome.reason, { act: PrivilegedAct.ISSUE_VOUCHER });
    }
    if (outcome.kind === "refused") return refusal(VoucherRefusedType, outcome.reason, { badField: outcome.field });
    const voucher = await this.tools.database.read((tx) => findVoucherByHash(tx, outcome.codeHash));
    return Object.assign(new VoucherIssuedType(), { voucher: toVoucherType(voucher!), code: outcome.code });
  }
}
