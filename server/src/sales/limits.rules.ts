import type { TicketTypeRule } from "@parterre/pricing";

/** Something that an order uses up of a limit. */
export interface LimitClaim {
  readonly key: string;
  readonly count: number;
  readonly most: number;
  readonly about:
    | { readonly kind: "code" }
    /** Of somebody whom a market asks to be named. */
    | { readonly kind: "identity" }
    | {
        readonly kind: "ticket-type";
        readonly breach: "per_customer" | "per_performance";
        readonly ticketTypeId: string;
        readonly performanceId: number;
      };
}

interface UsedPromotion {
  readonly id: string;
  readonly mostUses: number | null;
  readonly mostUsesPerCustomer: number | null;
}

/** Who a customer is to a limit: the e-mail address, whatever its capitals; null: nobody knows. */
export function customerKeyOf(email: string | null): string | null {
  return email?.trim().toLowerCase() || null;
}

/** The claims of a discount code: one use in all, and one of the customer's. Empty where it has no limit. */
export function codeClaims(promotion: UsedPromotion, customer: string | null): LimitClaim[] {
  const about = { kind: "code" } as const;
  const claims: LimitClaim[] = [];
  if (promotion.mostUses !== null) {
    claims.push({ key: `code:${promotion.id}`, count: 1, most: promotion.mostUses, about });
  }
  if (promotion.mostUsesPerCustomer !== null && customer !== null) {
    claims.push({ key: `code:${promotion.id}:${customer}`, count: 1, most: promotion.mostUsesPerCustomer, about });
  }
  return claims;
}

/**
 * The claims of tickets whose type has a limit per performance or per customer of a performance; none for others, so
 * that sales without a limit share no row. Where the customer is not known, only the limit of an order holds.
 */
export function ticketTypeClaims(
  lines: readonly { readonly performanceId: number; readonly ticketTypeId: string }[],
  types: ReadonlyMap<string, TicketTypeRule>,
  customer: string | null,
): LimitClaim[] {
  const counts = new Map<string, { type: TicketTypeRule; performanceId: number; count: number }>();
  for (const { performanceId, ticketTypeId } of lines) {
    const type = types.get(ticketTypeId);
    if (!type || (type.mostPerPerformance === null && type.mostPerCustomer === null)) continue;
    const key = `type:${performanceId}:${ticketTypeId}`;
    counts.set(key, { type, performanceId, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].flatMap(([key, { type, performanceId, count }]) => {
    const about = { kind: "ticket-type", ticketTypeId: type.id, performanceId } as const;
    const claims: LimitClaim[] = [];
    if (type.mostPerPerformance !== null) {
      claims.push({ key, count, most: type.mostPerPerformance, about: { ...about, breach: "per_performance" } });
    }
    if (type.mostPerCustomer !== null && customer !== null) {
      claims.push({
        key: `${key}:${customer}`,
        count,
        most: type.mostPerCustomer,
        about: { ...about, breach: "per_customer" },
      });
    }
    return claims;
  });
}
