import { useComputedColorScheme } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { bestSeats, SeatStatus } from "@parterre/seat-map";
import { type HouseFilter, type SeatMapData, useHouseFilter } from "@parterre/web-kit";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { SellingPerformance } from "./performance-documents.ts";

const noSeats: readonly number[] = [];

export interface Proposal {
  /** Party size asked for; null when nothing is proposed. */
  readonly size: number | null;
  /** Zone index the proposal keeps to; null for the whole house. */
  readonly zone: number | null;
  /** Best free seats of this moment; empty when there are not enough together or nothing was asked. */
  readonly ordinals: readonly number[];
  propose(size: number): void;
  chooseZone(zone: number | null): void;
  /** What the customer wants to see; proposals keep to it. */
  readonly house: HouseFilter;
  /** The next best seats after the ones shown. */
  another(): void;
  clear(): void;
}

/**
 * Best seats for a party, computed here over the live picture and computed again as soon as one of them is
 * taken by somebody else. Nothing is held by proposing. `firstSize`: what is proposed at once.
 */
export function useProposal(
  performance: SellingPerformance,
  seatMap: SeatMapData,
  mine: ReadonlySet<number>,
  currency: Currency,
  firstSize: number | null,
): Proposal {
  const [size, setSize] = useState(firstSize);
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const house = useHouseFilter(performance, currency, seatMap, scheme);
  const { filter, setFilter, isShown } = house;
  const { zone } = filter;
  const [skip, setSkip] = useState(0);
  const [ordinals, setOrdinals] = useState<readonly number[]>(noSeats);
  const { geometry, zoneOf, seatStates, connected } = seatMap;
  const zoneCount = performance.zones.length;

  useEffect(() => {
    setOrdinals(noSeats);
    if (size === null || !geometry || !zoneOf || !seatStates || !connected) return;
    const isFree = (ordinal: number) =>
      seatStates.states[ordinal] === SeatStatus.free &&
      zoneOf[ordinal]! < zoneCount &&
      !mine.has(ordinal) &&
      isShown(ordinal);
    const compute = () => {
      const wheelchairs = filter.accessible ? 1 : 0;
      const found = bestSeats(geometry, { count: size, isFree, taken: seatStates.states, skip, wheelchairs });
      const best = found[0]?.ordinals ?? noSeats;
      setOrdinals(best);
      // Past the last proposal the round begins again.
      if (best.length === 0 && skip > 0) setSkip(0);
      return best;
    };
    let shown = compute();
    return seatStates.subscribe((changed) => {
      // Only the loss of a shown seat, or a change when there was nothing to show, asks for another answer.
      const lost = changed === "all" || changed.some((ordinal) => shown.includes(ordinal) && !isFree(ordinal));
      if (lost || shown.length === 0) shown = compute();
    });
  }, [size, skip, geometry, zoneOf, seatStates, connected, zoneCount, mine, isShown, filter.accessible]);

  const propose = useCallback((party: number) => {
    setSize(party);
    setSkip(0);
  }, []);
  const chooseZone = useCallback(
    (chosen: number | null) => setFilter({ ...filter, zone: chosen }),
    [setFilter, filter],
  );
  // Another wish begins with its best.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the wish is another one
  useEffect(() => setSkip(0), [isShown]);
  const another = useCallback(() => setSkip((count) => count + 1), []);
  const clear = useCallback(() => {
    setSize(null);
    setSkip(0);
  }, []);
  return useMemo(
    () => ({ size, zone, ordinals, propose, chooseZone, another, clear, house }),
    [size, zone, ordinals, propose, chooseZone, another, clear, house],
  );
}
