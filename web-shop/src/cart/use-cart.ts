import { useApolloClient, useQuery } from "@apollo/client/react";
import { noteServerTime, storedCart, updateStoredCart, useStoredCart } from "@parterre/web-kit";
import { useCallback, useEffect, useMemo } from "react";
import {
  type Cart,
  cartQuery,
  createCartMutation,
  extendCartMutation,
  holdBestSeatsMutation,
  holdSeatsMutation,
  releaseSeatsMutation,
} from "./cart-documents.ts";

const pollMs = 20_000;

/**
 * The buyer's cart as the server knows it; null before the first seat. `kept` shows what is known and asks only when
 * nothing is, `fresh` (default) asks at once as well, `polled` goes on asking: one place in the app does.
 */
export function useCart(how: "kept" | "fresh" | "polled" = "fresh") {
  const stored = useStoredCart();
  const { data, error, loading, refetch } = useQuery(cartQuery, {
    variables: { key: stored.key ?? "" },
    skip: stored.key === null,
    fetchPolicy: how === "kept" ? "cache-first" : "cache-and-network",
    pollInterval: how === "polled" ? pollMs : 0,
  });
  const cart: Cart | null = stored.key === null ? null : (data?.cart ?? null);
  const serverTime = cart?.serverTime;
  useEffect(() => {
    if (serverTime) noteServerTime(serverTime);
  }, [serverTime]);
  const seatCount = cart?.holds.reduce((count, hold) => count + hold.seats.length, 0) ?? 0;
  return { stored, cart, seatCount, loading: loading && !cart, error: cart ? undefined : error, refetch };
}

/** What a buyer can do to the cart. Refusals are answers; a promise rejects only when the server was not reached. */
export function useCartActions() {
  const client = useApolloClient();

  const cartKey = useCallback(async (): Promise<string> => {
    const known = storedCart().key;
    if (known) return known;
    const { data } = await client.mutate({ mutation: createCartMutation });
    if (!data) throw new Error("no answer to createCart");
    noteServerTime(data.createCart.serverTime);
    updateStoredCart({ key: data.createCart.key, ticketTypes: {} });
    return data.createCart.key;
  }, [client]);

  return useMemo(
    () => ({
      /** The key of this browser's cart; a new one is made where there is none. */
      cartKey,
      /** `seatMapVersionId`: the version that the ordinals are of. */
      async holdSeats(performanceId: string, ordinals: readonly number[], seatMapVersionId: string | null) {
        const input = { cartKey: await cartKey(), performanceId, ordinals: [...ordinals], seatMapVersionId };
        const { data } = await client.mutate({ mutation: holdSeatsMutation, variables: { input } });
        if (!data) throw new Error("no answer to holdSeats");
        return data.holdSeats;
      },
      async holdBestSeats(performanceId: string, count: number, zoneId: string | null) {
        const input = { cartKey: await cartKey(), performanceId, count, zoneId };
        const { data } = await client.mutate({ mutation: holdBestSeatsMutation, variables: { input } });
        if (!data) throw new Error("no answer to holdBestSeats");
        return data.holdBestSeats;
      },
      async releaseSeats(holdId: string, ordinals?: readonly number[]) {
        const input = { cartKey: await cartKey(), holdId, ordinals: ordinals ? [...ordinals] : undefined };
        const { data } = await client.mutate({ mutation: releaseSeatsMutation, variables: { input } });
        if (!data) throw new Error("no answer to releaseSeats");
        return data.releaseSeats;
      },
      async extendCart() {
        const variables = { cartKey: await cartKey() };
        const { data } = await client.mutate({ mutation: extendCartMutation, variables });
        if (!data) throw new Error("no answer to extendCart");
        return data.extendCart;
      },
    }),
    [client, cartKey],
  );
}

/** Remembers the ticket type chosen for a held seat. */
export function chooseTicketType(lineKey: string, ticketTypeId: string): void {
  updateStoredCart({ ticketTypes: { ...storedCart().ticketTypes, [lineKey]: ticketTypeId } });
}
