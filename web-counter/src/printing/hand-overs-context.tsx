import { useMutation, useSubscription } from "@apollo/client/react";
import { type BothLanguages, failureOf } from "@parterre/web-kit";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type HandOver, handOversSubscription, takeBackMutation } from "./hand-over-documents.ts";
import { usePrinting } from "./printing-context.tsx";

export interface HandOvers {
  /** What windows of this house print for one another at this moment. */
  readonly handOvers: readonly HandOver[];
  /** Knows of one at once, before the server tells everybody. */
  note(handOver: HandOver): void;
  /** Takes back what waits; answers why not, if not. */
  takeBack(id: string): Promise<BothLanguages | null>;
}

const HandOversContext = createContext<HandOvers | null>(null);

/** A window that was alone for a while was told nothing; it asks anew so soon. */
const askAgainMs = 4_000;

/** Live for as long as the app is: who else prints tickets of this window, and what this window prints for others. */
export function HandOversProvider({ children }: { readonly children: ReactNode }) {
  const venueId = usePrinting().counter?.venue.id ?? null;
  const [noted, setNoted] = useState<readonly HandOver[]>([]);
  const { data, error, restart } = useSubscription(handOversSubscription, {
    variables: { venueId: venueId ?? "" },
    skip: venueId === null,
    fetchPolicy: "no-cache",
    onData: () => setNoted([]),
  });
  useEffect(() => {
    if (!error) return;
    const timer = setTimeout(restart, askAgainMs);
    return () => clearTimeout(timer);
  }, [error, restart]);
  const told = data?.printHandOvers.handOvers;
  const handOvers = useMemo(() => {
    const byId = new Map([...(told ?? []), ...noted].map((handOver) => [handOver.id, handOver]));
    return [...byId.values()];
  }, [told, noted]);
  const note = useCallback((handOver: HandOver) => setNoted((before) => [...before, handOver]), []);
  const [sendTakeBack] = useMutation(takeBackMutation);
  const takeBack = useCallback(
    async (handOverId: string) => {
      try {
        const answer = (await sendTakeBack({ variables: { handOverId } })).data!.takeBackPrints;
        if (answer.__typename !== "PrintHandOverNoted") return answer.reason;
        note(answer.handOver);
        return null;
      } catch (error) {
        return failureOf(error);
      }
    },
    [sendTakeBack, note],
  );
  const value = useMemo(() => ({ handOvers, note, takeBack }), [handOvers, note, takeBack]);
  return <HandOversContext value={value}>{children}</HandOversContext>;
}

export function useHandOvers(): HandOvers {
  const value = useContext(HandOversContext);
  if (!value) throw new Error("useHandOvers stands outside of HandOversProvider");
  return value;
}
