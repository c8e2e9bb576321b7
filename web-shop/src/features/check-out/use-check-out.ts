import { useMutation } from "@apollo/client/react";
import { newIdempotencyKey, useLocale } from "@parterre/web-kit";
import { useRef, useState } from "react";
import { rememberOrder } from "../../cart/remembered-orders.ts";
import { type CheckOutQuote, type CheckoutResult, checkoutMutation } from "./check-out-documents.ts";
import type { ContactDraft } from "./contact.rules.ts";

export interface SeatChoice {
  readonly holdId: string;
  readonly ordinal: number;
  readonly ticketTypeId: string;
  readonly holder?: { readonly name: string; readonly idNumber: string };
}

export interface CheckOutRequest {
  readonly cartKey: string;
  readonly seats: readonly SeatChoice[];
  readonly quote: CheckOutQuote;
  readonly promotionCode: string | null;
  readonly provider: string;
  readonly contact: ContactDraft;
}

export type CheckOutState =
  | { readonly kind: "idle" | "sending" | "leaving" | "failed" }
  | {
      readonly kind: "refused";
      readonly result: Exclude<CheckoutResult, { __typename: "CheckoutStarted" }>;
      /** What was asked for, to name seats that are no longer there. */
      readonly asked: CheckOutQuote;
    };

/**
 * Places the order and leaves for the payment page. The same wish sent again after a failure carries the same
 * idempotency key, so it is one order however often it arrives; a changed wish gets a new key.
 */
export function useCheckOut() {
  const { locale } = useLocale();
  const [mutate] = useMutation(checkoutMutation);
  const [state, setState] = useState<CheckOutState>({ kind: "idle" });
  const sent = useRef<{ wish: string; key: string } | null>(null);

  const checkOut = async ({ cartKey, seats, quote, promotionCode, provider, contact }: CheckOutRequest) => {
    const wish = {
      cartKey,
      currency: quote.total.currency,
      seats: [...seats],
      promotionCode,
      shownTotalMinor: quote.total.amountMinor,
      provider,
      contact: {
        name: contact.name.trim(),
        email: contact.email.trim(),
        phone: contact.phone.trim() || null,
        locale,
        ...(contact.idNumber.trim() && { idNumber: contact.idNumber.trim() }),
      },
    };
    const text = JSON.stringify(wish);
    if (sent.current?.wish !== text) sent.current = { wish: text, key: newIdempotencyKey() };
    setState({ kind: "sending" });
    try {
      const { data } = await mutate({ variables: { input: { ...wish, idempotencyKey: sent.current.key } } });
      const result = data?.checkout;
      if (!result) throw new Error("no answer to checkout");
      if (result.__typename === "CheckoutStarted") {
        setState({ kind: "leaving" });
        const { secret, reference } = result.order;
        if (secret) rememberOrder({ secret, reference });
        window.location.assign(result.redirectUrl);
        return;
      }
      // A refused wish is answered; the next try is a new one.
      sent.current = null;
      setState({ kind: "refused", result, asked: quote });
    } catch {
      setState({ kind: "failed" });
    }
  };
  return { state, checkOut };
}
