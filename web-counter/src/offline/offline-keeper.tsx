import { useApolloClient } from "@apollo/client/react";
import { useStaff } from "@parterre/web-kit";
import { type ReactNode, useEffect } from "react";
import { usePrinting } from "../printing/printing-context.tsx";
import { canSellOffline } from "./can-sell-offline.ts";
import { noteOutage } from "./give-back.ts";
import { keepUp } from "./keep.ts";
import { onKeptChange } from "./kept.ts";
import { lineNow, onLine } from "./line.ts";
import { isAlone, onAlone } from "./mode.ts";

const everyMs = 30_000;
/** After a sale or a print, so that a busy window hands in several at once. */
const soonMs = 1_000;

/** Keeps this window ready for a time without the server, and hands in what was done in one. */
export function OfflineKeeper({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const { staff } = useStaff();
  const { counter, printer } = usePrinting();
  const counterId = counter?.id ?? null;
  const stockCode = printer?.roll?.stockCode ?? "";
  const staffId = staff.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever signs in hands in what the last one left
  useEffect(() => {
    if (counterId === null || !canSellOffline()) return;
    let over = false;
    let working = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const inA = (ms: number) => {
      clearTimeout(timer);
      if (!over) timer = setTimeout(() => void round(), ms);
    };
    const round = async () => {
      if (working || lineNow().kind === "offline") return inA(everyMs);
      working = true;
      // Without an answer everything stays here, and the next round tries again.
      await keepUp(client, counterId, stockCode).catch(() => undefined);
      working = false;
      inA(everyMs);
    };
    const noteAlone = () => {
      if (isAlone()) void noteOutage();
      else inA(0);
    };
    noteAlone();
    const stops = [
      onLine(() => inA(0)),
      onAlone(noteAlone),
      onKeptChange(() => {
        if (!working) inA(soonMs);
      }),
    ];
    return () => {
      over = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [client, counterId, stockCode, staffId]);

  // What the screens show is asked again of whoever answers now.
  useEffect(
    () =>
      onAlone(() => {
        void client.refetchQueries({ include: "active" }).catch(() => undefined);
        if (!isAlone()) void client.cache.gc();
      }),
    [client],
  );
  return children;
}
