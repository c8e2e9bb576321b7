import { useCallback, useEffect, useMemo, useState } from "react";
import type { SeatMapGeometry } from "../src/model.ts";
import type { SeatMapViewProps } from "./contract.ts";
import { type HouseLevel, levelsOf } from "./levels.ts";

const keyOf = (house: string): string => `parterre.level.${house}`;

/** By place, not by name: the name changes with the reader's language. */
function remembered(house: string, count: number): number | null {
  const index = Number.parseInt(window.localStorage.getItem(keyOf(house)) ?? "", 10);
  return index >= 0 && index < count ? index : null;
}

export interface ShownLevel {
  readonly levels: readonly HouseLevel[];
  /** Index into `levels`; null: the whole house. */
  readonly level: number | null;
  readonly choose: (level: number | null) => void;
  /** 1 by index for the blocks to show; null for all. */
  readonly shownBlocks: Uint8Array | null;
}

/** The level on a map: the app's, where it says one, else the reader's own, remembered for the house. */
export function useLevel(
  geometry: SeatMapGeometry,
  asked: number | null | undefined,
  onLevelChange: SeatMapViewProps["onLevelChange"],
): ShownLevel {
  const levels = useMemo(() => levelsOf(geometry), [geometry]);
  const house = geometry.name;
  const [own, setOwn] = useState(() => remembered(house, levels.length));
  useEffect(() => setOwn(remembered(house, levels.length)), [house, levels.length]);
  const wanted = asked === undefined ? own : asked;
  const level = wanted !== null && wanted < levels.length ? wanted : null;
  const choose = useCallback(
    (next: number | null) => {
      window.localStorage.setItem(keyOf(house), String(next ?? ""));
      setOwn(next);
      onLevelChange?.(next);
    },
    [house, onLevelChange],
  );
  // Whoever counts seats has to know what is shown, from the first picture on.
  useEffect(() => onLevelChange?.(level), [level, onLevelChange]);
  return { levels, level, choose, shownBlocks: level === null ? null : levels[level]!.blocks };
}
