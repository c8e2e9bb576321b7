import { useMutation } from "@apollo/client/react";
import { useCallback, useRef } from "react";
import { type Notice, noticeOf } from "./notices.ts";
import { type SaleResult, type SellAtCounterInput, sellAtCounterMutation } from "./sale-documents.ts";

export type CompletedSale = Extract<SaleResult, { __typename: "SaleCompleted" }>;

/**
 * Sells over the counter. The same request sent again (after no answer came) carries the same idempotency key, so that
 * pressing Enter twice never sells twice; a changed request is another sale and gets another key.
 */
export function useSell() {
  const [send, { loading }] = useMutation(sellAtCounterMutation);
  const lastRequest = useRef({ text: "", key: "" });
  const sell = useCallback(
    async (input: Omit<SellAtCounterInput, "idempotencyKey">): Promise<CompletedSale | Notice> => {
      const text = JSON.stringify(input);
      if (lastRequest.current.text !== text) lastRequest.current = { text, key: crypto.randomUUID() };
      try {
        const { data } = await send({ variables: { input: { ...input, idempotencyKey: lastRequest.current.key } } });
        const result = data!.sellAtCounter;
        if (result.__typename === "SaleCompleted") return result;
        // A refusal is an answer: after what the seller changes, even the same request is a new attempt.
        lastRequest.current = { text: "", key: "" };
        return noticeOf(result)!;
      } catch {
        return { kind: "noAnswer" };
      }
    },
    [send],
  );
  return { sell, selling: loading };
}
