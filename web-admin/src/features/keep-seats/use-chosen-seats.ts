import type { SeatMapGeometry } from "@parterre/seat-map";
import { useCallback, useState } from "react";

const none: ReadonlySet<number> = new Set();

/** Seats caught on the map. A block whose seats are all chosen already is put back by pressing it again. */
export function useChosenSeats(geometry: SeatMapGeometry | null) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(none);
  const tapBlock = useCallback(
    (index: number) => {
      const block = geometry?.blocks[index];
      if (!block) return;
      const seats = Array.from({ length: block.count }, (_, at) => block.first + at);
      setChosen((before) => {
        const next = new Set(before);
        const whole = seats.every((ordinal) => before.has(ordinal));
        for (const ordinal of seats) {
          if (whole) next.delete(ordinal);
          else next.add(ordinal);
        }
        return next;
      });
    },
    [geometry],
  );
  const brush = useCallback(
    (ordinals: readonly number[]) => setChosen((before) => new Set([...before, ...ordinals])),
    [],
  );
  const tapSeat = useCallback((ordinal: number) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(ordinal)) next.add(ordinal);
      return next;
    });
  }, []);
  const clear = useCallback(() => setChosen(none), []);
  return { chosen, tapBlock, tapSeat, brush, clear };
}
