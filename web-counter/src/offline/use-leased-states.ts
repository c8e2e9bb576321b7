import { encodeStaffSnapshot, SeatStates, SeatStatus, seatCode } from "@parterre/seat-map";
import { type SeatMapData, serverNow, useSeatMapData } from "@parterre/web-kit";
import { useEffect, useMemo } from "react";
import { leasedSeats, leaseOf } from "./leased-seats.ts";
import { useAlone } from "./mode.ts";
import { useKeptWork } from "./use-kept-work.ts";

interface House {
  readonly id: string;
  readonly zoneMapUrl: string;
  readonly seatMapVersion: { readonly id: string; readonly geometryUrl: string; readonly seatCount: number };
}

/**
 * The house as a window may sell it now: live, or, alone, the seats of its lease as this browser's sales and carts leave
 * them; everybody else's are walls.
 */
export function useSellableHouse(performance: House): SeatMapData {
  const live = useSeatMapData(performance, "STAFF");
  const alone = useAlone();
  const work = useKeptWork();
  const { id, seatMapVersion } = performance;
  const { seatCount } = seatMapVersion;
  const states = useMemo(() => new SeatStates(seatCount), [seatCount]);
  const lease = work && leaseOf(work.leases, id);
  useEffect(() => {
    if (!work || !lease) return;
    const { free, held, sold } = leasedSeats(lease, work, serverNow());
    const codes = new Uint8Array(seatCount).fill(seatCode(SeatStatus.reserved, 0));
    const set = (ordinals: Iterable<number>, state: number) => {
      for (const ordinal of ordinals) codes[ordinal] = seatCode(state, 0);
    };
    set(free, SeatStatus.free);
    set(held, SeatStatus.held);
    set(sold, SeatStatus.sold);
    states.apply(encodeStaffSnapshot(codes));
  }, [work, lease, seatCount, states]);
  return useMemo(
    () => (alone ? { ...live, seatStates: states, connected: work !== null && lease !== null } : live),
    [alone, live, states, work, lease],
  );
}
