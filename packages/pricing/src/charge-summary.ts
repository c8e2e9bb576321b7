import type { Charge, TaxSum } from "./price-cart.ts";

interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

/** A discount, fee or tax over all lines of a cart or order. */
export interface QuoteCharge {
  readonly kind: "discount" | "fee" | "tax";
  /** Id of the promotion or fee, code of the tax. */
  readonly sourceId: string;
  readonly name: LocalisedText;
  /** What it adds to the total: discounts are negative, contained taxes 0. */
  readonly amountMinor: number;
  /** Lines that it is on. */
  readonly lineCount: number;
  /** Of a tax only. */
  readonly tax: Omit<TaxSum, "taxCode"> | null;
}

/** Names of promotions and fees by id, of taxes by code. */
export type ChargeNames = (kind: QuoteCharge["kind"], sourceId: string) => LocalisedText;

interface Named {
  readonly name: LocalisedText;
}

export function namesOf(
  house: {
    readonly fees: readonly (Named & { readonly id: string })[];
    readonly taxes: readonly (Named & { readonly code: string })[];
  },
  promotions: readonly (Named & { readonly id: string })[],
): ChargeNames {
  const names = new Map<string, LocalisedText>([
    ...promotions.map(({ id, name }) => [`discount ${id}`, name] as const),
    ...house.fees.map(({ id, name }) => [`fee ${id}`, name] as const),
    ...house.taxes.map(({ code, name }) => [`tax ${code}`, name] as const),
  ]);
  return (kind, sourceId) => {
    const name = names.get(`${kind} ${sourceId}`);
    if (!name) throw new Error(`${kind} ${sourceId} has no name`);
    return name;
  };
}

export function sourceOf(charge: Charge): string {
  if (charge.kind === "discount") return charge.promotionId;
  return charge.kind === "fee" ? charge.feeId : charge.taxCode;
}

/** Discounts first, then fees, then taxes by rate, each as one line of the receipt. */
export function summaryOf(
  lines: readonly { readonly charges: readonly Charge[] }[],
  taxes: readonly TaxSum[],
  nameOf: ChargeNames,
): QuoteCharge[] {
  const sums = new Map<string, QuoteCharge>();
  for (const charge of lines.flatMap((line) => line.charges)) {
    if (charge.kind === "tax") continue;
    const sourceId = sourceOf(charge);
    const key = `${charge.kind} ${sourceId}`;
    const before = sums.get(key);
    sums.set(key, {
      kind: charge.kind,
      sourceId,
      name: nameOf(charge.kind, sourceId),
      amountMinor: (before?.amountMinor ?? 0) + charge.amountMinor,
      lineCount: (before?.lineCount ?? 0) + 1,
      tax: null,
    });
  }
  const inOrder = [...sums.values()];
  return [
    ...inOrder.filter((charge) => charge.kind === "discount"),
    ...inOrder.filter((charge) => charge.kind === "fee"),
    ...taxes.map(({ taxCode, ...tax }) => ({
      kind: "tax" as const,
      sourceId: taxCode,
      name: nameOf("tax", taxCode),
      amountMinor: tax.included ? 0 : tax.taxMinor,
      lineCount: lines.filter((line) => line.charges.some((each) => each.kind === "tax" && each.taxCode === taxCode))
        .length,
      tax,
    })),
  ];
}
