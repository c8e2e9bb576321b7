import { namesOf } from "@parterre/pricing";
import type { Transaction } from "../platform/database/index.ts";
import type { NewOrder } from "./insert-order.store.ts";
import { codeClaims, type LimitClaim, ticketTypeClaims } from "./limits.rules.ts";
import { claimLimits } from "./limits.store.ts";
import type { NotQuoted, Quote } from "./quote.ts";
import { Refused } from "./refused.ts";

/**
 * Claims what a sale uses up of limits, in its transaction, after its order was written: by the database, so that of
 * two sales that want the last one only one gets it. Throws `Refused` where a limit is used up; where it was the
 * code's, with what `withoutCode` answers.
 */
export async function claimLimitsOfSale(
  tx: Transaction,
  orderId: string,
  quote: Quote,
  customer: string | null,
  withoutCode: () => Promise<object>,
): Promise<void> {
  const claims: LimitClaim[] = ticketTypeClaims(quote.lines, quote.rules.ticketTypes, customer);
  if (quote.code?.kind === "applied") claims.push(...codeClaims(quote.code.promotion, customer));
  const refused = await claimLimits(tx, orderId, claims);
  const [first] = refused;
  if (!first) return;
  const { about, most } = first;
  if (about.kind !== "ticket-type") throw new Refused(await withoutCode());
  const ordinals = quote.lines
    .filter((line) => line.ticketTypeId === about.ticketTypeId && line.performanceId === about.performanceId)
    .map((line) => line.ordinal);
  const { breach, ticketTypeId, performanceId } = about;
  throw new Refused<NotQuoted>({
    kind: "type-refused",
    refusal: { breach, ticketTypeId, performanceId, keys: [], limit: most },
    ordinals,
  });
}

/** What an order keeps of its quote. */
export function pricedParts(quote: Quote): Pick<NewOrder, "totalMinor" | "promotionId" | "nameOf"> {
  const applied = quote.code?.kind === "applied" ? quote.code.promotion : null;
  return {
    totalMinor: quote.total.amountMinor,
    promotionId: applied?.id ?? null,
    nameOf: namesOf(quote.house, applied ? [...quote.house.automatic, applied] : quote.house.automatic),
  };
}
