import { useApolloClient } from "@apollo/client/react";
import { type BothLanguages, failureOf, noteServerTime } from "@parterre/web-kit";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  type CounterCart,
  createCartMutation,
  holdBestSeatsMutation,
  holdSeatsMutation,
  releaseSeatsMutation,
} from "../../carts/cart-documents.ts";
import { holdFrom } from "../../performance/use-seats-from.ts";

export interface HeldSeat {
  /** `holdId:ordinal`. */
  readonly key: string;
  readonly holdId: string;
  readonly ordinal: number;
  readonly performance: CounterCart["holds"][number]["performance"];
  readonly label: CounterCart["holds"][number]["seats"][number]["label"];
  readonly zone: CounterCart["holds"][number]["seats"][number]["zone"];
}

const seatsOf = (cart: CounterCart | null): readonly HeldSeat[] =>
  (cart?.holds ?? []).flatMap((hold) =>
    hold.seats.map((seat) => ({
      ...seat,
      key: `${hold.id}:${seat.ordinal}`,
      holdId: hold.id,
      performance: hold.performance,
    })),
  );

/**
 * Seats held for one act on an order, in a cart of its own beside the window's. Whoever leaves without the act gives
 * them back; what cannot be given back, because there is no answer, goes back when its time is over.
 */
export function useHeldSeats() {
  const client = useApolloClient();
  const [cart, setCart] = useState<CounterCart | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [acts, setActs] = useState(0);
  const seats = useMemo(() => seatsOf(cart), [cart]);

  // A seat that is tapped before there is a cart waits for it.
  const made = useRef<Promise<string>>(undefined);
  useEffect(() => {
    let wanted = true;
    made.current = client.mutate({ mutation: createCartMutation }).then(({ data }) => data!.createCart.key);
    made.current
      .then((fresh) => wanted && setKey(fresh))
      .catch((error) => wanted && setRefusal({ reason: failureOf(error) }));
    return () => {
      wanted = false;
    };
  }, [client]);

  const ask = useCallback(async (work: () => Promise<{ cart: CounterCart } | { reason: BothLanguages } | null>) => {
    setRefusal(null);
    setActs((count) => count + 1);
    try {
      const answer = await work();
      if (answer && "cart" in answer) {
        noteServerTime(answer.cart.serverTime);
        setCart(answer.cart);
      } else if (answer) setRefusal(answer);
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    } finally {
      setActs((count) => count - 1);
    }
  }, []);

  const give = useCallback(
    (seat: HeldSeat) =>
      ask(async () => {
        if (key === null) return null;
        const input = { cartKey: key, holdId: seat.holdId, ordinals: [seat.ordinal] };
        const { data } = await client.mutate({ mutation: releaseSeatsMutation, variables: { input } });
        return data!.releaseSeats;
      }),
    [ask, client, key],
  );

  // What is held when the screen goes is not wanted any more, unless an order has it by then.
  const atEnd = useRef<{ key: string | null; holds: readonly string[] }>({ key: null, holds: [] });
  atEnd.current = { key, holds: [...new Set(seats.map((seat) => seat.holdId))] };
  useEffect(
    () => () => {
      const { key: cartKey, holds } = atEnd.current;
      if (cartKey === null) return;
      for (const holdId of holds) {
        const variables = { input: { cartKey, holdId, ordinals: null } };
        void client.mutate({ mutation: releaseSeatsMutation, variables }).catch(() => undefined);
      }
    },
    [client],
  );

  return {
    /** Null for the moment before there is a cart. */
    cartKey: key,
    seats,
    heldUntil: cart?.heldUntil ?? null,
    refusal,
    busy: acts > 0 || key === null,
    give,
    /** Out of an allocation, or out of general sale (null). */
    hold: (
      performanceId: string,
      ordinals: readonly number[],
      seatMapVersionId: string | null,
      allocationId: string | null,
    ) =>
      ask(async () => {
        const cartKey = await made.current;
        if (!cartKey) return null;
        const seats = { performanceId, ordinals: [...ordinals], seatMapVersionId };
        const input = { cartKey, ...seats, ...holdFrom(allocationId) };
        const { data } = await client.mutate({ mutation: holdSeatsMutation, variables: { input } });
        return data!.holdSeats;
      }),
    holdBest: (performanceId: string, count: number, allocationId: string | null) =>
      ask(async () => {
        const cartKey = await made.current;
        if (!cartKey) return null;
        const input = { cartKey, performanceId, count, ...holdFrom(allocationId) };
        const { data } = await client.mutate({ mutation: holdBestSeatsMutation, variables: { input } });
        return data!.holdBestSeats;
      }),
    /** The seats are an order's now. */
    forget: () => setCart(null),
  };
}
