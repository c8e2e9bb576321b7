import { useMutation } from "@apollo/client/react";
import { useAttempt } from "@parterre/web-kit";
import { useCallback } from "react";
import { type Notice, noticeOf } from "./notices.ts";
import { type SaleResult, type SellAtCounterInput, sellAtCounterMutation } from "./sale-documents.ts";

export type CompletedSale = Extract<SaleResult, { __typename: "SaleCompleted" }>;

/** Sells over the counter: pressing Enter twice never sells twice. */
export function useSell() {
  const [send, { loading }] = useMutation(sellAtCounterMutation);
  const { keyFor, answered } = useAttempt();
  const sell = useCallback(
    async (input: Omit<SellAtCounterInput, "idempotencyKey">): Promise<CompletedSale | Notice> => {
      try {
        const { data } = await send({ variables: { input: { ...input, idempotencyKey: keyFor(input) } } });
        const result = data!.sellAtCounter;
        if (result.__typename === "SaleCompleted") return result;
        answered();
        return noticeOf(result)!;
      } catch {
        return { kind: "noAnswer" };
      }
    },
    [send, keyFor, answered],
  );
  return { sell, selling: loading };
}
