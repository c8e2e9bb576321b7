import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { type LinkOrder, linkOrderQuery } from "./documents.ts";

const lookEveryMs = 1_500;

/** An order that waits for a payment by its link, looked at until it does not wait any more. */
export function useLinkOrder(reference: string): LinkOrder | null {
  const { data, startPolling, stopPolling } = useQuery(linkOrderQuery, { variables: { reference } });
  const order = data?.orderByReference ?? null;
  const waits = order === null || order.state === "AWAITING_PAYMENT";
  useEffect(() => {
    if (!waits) return;
    startPolling(lookEveryMs);
    return stopPolling;
  }, [waits, startPolling, stopPolling]);
  return order;
}
