import { useQuery } from "@apollo/client/react";
import type { SeatStates } from "@parterre/seat-map";
import { useEffect } from "react";
import { salesReportQuery } from "./documents.ts";

/** However fast seats sell, the report is asked for this often at most. */
const calmMs = 1_500;

/** The sales report, renewed when seats change, and never more often than every second and a half. */
export function useLiveReport(performanceId: string, seatStates: SeatStates | null) {
  const { data, error, refetch } = useQuery(salesReportQuery, {
    variables: { performanceId },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  useEffect(() => {
    if (!seatStates) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = seatStates.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        // A failed renewal is no news: the next change asks again, and the connection's state is shown elsewhere.
        refetch().catch(() => undefined);
      }, calmMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [seatStates, refetch]);
  return { report: data?.salesReport ?? null, error, refetch };
}
