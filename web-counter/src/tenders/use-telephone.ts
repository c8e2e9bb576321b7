import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import type { Currency } from "@parterre/money";
import { graphql } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";

const paymentProvidersQuery = graphql(`
  query CounterPaymentProviders($currency: Currency!) {
    paymentProviders(currency: $currency) {
      code
      name {
        zh
        en
      }
    }
  }
`);

const giveUpPaymentMutation = graphql(`
  mutation CounterGiveUpPayment($paymentId: ID!) {
    giveUpPayment(paymentId: $paymentId) {
      __typename
      ... on PaymentGivenUp {
        order {
          id
          state
        }
      }
      ... on PaymentNotAwaited {
        reason {
          zh
          en
        }
      }
    }
  }
`);

/** A payment that a customer's telephone has been asked for. */
export interface AskedPayment {
  readonly paymentId: string;
  /** What the QR code says. */
  readonly text: string;
}

/** The server's answer to asking: the payment, and where it is made. */
export interface BegunPayment {
  readonly payment: { readonly id: string; readonly qrText: string | null };
  readonly redirectUrl: string;
}

type Client = ReturnType<typeof useApolloClient>;

export interface TelephoneOptions {
  readonly currency: Currency;
  /** Asks through a provider; null where that was refused and has been said. Throws without an answer. */
  readonly request: (provider: string) => Promise<BegunPayment | null>;
  /** Looks what became of it; true once it is over and has been said. */
  readonly look: (client: Client, asked: AskedPayment) => Promise<boolean>;
  readonly onSilence: () => void;
  /** Shown to the customer as well, where there is a second screen. */
  readonly onAsked?: (asked: AskedPayment | null) => void;
}

export type Telephone = ReturnType<typeof useTelephone>;

const lookEveryMs = 1_500;
const nobodyElse = () => undefined;

/**
 * A payment by telephone: asked for through a provider, shown as a code, and looked at until the provider has spoken.
 * Giving it up tells the provider; should the telephone have paid in the same moment, the next look says so.
 */
export function useTelephone({ currency, request, look, onSilence, onAsked = nobodyElse }: TelephoneOptions) {
  const client = useApolloClient();
  const { data } = useQuery(paymentProvidersQuery, { variables: { currency }, fetchPolicy: "cache-first" });
  const providers = data?.paymentProviders ?? null;
  const [code, setCode] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedPayment | null>(null);
  const [asking, setAsking] = useState(false);
  const [sendGiveUp, { loading: leaving }] = useMutation(giveUpPaymentMutation);
  const show = (now: AskedPayment | null) => {
    setAsked(now);
    onAsked(now);
  };

  const ask = async (providerCode: string) => {
    setCode(providerCode);
    setAsking(true);
    try {
      const begun = await request(providerCode);
      if (!begun) return;
      const text = begun.payment.qrText ?? begun.redirectUrl;
      show({
        paymentId: begun.payment.id,
        // A page of our own is named without its host; a telephone needs it.
        text: text.startsWith("/") ? new URL(text, window.location.origin).href : text,
      });
    } catch {
      onSilence();
    } finally {
      setAsking(false);
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

  const latest = useRef({ look, show });
  latest.current = { look, show };
  useEffect(() => {
    if (!asked) return;
    let over = false;
    const lookAgain = async () => {
      if (over || !(await latest.current.look(client, asked)) || over) return;
      over = true;
      latest.current.show(null);
    };
    // Without an answer it is looked at again.
    const timer = setInterval(() => void lookAgain().catch(nobodyElse), lookEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [asked, client]);

  return {
    providers,
    provider: providers?.find((each) => each.code === code) ?? null,
    asked,
    busy: asking || leaving,
    ask,
    /** True once nothing is waited for any more. */
    giveUp: async (): Promise<boolean> => {
      if (!asked) return true;
      try {
        const { data: answer } = await sendGiveUp({ variables: { paymentId: asked.paymentId } });
        // Paid in this moment: the next look says what came of it.
        if (answer!.giveUpPayment.__typename === "PaymentNotAwaited") return false;
        show(null);
        return true;
      } catch {
        onSilence();
        return false;
      }
    },
  };
}
