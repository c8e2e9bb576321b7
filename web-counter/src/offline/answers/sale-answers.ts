import type { Currency } from "@parterre/money";
import { namesOf, type OfflinePricing, type OfflineTender, priceOffline, summaryOf, taxSums } from "@parterre/pricing";
import { serverNow } from "@parterre/web-kit";
import { type KeptLease, kept, type OfflineCart, offlineTexts } from "../kept.ts";
import { makeSale } from "../make-sale.ts";
import { cartOf, holdIdOf } from "./cart-answers.ts";
import { type Answer, moneyOf, textOf } from "./named.ts";
import { soldOrderOf } from "./order-of-sale.ts";

interface SaleAsked {
  readonly cartKey: string;
  readonly currency: Currency;
  readonly seats: readonly { readonly ordinal: number; readonly ticketTypeId: string }[];
  readonly promotionCode?: string | null;
}

interface SellAsked extends SaleAsked {
  readonly shownTotalMinor: number;
  readonly tenders: readonly {
    readonly kind: string;
    readonly amountMinor: number;
    readonly givenMinor?: number | null;
    readonly reference?: string | null;
  }[];
  readonly idempotencyKey: string;
}

const refused = (reason: { zh: string; en: string }, field: string | null = null) => ({
  ...{ __typename: "CheckoutRefused", reason: textOf(reason), field },
});

async function leaseOfCart(cartKey: string): Promise<{ readonly cart: OfflineCart; readonly lease: KeptLease } | null> {
  const database = await kept();
  const cart = await database.get("carts", cartKey);
  const lease = cart && (await database.get("leases", cart.leaseId));
  return cart && lease ? { cart, lease } : null;
}

/** Why there is no price, as the API says it; null when there is one. */
async function notPriced(priced: OfflinePricing, { cartKey, seats }: SaleAsked) {
  switch (priced.kind) {
    case "priced":
      return null;
    case "not-leased":
      return {
        ...{ __typename: "SeatsLost", reason: textOf(offlineTexts.taken), lostOrdinals: priced.ordinals },
        cart: await cartOf(cartKey),
      };
    case "not-priced":
      return {
        ...{ __typename: "NotPriced", reason: textOf(offlineTexts.notPriced) },
        ordinals: seats.map(({ ordinal }) => ordinal),
      };
    case "type-refused":
      return {
        ...{ __typename: "TicketTypeRefused", reason: textOf(offlineTexts.wrongType) },
        refusedOrdinals: seats.map(({ ordinal }) => ordinal),
      };
  }
}

/** A quote as the API writes it, by the lease's own rules: the same function as the server's. */
async function quoteOf(asked: SaleAsked) {
  const found = await leaseOfCart(asked.cartKey);
  const { currency, seats, cartKey, promotionCode } = asked;
  if (!found) return refused(offlineTexts.noLease);
  const { pack } = found.lease;
  const priced = priceOffline(pack, { currency, at: serverNow(), seats });
  const none = await notPriced(priced, asked);
  if (none || priced.kind !== "priced") return none!;
  const sums = summaryOf(priced.lines, taxSums(priced.lines), namesOf(pack, pack.automatic));
  const code = promotionCode ?? null;
  return {
    __typename: "Quote" as const,
    total: moneyOf(priced.totalMinor, currency),
    charges: sums.map(({ kind, name, amountMinor }) => ({
      ...{ __typename: "Charge", kind: kind.toUpperCase(), name: textOf(name), amount: moneyOf(amountMinor, currency) },
    })),
    promotionCode: code && {
      ...{ __typename: "PromotionCodeOutcome", code, applied: false, reason: textOf(offlineTexts.noCode) },
    },
    lines: priced.lines.map(({ seat, priceMinor }) => ({
      ...{ __typename: "QuoteLine", holdId: holdIdOf(cartKey), ordinal: seat.ordinal },
      price: moneyOf(priceMinor, currency),
    })),
  };
}

function tendersOf(asked: SellAsked): readonly OfflineTender[] | null {
  const tenders: OfflineTender[] = [];
  for (const { kind, amountMinor, givenMinor, reference } of asked.tenders) {
    if (kind === "CASH") {
      tenders.push({ kind: "cash", amountMinor, givenMinor: givenMinor ?? amountMinor, reference: null });
    } else if (kind === "TERMINAL" && reference?.trim()) {
      tenders.push({ kind: "terminal", amountMinor, givenMinor: null, reference: reference.trim() });
    } else return null;
  }
  return tenders;
}

const sell: Answer = async ({ variables, context }) => {
  const asked = variables.input as SellAsked;
  const before = await saleOfAttempt(asked.idempotencyKey);
  if (before) return { sellAtCounter: await soldOrderOf(before) };
  const found = await leaseOfCart(asked.cartKey);
  if (!found) return { sellAtCounter: refused(offlineTexts.noLease) };
  const tenders = tendersOf(asked);
  if (!tenders) return { sellAtCounter: refused(offlineTexts.onlyCash, "tenders") };
  const priced = priceOffline(found.lease.pack, { currency: asked.currency, at: serverNow(), seats: asked.seats });
  const none = await notPriced(priced, asked);
  if (none || priced.kind !== "priced") return { sellAtCounter: none };
  if (priced.totalMinor !== asked.shownTotalMinor) {
    const reason = textOf(offlineTexts.priceChanged);
    return { sellAtCounter: { __typename: "PriceChanged", reason, quote: await quoteOf(asked) } };
  }
  const paid = tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (paid !== priced.totalMinor) return { sellAtCounter: refused(offlineTexts.notCovered, "tenders") };
  const made = await makeSale({
    ...{ attempt: asked.idempotencyKey, cart: found.cart, lease: found.lease, currency: asked.currency },
    ...{ totalMinor: priced.totalMinor, tenders, seats: asked.seats },
    backupNumbers: (context.backupNumbers as readonly number[] | null | undefined) ?? null,
  });
  if ("refused" in made) return { sellAtCounter: refused(made.refused) };
  return { sellAtCounter: await soldOrderOf(made) };
};

async function saleOfAttempt(attempt: string) {
  return (await (await kept()).getAll("sales")).find((sale) => sale.attempt === attempt) ?? null;
}

export const saleAnswers: Readonly<Record<string, Answer>> = {
  CounterQuote: async ({ variables }) => ({ quote: await quoteOf(variables.input as SaleAsked) }),
  CounterSellAtCounter: sell,
};
