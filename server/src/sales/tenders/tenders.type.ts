import type { Currency, Money } from "@parterre/money";
import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { CurrencyEnum, DateTime, MinorUnits, MoneyType, RefusalType } from "../../platform/graphql/index.ts";
import { OrderType } from "../order.type.ts";
import { ApprovalRequiredType } from "../sales-results.type.ts";
import type { HouseTender, Tender } from "./tenders.rules.ts";
import type { Voucher } from "./voucher.entity.ts";

/** Kept as these texts. */
const TenderKind = {
  CASH: "cash",
  TERMINAL: "terminal",
  TRANSFER: "transfer",
  VOUCHER: "voucher",
  INVOICE: "invoice",
} as const satisfies Record<string, HouseTender>;
const VoucherTenderKind = { CASH: "cash", TERMINAL: "terminal", TRANSFER: "transfer" } as const;

registerEnumType(TenderKind, {
  name: "TenderKind",
  description: "A way to pay that needs nobody outside.",
  valuesConfig: {
    CASH: { description: "Notes and coins; the only one that gives change." },
    TERMINAL: { description: "A card terminal of the house's own, with the number of its slip." },
    TRANSFER: { description: "A bank transfer, with its number." },
    VOUCHER: { description: "A gift voucher, up to its balance." },
    INVOICE: { description: "Owed until it is paid, with a day by which it is to be." },
  },
});
registerEnumType(VoucherTenderKind, {
  name: "VoucherTenderKind",
  description: "How a voucher is bought.",
  valuesConfig: {
    CASH: { description: "Notes and coins." },
    TERMINAL: { description: "A card terminal of the house's own." },
    TRANSFER: { description: "A bank transfer." },
  },
});

@InputType("TenderInput", { description: "A part of what is to be paid, and how." })
export class TenderInput {
  @Field(() => TenderKind, { description: "How." })
  kind!: HouseTender;

  @Field(() => MinorUnits, { description: "What it pays of the total." })
  amountMinor!: number;

  @Field(() => MinorUnits, { nullable: true, description: "Cash handed over; change is the difference. Cash only." })
  givenMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Number of the slip, transfer or invoice, at most 60 characters.",
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: "The voucher's code, with or without dashes. Vouchers only." })
  voucherCode?: string | null;

  @Field(() => DateTime, { nullable: true, description: "By when an invoice is to be paid. Invoices only." })
  dueAt?: Date | null;
}

/** Plain values, so that a request hashes the same every time. */
export function toTenders(inputs: readonly TenderInput[]): Tender[] {
  return inputs.map(({ kind, amountMinor, givenMinor, reference, voucherCode, dueAt }) => ({
    kind,
    amountMinor,
    givenMinor: givenMinor ?? null,
    reference: reference ?? null,
    voucherCode: voucherCode ?? null,
    dueAt: dueAt?.getTime() ?? null,
  }));
}

@InputType("RecordPaymentInput", { description: "Money for what an order still owes." })
export class RecordPaymentInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => [TenderInput], { description: "How it is paid; never more than is owed." })
  tenders!: TenderInput[];

  @Field(() => String, { description: "What for; kept with the act." })
  reason!: string;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@ObjectType("PaymentRecorded", { description: "The money is in the books." })
export class PaymentRecordedType {
  @Field(() => OrderType, { description: "The order as it is now." })
  order!: OrderType;

  @Field(() => MoneyType, {
    nullable: true,
    description: "What to hand back of the cash; null for a repeated request.",
  })
  change!: Money | null;
}

@ObjectType("PaymentNotRecorded", { implements: RefusalType, description: "No money was taken." })
export class PaymentNotRecordedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "Path of the input field to mend; null when it is none." })
  field!: string | null;
}

export const RecordPaymentResult = createUnionType({
  name: "RecordPaymentResult",
  description: "The payment, or why nothing was taken.",
  types: () => [PaymentRecordedType, PaymentNotRecordedType] as const,
});

@ObjectType("PaymentGivenUp", { description: "The payment is not waited for any more; seats of a sale stay held." })
export class PaymentGivenUpType {
  @Field(() => OrderType, { description: "The order: lapsed where it was not sold yet, else as it was." })
  order!: OrderType;
}

@ObjectType("PaymentNotAwaited", {
  implements: RefusalType,
  description: "Nothing was waited for: it is paid, declined or over.",
})
export class PaymentNotAwaitedType extends RefusalType {}

export const GiveUpPaymentResult = createUnionType({
  name: "GiveUpPaymentResult",
  description: "The order, or why it stays as it is.",
  types: () => [PaymentGivenUpType, PaymentNotAwaitedType] as const,
});

@InputType("IssueVoucherInput", { description: "A gift voucher to be issued." })
export class IssueVoucherInput {
  @Field(() => CurrencyEnum, { description: "What it pays in." })
  currency!: Currency;

  @Field(() => MinorUnits, { description: "What it is worth." })
  amountMinor!: number;

  @Field(() => VoucherTenderKind, { nullable: true, description: "How it was bought; null: it is given." })
  tender?: "cash" | "terminal" | "transfer" | null;

  @Field(() => DateTime, { nullable: true, description: "Until when it pays; null: for ever." })
  validUntil?: Date | null;

  @Field(() => String, { description: "For whom, or why; kept with it." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "The token of a second person's approval of ISSUE_VOUCHER for this idempotency key.",
  })
  approvalToken?: string | null;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@ObjectType("Voucher", { description: "A gift voucher." })
export class VoucherType {
  @Field(() => ID, { description: "Its identity; not its code." })
  id!: string;

  @Field(() => String, { description: "The last four characters of its code." })
  hint!: string;

  @Field(() => MoneyType, { description: "What it was issued for." })
  face!: Money;

  @Field(() => MoneyType, { description: "What is left on it." })
  balance!: Money;

  @Field(() => DateTime, { nullable: true, description: "Until when it pays; null: for ever." })
  validUntil!: Date | null;
}

export function toVoucherType({ id, hint, faceMinor, balanceMinor, currency, validUntil }: Voucher): VoucherType {
  const face = { amountMinor: faceMinor, currency };
  return Object.assign(new VoucherType(), {
    ...{ id, hint, face, validUntil },
    balance: { amountMinor: balanceMinor, currency },
  });
}

@ObjectType("VoucherIssued", { description: "The voucher pays from now on." })
export class VoucherIssuedType {
  @Field(() => VoucherType, { description: "The voucher." })
  voucher!: VoucherType;

  @Field(() => String, { nullable: true, description: "Its code, told this once; null for a repeated request." })
  code!: string | null;
}

@ObjectType("VoucherRefused", { implements: RefusalType, description: "No voucher was issued." })
export class VoucherRefusedType extends RefusalType {
  @Field(() => String, { description: "Path of the input field to mend." })
  badField!: string;
}

export const IssueVoucherResult = createUnionType({
  name: "IssueVoucherResult",
  description: "The voucher, or why there is none.",
  types: () => [VoucherIssuedType, ApprovalRequiredType, VoucherRefusedType] as const,
});
