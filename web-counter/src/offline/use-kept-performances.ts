import { useEffect, useState } from "react";
import type { KeptPerformance } from "./documents.ts";
import { type KeptWork, kept } from "./kept.ts";

/** What this browser keeps of performances, by their id. */
export function useKeptPerformances(work: KeptWork | null): ReadonlyMap<string, KeptPerformance> {
  const [performances, set] = useState<ReadonlyMap<string, KeptPerformance>>(new Map());
  useEffect(() => {
    if (!work) return;
    void kept()
      .then((database) => database.getAll("performances"))
      .then((all) => set(new Map(all.map((each) => [each.id, each]))));
  }, [work]);
  return performances;
}
