import { useQuery } from "@apollo/client/react";
import type { Currency, Money } from "@parterre/money";
import { useCallback, useMemo } from "react";
import { failureNotice, type Notice, noticeOf } from "./notices.ts";
import { type QuoteOutcome, quoteQuery } from "./sale-documents.ts";
import { pricesOf, type SaleLine, seatChoices } from "./sale-lines.ts";

export interface QuoteState {
  /** Null without lines or without an answer yet; the last known one while the next is on its way. */
  readonly total: Money | null;
  readonly prices: ReadonlyMap<string, Money>;
  /** Discounts, fees and added taxes below the seats. */
  readonly charges: readonly QuotedCharge[];
  /** What became of the code; null where none is used. */
  readonly code: QuotedCode | null;
  /** The total is of exactly these lines and this currency. */
  readonly current: boolean;
  /** Why there is no total. */
  readonly notice: Notice | null;
  /** Asks again, after the server said that the price is another. */
  refresh(): void;
}

type Quoted = Extract<QuoteOutcome, { __typename: "Quote" }>;
type QuotedCharge = Quoted["charges"][number];
type QuotedCode = NonNullable<Quoted["promotionCode"]>;

const noPrices: ReadonlyMap<string, Money> = new Map();

/** The server's total for the held seats: the one function that prices is asked on every change. */
export function useQuote(
  cartKey: string | null,
  lines: readonly SaleLine[],
  currency: Currency,
  promotionCode: string | null,
): QuoteState {
  const skip = cartKey === null || lines.length === 0;
  const { data, previousData, loading, error, refetch } = useQuery(quoteQuery, {
    variables: { input: { cartKey: cartKey ?? "", currency, seats: seatChoices(lines), promotionCode } },
    skip,
    fetchPolicy: "network-only",
  });
  const refresh = useCallback(() => void refetch(), [refetch]);
  return useMemo(() => {
    const unknown = { total: null, prices: noPrices, charges: [], code: null, current: false, notice: null, refresh };
    if (skip) return unknown;
    if (error && !loading) return { ...unknown, notice: failureNotice(error) };
    const outcome = (data ?? previousData)?.quote;
    if (!outcome) return unknown;
    if (outcome.__typename !== "Quote") return { ...unknown, notice: loading ? null : noticeOf(outcome) };
    const current = !loading && data !== undefined;
    const { total, promotionCode: code } = outcome;
    // Contained taxes add nothing and belong on the receipt.
    const charges = outcome.charges.filter((charge) => charge.amount.amountMinor !== 0);
    return { total, prices: pricesOf(outcome.lines), charges, code, current, notice: null, refresh };
  }, [skip, data, previousData, loading, error, refresh]);
}
