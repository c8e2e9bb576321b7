import { useQuery } from "@apollo/client/react";
import type { Currency, Money } from "@parterre/money";
import { useCallback, useMemo } from "react";
import { type Notice, noticeOf } from "./notices.ts";
import { quoteQuery } from "./sale-documents.ts";
import { pricesOf, type SaleLine, seatChoices } from "./sale-lines.ts";

export interface QuoteState {
  /** Null without lines or without an answer yet; the last known one while the next is on its way. */
  readonly total: Money | null;
  readonly prices: ReadonlyMap<string, Money>;
  /** The total is of exactly these lines and this currency. */
  readonly current: boolean;
  /** Why there is no total. */
  readonly notice: Notice | null;
  /** Asks again, after the server said that the price is another. */
  refresh(): void;
}

const noPrices: ReadonlyMap<string, Money> = new Map();

/** The server's total for the held seats: the one function that prices is asked on every change. */
export function useQuote(cartKey: string | null, lines: readonly SaleLine[], currency: Currency): QuoteState {
  const skip = cartKey === null || lines.length === 0;
  const { data, previousData, loading, error, refetch } = useQuery(quoteQuery, {
    variables: { input: { cartKey: cartKey ?? "", currency, seats: seatChoices(lines) } },
    skip,
    fetchPolicy: "network-only",
  });
  const refresh = useCallback(() => void refetch(), [refetch]);
  return useMemo(() => {
    const unknown = { total: null, prices: noPrices, current: false, notice: null, refresh };
    if (skip) return unknown;
    if (error && !loading) return { ...unknown, notice: { kind: "noAnswer" } };
    const outcome = (data ?? previousData)?.quote;
    if (!outcome) return unknown;
    if (outcome.__typename !== "Quote") return { ...unknown, notice: loading ? null : noticeOf(outcome) };
    const current = !loading && data !== undefined;
    return { total: outcome.total, prices: pricesOf(outcome.lines), current, notice: null, refresh };
  }, [skip, data, previousData, loading, error, refresh]);
}
