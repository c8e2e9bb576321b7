import type { SeatMapGeometry, SeatStates } from "@parterre/seat-map";
import type { SeatMapZone } from "@parterre/seat-map/viewer";
import { useEffect, useMemo, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Allocation } from "./documents.ts";

const graphite = 11;
const calmMs = 150;

/** The house coloured by allocation instead of by price: what the map's zones are here, kept true by the live feed. */
export function useKeptMap(
  geometry: SeatMapGeometry | null,
  seatStates: SeatStates | null,
  allocations: readonly Allocation[],
): { readonly zoneOf: Uint8Array | null; readonly zones: readonly SeatMapZone[] } {
  const t = useAdminText();
  const [zoneOf, setZoneOf] = useState<Uint8Array | null>(null);
  useEffect(() => {
    if (!geometry || !seatStates) return;
    const take = () =>
      setZoneOf((before) => {
        const { allocations: now } = seatStates;
        // A new array repaints every seat, so it is made only when one has moved.
        return before?.length === now.length && before.every((number, ordinal) => number === now[ordinal])
          ? before
          : now.slice();
      });
    take();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = seatStates.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        take();
      }, calmMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [geometry, seatStates]);
  const zones = useMemo(
    () => [
      { index: 0, hue: graphite, name: t("keep.general") },
      ...allocations.map(({ number, hue, name }) => ({ index: number, hue, name })),
    ],
    [allocations, t],
  );
  return { zoneOf, zones };
}
