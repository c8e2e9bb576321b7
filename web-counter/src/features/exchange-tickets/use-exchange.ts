import { useMutation, useQuery } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import type { FieldRefusal } from "../../identities/holder-rows.tsx";
import { type HolderDraft, noHolder } from "../../identities/read-identity.ts";
import { useMarketRules } from "../../identities/use-market-rules.ts";
import type { CounterOrder } from "../../orders/documents.ts";
import { useOrderAct } from "../../orders/use-order-act.ts";
import type { TenderInput } from "../../tenders/tender.ts";
import { exchangeTicketsMutation, quoteExchangeQuery } from "./documents.ts";
import { useHeldSeats } from "./use-held-seats.ts";
import { keepPreviousTypes, type Wanted } from "./wanted-types.ts";

export type Exchange = ReturnType<typeof useExchange>;

/** What is asked of the server, as it was shown. */
interface ExchangeWish {
  readonly exchange: {
    readonly orderId: string;
    readonly lineIds: string[];
    readonly cartKey: string;
    readonly seats: { holdId: string; ordinal: number; ticketTypeId: string; holder?: HolderDraft }[];
    readonly kept: { lineId: string; ticketTypeId: string }[];
  };
  readonly shownDifferenceMinor: number;
  readonly tenders: TenderInput[];
  readonly reason: string;
}

/** Which tickets go, what comes for them, what that costs by the server's quote, and the exchange itself. */
export function useExchange(order: CounterOrder) {
  const live = useMemo(() => order.lines.filter((line) => line.state === "LIVE"), [order.lines]);
  const [lineIds, setLineIds] = useState<readonly string[]>(() => live.map((line) => line.id));
  const [mode, setMode] = useState<"seats" | "types">("seats");
  const [types, setTypes] = useState<ReadonlyMap<string, string>>(new Map());
  const held = useHeldSeats();
  const { realName } = useMarketRules();
  const [holders, setHolders] = useState<ReadonlyMap<string, HolderDraft>>(new Map());
  const [refusedField, setRefusedField] = useState<FieldRefusal | null>(null);
  const chosen = live.filter((line) => lineIds.includes(line.id));
  const coming: readonly Wanted[] = keepPreviousTypes(held.seats, chosen, types);
  /** Tickets that keep their seat and become others. */
  const changed = chosen.filter((line) => (types.get(line.id) ?? line.ticketType.id) !== line.ticketType.id);
  const isSeats = mode === "seats";
  const going = isSeats ? chosen : changed;
  const exchange = {
    orderId: order.id,
    lineIds: going.map((line) => line.id),
    cartKey: held.cartKey ?? "",
    seats: isSeats ? coming.map(({ holdId, ordinal, ticketTypeId }) => ({ holdId, ordinal, ticketTypeId })) : [],
    kept: isSeats ? [] : changed.map((line) => ({ lineId: line.id, ticketTypeId: types.get(line.id)! })),
  };
  const isChosen = held.cartKey !== null && going.length > 0 && (isSeats ? coming.length > 0 : true);
  const { data, previousData, loading, refetch } = useQuery(quoteExchangeQuery, {
    variables: { input: exchange },
    skip: !isChosen,
    fetchPolicy: "network-only",
  });
  const asked = isChosen ? (data ?? previousData)?.quoteExchange : undefined;
  const quote = asked?.__typename === "ExchangeQuote" ? asked : null;
  const [send] = useMutation(exchangeTicketsMutation);
  const noteRefusal = (answer: { readonly reason: BothLanguages; readonly field?: string | null }) => {
    setRefusedField(answer.field ? { field: answer.field, reason: answer.reason } : null);
    void refetch();
  };
  const act = useOrderAct<ExchangeWish>(
    order.id,
    async (wish, frame) => {
      const answer = (await send({ variables: { input: { ...wish, ...frame } } })).data!.exchangeTickets;
      if (answer.__typename === "OrderChanged") held.forget();
      return answer;
    },
    (answer) => "reason" in answer && noteRefusal(answer),
  );
  // As many tickets of the same performance keep their names; for anything else names are asked for.
  const performances = new Set([...going, ...coming].map((ticket) => ticket.performance.id));
  const needsNames =
    realName && isSeats && coming.length > 0 && (going.length !== coming.length || performances.size !== 1);
  const isNamed = ({ key }: Wanted) => Boolean(holders.get(key)?.name.trim() && holders.get(key)?.idNumber.trim());
  return {
    /** Whom the new tickets are for, where that has to be said; refused: what is wrong with one of them. */
    names: needsNames
      ? {
          holders,
          missing: coming.filter((seat) => !isNamed(seat)).length,
          refused: refusedField && { ...refusedField, field: refusedField.field.replace("exchange.", "") },
          set: (key: string, holder: HolderDraft) => {
            setRefusedField(null);
            setHolders((before) => new Map(before).set(key, holder));
          },
        }
      : null,
    order,
    live,
    lineIds,
    choose: setLineIds,
    mode,
    setMode,
    held,
    chosen,
    going,
    coming,
    typeOf: (key: string) => types.get(key),
    setType: (key: string, ticketTypeId: string) => setTypes((before) => new Map(before).set(key, ticketTypeId)),
    quote,
    /** The quote is of what is chosen now. */
    isQuoted: quote !== null && !loading,
    /** Why there is none. */
    refused: asked && asked.__typename !== "ExchangeQuote" ? asked : null,
    act,
    /** The server refused it: what was shown may be out of date. */
    noteRefusal,
    wish: (tenders: readonly TenderInput[], reason: string): ExchangeWish => ({
      exchange: needsNames
        ? {
            ...exchange,
            seats: exchange.seats.map((seat, index) => ({
              ...seat,
              holder: holders.get(coming[index]!.key) ?? noHolder,
            })),
          }
        : exchange,
      shownDifferenceMinor: quote?.difference.amountMinor ?? 0,
      tenders: [...tenders],
      reason,
    }),
  };
}
