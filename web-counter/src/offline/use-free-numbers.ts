import { useEffect, useState } from "react";
import { freeBackupNumbers } from "./backup-numbers.ts";
import { canSellOffline } from "./can-sell-offline.ts";
import { useKeptWork } from "./use-kept-work.ts";

/** Numbers of pre-printed tickets that this window has and has not handed out, ascending. */
export function useFreeNumbers(): readonly number[] {
  const work = useKeptWork();
  const [numbers, set] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!work || !canSellOffline()) return;
    void freeBackupNumbers().then((free) => set([...free].sort((a, b) => a - b)));
  }, [work]);
  return numbers;
}
