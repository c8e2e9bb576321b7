import { useMutation } from "@apollo/client/react";
import type { Currency } from "@parterre/money";
import { useAttempt, useLocale, type VariablesOf } from "@parterre/web-kit";
import { useRef } from "react";
import { type AskedPayment, useTelephone } from "../../tenders/use-telephone.ts";
import { awaitedOrderQuery, requestPaymentMutation } from "./code-documents.ts";
import { failureNotice, type Notice, noticeOf } from "./notices.ts";
import type { SoldOrder } from "./sale-documents.ts";

type Request = Omit<VariablesOf<typeof requestPaymentMutation>["input"], "provider" | "locale" | "idempotencyKey">;

export interface CodePaymentOptions {
  readonly request: Request;
  readonly currency: Currency;
  readonly onPaid: (order: SoldOrder) => void;
  readonly onNotice: (notice: Notice) => void;
  readonly onAsked: (asked: AskedPayment | null) => void;
}

/** A sale that a telephone pays, or what lies on the counter leaves of it: sold once the provider has spoken. */
export function useCodePayment({ request, currency, onPaid, onNotice, onAsked }: CodePaymentOptions) {
  const { locale } = useLocale();
  const { keyFor, answered } = useAttempt();
  const [send] = useMutation(requestPaymentMutation);
  const reference = useRef("");
  return useTelephone({
    currency,
    onAsked,
    onSilence: () => onNotice(failureNotice()),
    request: async (provider) => {
      const input = { ...request, provider, locale };
      const { data } = await send({ variables: { input: { ...input, idempotencyKey: keyFor(input) } } });
      const result = data!.requestPayment;
      answered();
      if (result.__typename !== "CheckoutStarted") {
        onNotice(noticeOf(result)!);
        return null;
      }
      reference.current = result.order.reference;
      return result;
    },
    look: async (client) => {
      const variables = { reference: reference.current };
      const { data } = await client.query({ query: awaitedOrderQuery, variables, fetchPolicy: "network-only" });
      const order = data?.orderByReference;
      if (!order || order.state === "AWAITING_PAYMENT") return false;
      if (order.state === "PAID") onPaid(order);
      else onNotice(order.note ? { kind: "said", reason: order.note, field: null } : { kind: "declined" });
      return true;
    },
  });
}
