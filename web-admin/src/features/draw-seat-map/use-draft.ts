import { parseSeatMapDraft, type SeatMapDocument } from "@parterre/seat-map";
import { nameShapes } from "@parterre/seat-map/editor";
import { useCallback, useEffect, useState } from "react";

export interface LoadedDraft {
  readonly document: SeatMapDocument;
  readonly revision: number;
}

/** The draft's document and the revision it is of: the response's own tag, so that the two always belong together. */
export async function fetchDraft(documentUrl: string): Promise<LoadedDraft> {
  const response = await fetch(documentUrl, { credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status} for ${documentUrl}`);
  const { document } = parseSeatMapDraft(await response.json());
  const revision = Number(response.headers.get("etag")?.replaceAll(/\D/g, ""));
  if (!document || !Number.isInteger(revision)) throw new Error("the draft is not a seat map");
  return { document: nameShapes(document), revision };
}

/** The draft as it was when the page was opened; `reload` fetches it again. */
export function useDraft(documentUrl: string | null) {
  const [draft, setDraft] = useState<LoadedDraft | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reload = useCallback(async () => {
    if (documentUrl === null) return;
    setError(null);
    await fetchDraft(documentUrl).then(setDraft, setError);
  }, [documentUrl]);
  useEffect(() => void reload(), [reload]);
  return { draft, error, reload };
}
