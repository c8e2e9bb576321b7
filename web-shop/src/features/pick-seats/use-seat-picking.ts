import { bestSeats, SeatStatus } from "@parterre/seat-map";
import type { BothLanguages, HouseFilter, SeatMapData } from "@parterre/web-kit";
import { useCallback, useMemo, useRef, useState } from "react";
import type { CartLine } from "../../cart/cart-lines.ts";
import { useCartActions } from "../../cart/use-cart.ts";
import { actOfTap, notInAnyZone, type TapNotice } from "./act-of-tap.ts";

/** What the buyer is told after an act: a refusal of the server (perhaps with seats to take instead) or a failure. */
export type PickNotice =
  | { readonly kind: "refusal"; readonly reason: BothLanguages; readonly suggested: readonly number[] }
  | TapNotice
  | { readonly kind: "noneTogether"; readonly count: number }
  | { readonly kind: "failed" };

/** Best seats for a party, of those the map shows. */
export interface BestWish {
  readonly count: number;
  readonly zone: { readonly id: string; readonly index: number } | null;
  /** Whether the reader wants to see the seat; null when zone and house say it all. */
  readonly wants: ((ordinal: number) => boolean) | null;
  /** Wheelchair places among them. */
  readonly wheelchairs: number;
  /** Equal for equal wishes: the next tap on the same wish brings the next best. */
  readonly key: string;
}

/** The best for so many, of what the map shows. */
export function wishFor(
  { filter, level, isShown }: HouseFilter,
  zones: readonly { readonly id: string; readonly index: number }[],
  count: number,
): BestWish {
  const { price, accessible, zone } = filter;
  return {
    count,
    zone: zones.find(({ index }) => index === zone) ?? null,
    wants: price === null && !accessible && level === null ? null : isShown,
    wheelchairs: accessible ? 1 : 0,
    key: JSON.stringify([count, zone, price, accessible, level]),
  };
}

const noOrdinals: ReadonlySet<number> = new Set();

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
    (ordinal: number, party: number) => {
      if (pending.has(ordinal) || !geometry || !zoneOf || !seatStates) return;
      const count = Math.max(1, Math.min(party, maxSeats - lines.length));
      const wish = actOfTap({ geometry, zoneOf, states: seatStates.states }, ordinal, count, lines);
      if (wish.kind === "giveBack") void giveBack([wish.line]);
      else if (wish.kind === "take") void take(wish.ordinals);
      else setNotice(wish.notice);
    },
    [pending, lines, maxSeats, giveBack, zoneOf, seatStates, take, geometry],
  );

  /** The best free seats of a wish as the map knows them now, without those it has seen. */
  const bestOf = useCallback(
    ({ count, zone, wants, wheelchairs }: BestWish, seen: ReadonlySet<number>) => {
      if (!geometry || !seatStates || !zoneOf) return undefined;
      const isFree = (ordinal: number) =>
        seatStates.states[ordinal] === SeatStatus.free &&
        zoneOf[ordinal] !== notInAnyZone &&
        !seen.has(ordinal) &&
        (wants === null || wants(ordinal));
      const taken = seatStates.states;
      return bestSeats(geometry, { count, isFree, taken, zoneOf, zone: zone?.index, wheelchairs })[0]?.ordinals;
    },
    [geometry, seatStates, zoneOf],
  );

  /** The best `count` seats together in one tap; on the next tap the next best, and the last ones go back. */
  const takeBest = useCallback(
    async (wish: BestWish) => {
      const { count, zone, wants } = wish;
      const before = offered.current?.wish === wish.key ? offered.current : null;
      const replaced = lines.filter((line) => before?.last.has(line.ordinal));
      let seen: ReadonlySet<number> = before?.ordinals ?? noOrdinals;
      setChoosing(true);
      try {
        // The limit counts the seats that are about to be replaced, so then they have to go first.
        const releaseFirst = lines.length + count > maxSeats && replaced.length > 0;
        if (releaseFirst) await giveBack(replaced);
        let next = before || wants ? bestOf(wish, seen) : undefined;
        if (!next && wants && seen.size > 0) {
          // Past the last proposal the round begins again.
          seen = noOrdinals;
          next = bestOf(wish, seen);
        }
        let taken: readonly number[] = next ?? [];
        let placed = next ? await take(next) : false;
        if (!placed && wants) {
          if (!next) setNotice({ kind: "noneTogether", count });
        } else if (!placed) {
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
        offered.current = { wish: wish.key, ordinals: new Set([...seen, ...taken]), last: new Set(taken) };
        return taken;
      } finally {
        setChoosing(false);
      }
    },
    [lines, maxSeats, giveBack, bestOf, take, act, holdBestSeats, performanceId],
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
      (wishKey: string) =>
        offered.current?.wish === wishKey && [...offered.current.last].some((ordinal) => mine.has(ordinal)),
      [mine],
    ),
  };
}

export type SeatPicking = ReturnType<typeof useSeatPicking>;
