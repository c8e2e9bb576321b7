import type { Money } from "@parterre/money";
import type { CounterOrder } from "./documents.ts";

type Payments = CounterOrder["payments"];

/** By which ways money went back between two looks at an order's payments, one entry a way, in their order. */
export function waysBack(
  before: Payments,
  after: Payments,
): readonly { readonly tender: string; readonly money: Money }[] {
  const sums = new Map<string, Money>();
  for (const { id, provider, refunded } of after) {
    const was = before.find((payment) => payment.id === id)?.refunded.amountMinor ?? 0;
    const amountMinor = refunded.amountMinor - was + (sums.get(provider)?.amountMinor ?? 0);
    if (amountMinor > 0) sums.set(provider, { amountMinor, currency: refunded.currency });
  }
  return [...sums].map(([tender, money]) => ({ tender, money }));
}
