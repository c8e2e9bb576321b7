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
  const [first] = await claimLimits(tx, orderId, claims);
  if (!first) return;
  if (first.about.kind !== "ticket-type") throw new Refused(await withoutCode());
  throw typeLimitReached(quote, first);
}

/** The same for tickets that others are exchanged for: no code, only their kinds. */
export async function claimLimitsOfExchange(
  tx: Transaction,
  orderId: string,
  quote: Quote,
  customer: string | null,
): Promise<void> {
  const [first] = await claimLimits(tx, orderId, ticketTypeClaims(quote.lines, quote.rules.ticketTypes, customer));
  if (first) throw typeLimitReached(quote, first);
}

function typeLimitReached({ lines }: Quote, { about, most }: LimitClaim) {
  if (about.kind !== "ticket-type") throw new Error(`a limit of a ${about.kind} is none of a ticket type`);
  const { breach, ticketTypeId, performanceId } = about;
  const ordinals = lines
    .filter((line) => line.ticketTypeId === ticketTypeId && line.performanceId === performanceId)
    .map((line) => line.ordinal);
  const refusal = { breach, ticketTypeId, performanceId, keys: [], limit: most };
  return new Refused<NotQuoted>({ kind: "type-refused", refusal, ordinals });
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
