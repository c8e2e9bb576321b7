import { useMutation } from "@apollo/client/react";
import { useAttempt, useStaff } from "@parterre/web-kit";
import { useCallback } from "react";
import { canSellOffline } from "../../offline/can-sell-offline.ts";
import { isAlone } from "../../offline/mode.ts";
import { noteAnswered, noteAsked } from "../../offline/unanswered.ts";
import { failureNotice, type Notice, noticeOf } from "./notices.ts";
import { type SaleResult, type SellAtCounterInput, sellAtCounterMutation } from "./sale-documents.ts";

export type CompletedSale = Extract<SaleResult, { __typename: "SaleCompleted" }>;

interface Circumstances {
  readonly performanceId: string;
  readonly backupNumbers: readonly number[] | null;
}

/**
 * Sells over the counter: pressing Enter twice never sells twice. What the server is asked is written down first, so
 * that a sale without an answer is found out about, whatever becomes of this page.
 */
export function useSell() {
  const [send, { loading }] = useMutation(sellAtCounterMutation);
  const { keyFor, answered } = useAttempt();
  const { staff } = useStaff();
  const sell = useCallback(
    async (
      input: Omit<SellAtCounterInput, "idempotencyKey">,
      { performanceId, backupNumbers }: Circumstances,
    ): Promise<CompletedSale | Notice> => {
      const idempotencyKey = keyFor(input);
      const isNoted = !isAlone() && canSellOffline();
      if (isNoted) {
        await noteAsked({
          ...{ idempotencyKey, sellerId: staff.id, performanceId, askedAt: new Date().toISOString(), reference: null },
          ...{ seatCount: input.seats.length, totalMinor: input.shownTotalMinor, currency: input.currency },
        }).catch(() => undefined);
      }
      try {
        const { data } = await send({ variables: { input: { ...input, idempotencyKey } }, context: { backupNumbers } });
        const result = data!.sellAtCounter;
        if (isNoted) void noteAnswered(idempotencyKey).catch(() => undefined);
        if (result.__typename === "SaleCompleted") return result;
        answered();
        return noticeOf(result)!;
      } catch (error) {
        return failureNotice(error);
      }
    },
    [send, keyFor, answered, staff.id],
  );
  return { sell, selling: loading };
}
