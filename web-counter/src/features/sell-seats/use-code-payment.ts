import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import type { Currency } from "@parterre/money";
import { useAttempt, useLocale, type VariablesOf } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import {
  awaitedOrderQuery,
  giveUpPaymentMutation,
  paymentProvidersQuery,
  requestPaymentMutation,
} from "./code-documents.ts";
import { type Notice, noticeOf } from "./notices.ts";
import type { SoldOrder } from "./sale-documents.ts";

type Request = Omit<VariablesOf<typeof requestPaymentMutation>["input"], "provider" | "locale" | "idempotencyKey">;

/** A payment that a customer's telephone has been asked for. */
export interface AskedPayment {
  readonly reference: string;
  readonly paymentId: string;
  /** What the QR code says. */
  readonly text: string;
}

const lookEveryMs = 1_500;

export interface CodePaymentOptions {
  readonly request: Request;
  readonly currency: Currency;
  readonly onPaid: (order: SoldOrder) => void;
  readonly onNotice: (notice: Notice) => void;
  /** Shown to the customer as well, where there is a second screen. */
  readonly onAsked: (asked: AskedPayment | null) => void;
}

/**
 * A payment by telephone: asked for through a provider, shown as a code, and looked at until the provider has spoken.
 * Giving it up tells the provider; should the telephone have paid in the same moment, the sale is made all the same.
 */
export function useCodePayment({ request, currency, onPaid, onNotice, onAsked }: CodePaymentOptions) {
  const client = useApolloClient();
  const { locale } = useLocale();
  const { data } = useQuery(paymentProvidersQuery, { variables: { currency }, fetchPolicy: "cache-first" });
  const providers = data?.paymentProviders ?? null;
  const [code, setCode] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedPayment | null>(null);
  const { keyFor, answered } = useAttempt();
  const [send, { loading: asking }] = useMutation(requestPaymentMutation);
  const [sendGiveUp, { loading: leaving }] = useMutation(giveUpPaymentMutation);
  const provider = providers?.find((each) => each.code === code) ?? null;

  const ask = async (providerCode: string) => {
    setCode(providerCode);
    const input = { ...request, provider: providerCode, locale };
    try {
      const { data: answer } = await send({ variables: { input: { ...input, idempotencyKey: keyFor(input) } } });
      const result = answer!.requestPayment;
      answered();
      if (result.__typename !== "CheckoutStarted") return onNotice(noticeOf(result)!);
      const { order, payment, redirectUrl } = result;
      const text = payment.qrText ?? redirectUrl;
      const now = {
        reference: order.reference,
        paymentId: payment.id,
        // A page of our own is named without its host; a telephone needs it.
        text: text.startsWith("/") ? new URL(text, window.location.origin).href : text,
      };
      setAsked(now);
      onAsked(now);
    } catch {
      onNotice({ kind: "noAnswer" });
    }
  };

  // One provider is no choice.
  const only = providers?.length === 1 ? providers[0]!.code : null;
  const begun = useRef(false);
  useEffect(() => {
    if (only === null || begun.current) return;
    begun.current = true;
    void ask(only);
  });

  useEffect(() => {
    if (!asked) return;
    let over = false;
    const look = async () => {
      const variables = { reference: asked.reference };
      const { data: seen } = await client.query({ query: awaitedOrderQuery, variables, fetchPolicy: "network-only" });
      const order = seen?.orderByReference;
      if (over || !order || order.state === "AWAITING_PAYMENT") return;
      over = true;
      setAsked(null);
      onAsked(null);
      if (order.state === "PAID") onPaid(order);
      else onNotice(order.note ? { kind: "said", reason: order.note, field: null } : { kind: "declined" });
    };
    // Without an answer it is looked at again.
    const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [asked, client, onPaid, onNotice, onAsked]);

  return {
    providers,
    provider,
    asked,
    busy: asking || leaving,
    ask,
    /** True once nothing is waited for any more. */
    giveUp: async (): Promise<boolean> => {
      if (!asked) return true;
      try {
        const { data: answer } = await sendGiveUp({ variables: { paymentId: asked.paymentId } });
        // Paid in this moment: the next look makes the sale of it.
        if (answer!.giveUpPayment.__typename === "PaymentNotAwaited") return false;
        setAsked(null);
        onAsked(null);
        return true;
      } catch {
        onNotice({ kind: "noAnswer" });
        return false;
      }
    },
  };
}
