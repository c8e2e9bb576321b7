import { compileSeatMap, parseSeatMapDraft, type SeatMapGeometry } from "@parterre/seat-map";
import { useCallback, useEffect, useState } from "react";

/** The draft as it would be published, compiled here from its document. `revision` tells drafts apart. */
export function useDraftGeometry(documentUrl: string | null, revision: number | null) {
  const [geometry, setGeometry] = useState<SeatMapGeometry | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address stays when the draft changes, its revision does not
  useEffect(() => {
    setGeometry(null);
    setError(null);
    if (documentUrl === null) return;
    const leaving = new AbortController();
    const load = async () => {
      const response = await fetch(documentUrl, { credentials: "same-origin", signal: leaving.signal });
      if (!response.ok) throw new Error(`${response.status} for ${documentUrl}`);
      const { document } = parseSeatMapDraft(await response.json());
      if (!document) throw new Error("the draft is not a seat map");
      if (!leaving.signal.aborted) setGeometry(compileSeatMap(document));
    };
    load().catch((reason: unknown) => {
      if (!leaving.signal.aborted) setError(reason);
    });
    return () => leaving.abort();
  }, [documentUrl, revision, attempt]);
  return { geometry, error, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}
