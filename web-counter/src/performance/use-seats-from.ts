import { encodeStaffSnapshot, SeatStates, SeatStatus, seatCode } from "@parterre/seat-map";
import type { SeatMapData } from "@parterre/web-kit";
import { useEffect, useMemo, useState } from "react";
import type { HouseOnSale } from "./documents.ts";

export type SellableAllocation = HouseOnSale["allocations"][number];

/** Where the seats of a sale, an exchange or a move come from: general sale, or an allocation that the seller may sell from. */
export interface SeatsFrom {
  readonly allocations: readonly SellableAllocation[];
  /** Null: general sale. */
  readonly chosen: SellableAllocation | null;
  choose(allocation: SellableAllocation | null): void;
  /** The allocation a free seat is kept in that is not chosen; undefined when it is kept in none. */
  keptIn(ordinal: number): SellableAllocation | null | undefined;
}

/** More changes than this at once are told as one. */
const mostSingly = 50;

/**
 * The live map in the eyes of this sale: free is what the chosen source has; free seats kept for others show as
 * reserved, which makes them the walls they are to every proposal.
 */
function useSellableStates(live: SeatStates | null, source: number): SeatStates | null {
  const sellable = useMemo(() => live && new SeatStates(live.states.length), [live]);
  useEffect(() => {
    if (!live || !sellable) return;
    const see = (ordinal: number) => {
      const state = live.states[ordinal] as (typeof SeatStatus)[keyof typeof SeatStatus];
      return state === SeatStatus.free && live.allocations[ordinal] !== source ? SeatStatus.reserved : state;
    };
    const seeAll = () =>
      sellable.apply(encodeStaffSnapshot(live.states.map((_, ordinal) => seatCode(see(ordinal), 0))));
    seeAll();
    return live.subscribe((changed) => {
      if (changed === "all" || changed.length > mostSingly) seeAll();
      else for (const ordinal of changed) sellable.set(ordinal, see(ordinal));
    });
  }, [live, sellable, source]);
  return sellable;
}

/** The seats of a hold, as the API asks for them: out of an allocation, or out of general sale (null). */
export const holdFrom = (allocationId: string | null) => ({
  allocationIds: allocationId === null ? null : [allocationId],
  generalSale: allocationId === null,
});

const none: readonly SellableAllocation[] = [];

/** The seller's choice of a source, and the seat map as it looks from there. Null: the performance is not there yet. */
export function useSeatsFrom(
  performance: Pick<HouseOnSale, "allocations"> | null,
  seatMap: SeatMapData,
): { readonly from: SeatsFrom; readonly seatMap: SeatMapData } {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const all = performance?.allocations ?? none;
  const allocations = useMemo(() => all.filter(({ maySell, released }) => maySell && !released), [all]);
  const chosen = allocations.find(({ id }) => id === chosenId) ?? null;
  const live = seatMap.seatStates;
  const seatStates = useSellableStates(live, chosen?.number ?? 0);
  return useMemo(
    () => ({
      seatMap: { ...seatMap, seatStates },
      from: {
        allocations,
        chosen,
        choose: (allocation) => setChosenId(allocation?.id ?? null),
        keptIn: (ordinal) => {
          const number = live?.allocations[ordinal] ?? 0;
          if (live?.states[ordinal] !== SeatStatus.free || number === (chosen?.number ?? 0)) return undefined;
          return all.find((each) => each.number === number) ?? null;
        },
      },
    }),
    [seatMap, seatStates, allocations, chosen, live, all],
  );
}
