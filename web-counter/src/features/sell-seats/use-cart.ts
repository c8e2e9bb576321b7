import { useApolloClient, useQuery } from "@apollo/client/react";
import { noteServerTime, serverNow } from "@parterre/web-kit";
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  type CounterCart,
  cartQuery,
  createCartMutation,
  extendCartMutation,
  holdBestSeatsMutation,
  holdSeatsMutation,
  releaseSeatsMutation,
} from "../../carts/cart-documents.ts";
import { keepWindowCart, windowCart } from "../../frame/window-cart.ts";
import { holdFrom } from "../../performance/use-seats-from.ts";
import { failureNotice, type Notice, noticeOf } from "./notices.ts";

export interface CartControl {
  /** The seats held for the customer at the window; null before the first. */
  readonly cart: CounterCart | null;
  /** An act is on its way. */
  readonly busy: boolean;
  /** Each act answers with what the seller must know, or null when it did what was asked. */
  /** `seatMapVersionId`: the version that the ordinals are of. Out of an allocation, or out of general sale (null). */
  hold(
    performanceId: string,
    ordinals: readonly number[],
    seatMapVersionId: string | null,
    allocationId: string | null,
  ): Promise<Notice | null>;
  holdBest(
    performanceId: string,
    count: number,
    zoneId: string | null,
    allocationId: string | null,
  ): Promise<Notice | null>;
  /** `ordinals` absent: the whole hold. */
  release(holdId: string, ordinals?: readonly number[]): Promise<Notice | null>;
  releaseAll(): Promise<Notice | null>;
  extend(): Promise<Notice | null>;
  /** Begins the next customer's cart; the old one was sold, or waits. */
  forget(): void;
  /** Goes on with another cart; answers how many seats it still holds. */
  resume(cartKey: string): Promise<number>;
  /** Seats that were given free because their time ran out, most recently; 0 after `noteRunOut`. */
  readonly runOut: number;
  noteRunOut(): void;
}

const seatsIn = (cart: CounterCart) => cart.holds.reduce((sum, hold) => sum + hold.seats.length, 0);

/** The cart of this window. What the API answers about it lands in the cache and so in `cart`. */
export function useCart(): CartControl {
  const client = useApolloClient();
  const [key, setKey] = useState(windowCart);
  const [acts, setActs] = useState(0);
  const { data, refetch } = useQuery(cartQuery, {
    variables: { key: key ?? "" },
    skip: key === null,
    // Asked once after a reload; from then on every act's answer brings the cart. A question on its way beside an act
    // could come back after it with the cart of before.
    fetchPolicy: "cache-first",
  });
  const cart = key !== null && data ? data.cart : null;

  useEffect(() => {
    if (cart) noteServerTime(cart.serverTime);
  }, [cart]);

  // When the time is up the server knows which seats are gone; a moment later, because it has the last word.
  const heldUntil = cart?.heldUntil ?? null;
  const heldSeats = cart ? seatsIn(cart) : 0;
  const [runOut, setRunOut] = useState(0);
  useEffect(() => {
    if (heldUntil === null) return;
    if (acts > 0) return;
    const wait = Math.max(0, Date.parse(heldUntil) - serverNow()) + 700;
    const look = async () => {
      const { data: now } = await refetch();
      if (now) setRunOut(Math.max(0, heldSeats - seatsIn(now.cart)));
    };
    // Without an answer the seats stay on screen; the sale itself would be refused.
    const timer = setTimeout(() => void look().catch(() => undefined), wait);
    return () => clearTimeout(timer);
  }, [heldUntil, heldSeats, acts, refetch]);

  const act = useCallback(async (work: () => Promise<Notice | null>): Promise<Notice | null> => {
    setActs((count) => count + 1);
    try {
      return await work();
    } catch (error) {
      return failureNotice(error);
    } finally {
      setActs((count) => count - 1);
    }
  }, []);

  const keyOfCart = useCallback(async (): Promise<string> => {
    const known = windowCart();
    if (known !== null) return known;
    const { data: made } = await client.mutate({ mutation: createCartMutation });
    const fresh = made!.createCart.key;
    keepWindowCart(fresh);
    const { serverTime } = made!.createCart;
    const empty = { __typename: "Cart" as const, key: fresh, heldUntil: null, serverTime, holds: [] };
    client.writeQuery({ query: cartQuery, variables: { key: fresh }, data: { cart: empty } });
    setKey(fresh);
    return fresh;
  }, [client]);

  return useMemo<CartControl>(() => {
    const release: CartControl["release"] = (holdId, ordinals) =>
      act(async () => {
        const input = { cartKey: await keyOfCart(), holdId, ordinals: ordinals ? [...ordinals] : null };
        const { data: answer } = await client.mutate({ mutation: releaseSeatsMutation, variables: { input } });
        return noticeOf(answer!.releaseSeats);
      });
    return {
      cart,
      busy: acts > 0,
      hold: (performanceId, ordinals, seatMapVersionId, allocationId) =>
        act(async () => {
          const seats = { performanceId, ordinals: [...ordinals], seatMapVersionId };
          const input = { cartKey: await keyOfCart(), ...seats, ...holdFrom(allocationId) };
          const { data: answer } = await client.mutate({ mutation: holdSeatsMutation, variables: { input } });
          return noticeOf(answer!.holdSeats);
        }),
      holdBest: (performanceId, count, zoneId, allocationId) =>
        act(async () => {
          const input = { cartKey: await keyOfCart(), performanceId, count, zoneId, ...holdFrom(allocationId) };
          const { data: answer } = await client.mutate({ mutation: holdBestSeatsMutation, variables: { input } });
          return noticeOf(answer!.holdBestSeats);
        }),
      release,
      releaseAll: async () => {
        let notice: Notice | null = null;
        for (const hold of cart?.holds ?? []) notice = (await release(hold.id)) ?? notice;
        return notice;
      },
      extend: () =>
        act(async () => {
          const cartKey = await keyOfCart();
          const { data: answer } = await client.mutate({ mutation: extendCartMutation, variables: { cartKey } });
          return noticeOf(answer!.extendCart);
        }),
      forget: () => {
        keepWindowCart(null);
        setKey(null);
      },
      resume: async (cartKey) => {
        keepWindowCart(cartKey);
        setKey(cartKey);
        const { data: there } = await client.query({
          query: cartQuery,
          variables: { key: cartKey },
          fetchPolicy: "network-only",
        });
        return there ? seatsIn(there.cart) : 0;
      },
      runOut,
      noteRunOut: () => setRunOut(0),
    };
  }, [cart, acts, runOut, act, keyOfCart, client]);
}
