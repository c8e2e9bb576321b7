import { type SeatStates, SeatStatus } from "@parterre/seat-map";
import { useEffect, useState } from "react";

/** Seats by state, all over or in one zone. */
export interface SeatCounts {
  readonly free: number;
  readonly held: number;
  readonly sold: number;
  readonly killed: number;
  readonly reserved: number;
}

export interface HouseCounts {
  readonly all: SeatCounts;
  /** By zone index. */
  readonly zones: readonly SeatCounts[];
}

const stateCount = Object.keys(SeatStatus).length;

/** Counts states over the seats that are in a zone; seats without a price are not for sale and not counted. */
function countSeats(states: Uint8Array, zoneOf: Uint8Array, zoneCount: number): HouseCounts {
  const tally = new Uint32Array((zoneCount + 1) * stateCount);
  for (let ordinal = 0; ordinal < states.length; ordinal += 1) {
    const zone = zoneOf[ordinal]!;
    if (zone >= zoneCount) continue;
    tally[zone * stateCount + states[ordinal]!]! += 1;
    tally[zoneCount * stateCount + states[ordinal]!]! += 1;
  }
  const read = (zone: number): SeatCounts => ({
    free: tally[zone * stateCount + SeatStatus.free]!,
    held: tally[zone * stateCount + SeatStatus.held]!,
    sold: tally[zone * stateCount + SeatStatus.sold]!,
    killed: tally[zone * stateCount + SeatStatus.killed]!,
    reserved: tally[zone * stateCount + SeatStatus.reserved]!,
  });
  return { all: read(zoneCount), zones: Array.from({ length: zoneCount }, (_, zone) => read(zone)) };
}

/** Live counts, renewed at most four times a second however fast seats change. */
export function useSeatCounts(
  seatStates: SeatStates | null,
  zoneOf: Uint8Array | null,
  zoneCount: number,
): HouseCounts | null {
  const [counts, setCounts] = useState<HouseCounts | null>(null);
  useEffect(() => {
    setCounts(null);
    if (!seatStates || !zoneOf) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const count = () => {
      timer = null;
      setCounts(countSeats(seatStates.states, zoneOf, zoneCount));
    };
    count();
    const stop = seatStates.subscribe(() => {
      timer ??= setTimeout(count, 250);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [seatStates, zoneOf, zoneCount]);
  return counts;
}
