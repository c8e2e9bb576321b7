import { useApolloClient } from "@apollo/client/react";
import { type BothLanguages, failureOf } from "@parterre/web-kit";
import { useCallback, useState } from "react";

interface Answer {
  readonly __typename: string;
  readonly reason?: BothLanguages;
}

/** One act of this page at a time: what was refused is said, and after what was done everything here is asked again. */
export function useAct() {
  const client = useApolloClient();
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (work: () => Promise<Answer | undefined>): Promise<boolean> => {
      setBusy(true);
      setRefusal(null);
      try {
        const answer = await work();
        if (!answer || answer.reason) {
          setRefusal({ reason: answer?.reason ?? failureOf() });
          return false;
        }
        await client.refetchQueries({ include: ["CounterLeases", "OfflineSalesToSettle"] });
        return true;
      } catch (error) {
        setRefusal({ reason: failureOf(error) });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  return { act, refusal, busy, client };
}
