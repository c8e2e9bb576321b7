import type { SeatMapGeometry } from "@parterre/seat-map";
import { useState } from "react";

const none: ReadonlySet<number> = new Set();

/** Seats chosen by block, lasso, brush, tap or list. Only seats that look free are taken; a whole block again puts it back. */
export function useManySeats(geometry: SeatMapGeometry | null, isFree: (ordinal: number) => boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(none);
  const add = (ordinals: readonly number[]) => setChosen((before) => new Set([...before, ...ordinals.filter(isFree)]));
  return {
    chosen,
    add,
    /** As the list says, whoever has them: what cannot be had is for the seller to decide. */
    addListed: (ordinals: readonly number[]) => setChosen((before) => new Set([...before, ...ordinals])),
    remove: (ordinals: readonly number[]) =>
      setChosen((before) => new Set([...before].filter((ordinal) => !ordinals.includes(ordinal)))),
    replace: (ordinals: readonly number[]) => setChosen(new Set(ordinals)),
    clear: () => setChosen(none),
    tapSeat: (ordinal: number) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(ordinal) && isFree(ordinal)) next.add(ordinal);
        return next;
      }),
    tapBlock: (index: number) => {
      const block = geometry?.blocks[index];
      if (!block) return;
      const seats = Array.from({ length: block.count }, (_, at) => block.first + at).filter(isFree);
      setChosen((before) => {
        if (!seats.every((ordinal) => before.has(ordinal))) return new Set([...before, ...seats]);
        const going = new Set(seats);
        return new Set([...before].filter((ordinal) => !going.has(ordinal)));
      });
    },
  };
}

export type ManyChosen = ReturnType<typeof useManySeats>;
