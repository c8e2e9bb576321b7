import { bestSeats, nearestFree, SeatStatus } from "@parterre/seat-map";
import { type BothLanguages, type SeatMapData } from "@parterre/web-kit";
import { useCallback, useMemo, useRef, useState } from "react";
import type { CartLine } from "../../cart/cart-lines.ts";
import { useCartActions } from "../../cart/use-cart.ts";

/** What the buyer is told after an act: a refusal of the server (perhaps with seats to take instead) or a failure. */
export type PickNotice =
  | { readonly kind: "refusal"; readonly reason: BothLanguages; readonly suggested: readonly number[] }
  | { readonly kind: "taken"; readonly suggested: readonly number[] }
  | { readonly kind: "noPrice" | "failed" };

const noOrdinals: ReadonlySet<number> = new Set();
const notInAnyZone = 255;

/**
 * Taking and giving back seats of one performance. `lines` are the buyer's seats of it. Every act is sent at once;
 * until the answer its seats are `pending`. The cart itself changes only by the server's answers.
 */
export function useSeatPicking(
  performanceId: string,
  { geometry, seatStates, zoneOf, versionId }: SeatMapData,
  lines: readonly CartLine[],
  maxSeats: number,
) {
  const { holdSeats, holdBestSeats, releaseSeats } = useCartActions();
  const [pending, setPending] = useState<ReadonlySet<number>>(noOrdinals);
  const [lost, setLost] = useState<ReadonlySet<number>>(noOrdinals);
  const [choosing, setChoosing] = useState(false);
  const [notice, setNotice] = useState<PickNotice | null>(null);
  /** Seats proposed so far for one wish (party size and zone), so that the next proposal is another one. */
  const offered = useRef<{ wish: string; ordinals: Set<number>; last: ReadonlySet<number> } | null>(null);
  const mine = useMemo(() => new Set(lines.map((line) => line.ordinal)), [lines]);

  /** Runs one act; a rejected promise means that the server was not reached. True when seats were taken. */
  const act = useCallback(async (ordinals: readonly number[], work: () => Promise<boolean>): Promise<boolean> => {
    setPending((before) => new Set([...before, ...ordinals]));
    setNotice(null);
    setLost(noOrdinals);
    try {
      return await work();
    } catch {
      setNotice({ kind: "failed" });
      return false;
    } finally {
      setPending((before) => new Set([...before].filter((ordinal) => !ordinals.includes(ordinal))));
    }
  }, []);

  const take = useCallback(
    (ordinals: readonly number[]) =>
      act(ordinals, async () => {
        const result = await holdSeats(performanceId, ordinals, versionId);
        if (result.__typename === "HoldPlaced") return true;
        const taken = result.__typename === "SeatsTaken" ? result : null;
        setLost(new Set(taken?.takenOrdinals));
        setNotice({ kind: "refusal", reason: result.reason, suggested: taken?.suggestedOrdinals ?? [] });
        return false;
      }),
    [act, holdSeats, performanceId, versionId],
  );

  const giveBack = useCallback(
    (gone: readonly CartLine[]) =>
      act(
        gone.map((line) => line.ordinal),
        async () => {
          for (const holdId of new Set(gone.map((line) => line.holdId))) {
            const ofHold = gone.filter((line) => line.holdId === holdId).map((line) => line.ordinal);
            const result = await releaseSeats(holdId, ofHold);
            if (result.__typename === "HoldExpired")
              setNotice({ kind: "refusal", reason: result.reason, suggested: [] });
          }
          return false;
        },
      ),
    [act, releaseSeats],
  );

  const tapSeat = useCallback(
    (ordinal: number) => {
      if (pending.has(ordinal)) return;
      const own = lines.find((line) => line.ordinal === ordinal);
      if (own) void giveBack([own]);
      else if (zoneOf?.[ordinal] === notInAnyZone) setNotice({ kind: "noPrice" });
      else if (seatStates?.states[ordinal] === SeatStatus.free) void take([ordinal]);
      else {
        const isFree = (each: number) =>
          seatStates?.states[each] === SeatStatus.free && zoneOf?.[each] !== notInAnyZone;
        setNotice({ kind: "taken", suggested: geometry ? nearestFree(geometry, [ordinal], isFree, 1) : [] });
      }
    },
    [pending, lines, giveBack, zoneOf, seatStates, take, geometry],
  );

  /** The best `count` seats together in one tap; on the next tap the next best, and the last ones go back. */
  const takeBest = useCallback(
    async (count: number, zone: { id: string; index: number } | null) => {
      const wish = `${count} ${zone?.id ?? ""}`;
      const before = offered.current?.wish === wish ? offered.current : null;
      const replaced = lines.filter((line) => before?.last.has(line.ordinal));
      const seen = before?.ordinals ?? new Set<number>();
      setChoosing(true);
      try {
        // The limit counts the seats that are about to be replaced, so then they have to go first.
        const releaseFirst = lines.length + count > maxSeats && replaced.length > 0;
        if (releaseFirst) await giveBack(replaced);
        const next =
          before && geometry && seatStates
            ? bestSeats(geometry, {
                count,
                isFree: (ordinal) => seatStates.states[ordinal] === SeatStatus.free && !seen.has(ordinal),
                zoneOf: zoneOf ?? undefined,
                zone: zone?.index,
              })[0]?.ordinals
            : undefined;
        let taken: readonly number[] = next ?? [];
        let placed = next ? await take(next) : false;
        if (!placed) {
          placed = await act([], async () => {
            const result = await holdBestSeats(performanceId, count, zone?.id ?? null);
            if (result.__typename === "HoldPlaced") {
              taken = result.hold.seats.map((seat) => seat.ordinal);
              return true;
            }
            setNotice({ kind: "refusal", reason: result.reason, suggested: [] });
            return false;
          });
        }
        if (!placed) return null;
        if (!releaseFirst && replaced.length > 0) await giveBack(replaced);
        offered.current = { wish, ordinals: new Set([...seen, ...taken]), last: new Set(taken) };
        return taken;
      } finally {
        setChoosing(false);
      }
    },
    [lines, maxSeats, giveBack, geometry, seatStates, zoneOf, take, act, holdBestSeats, performanceId],
  );

  return {
    mine,
    pending,
    lost,
    notice,
    choosing,
    tapSeat,
    take,
    takeBest,
    giveBack,
    dismiss: useCallback(() => {
      setNotice(null);
      setLost(noOrdinals);
    }, []),
    /** Whether the same wish was granted before, so that the next tap brings other seats. */
    hasOffer: useCallback(
      (count: number, zoneId: string | null) =>
        offered.current?.wish === `${count} ${zoneId ?? ""}` &&
        [...offered.current.last].some((ordinal) => mine.has(ordinal)),
      [mine],
    ),
  };
}

export type SeatPicking = ReturnType<typeof useSeatPicking>;
