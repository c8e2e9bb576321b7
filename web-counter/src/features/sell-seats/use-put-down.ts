import { useCallback, useMemo, useState } from "react";
import { changeOf, type TenderInput } from "../../tenders/tender.ts";

const nothing: readonly TenderInput[] = [];

/**
 * What the customer of a cart has put down on the counter and is in no book yet: it stays there while a telephone pays
 * the rest or other seats are chosen, and is handed back where nothing comes of the sale.
 */
export function usePutDown(cartKey: string | null) {
  const [kept, setKept] = useState<{ readonly cartKey: string | null; readonly parts: readonly TenderInput[] } | null>(
    null,
  );
  const parts = kept?.cartKey === cartKey ? kept.parts : nothing;
  const keep = useCallback((now: readonly TenderInput[]) => setKept({ cartKey, parts: now }), [cartKey]);
  const clear = useCallback(() => setKept(null), []);
  const changeMinor = changeOf(parts);
  const hasCash = parts.some(({ kind }) => kind === "CASH");
  return useMemo(() => ({ parts, changeMinor, hasCash, keep, clear }), [parts, changeMinor, hasCash, keep, clear]);
}
