import type { Currency } from "@parterre/money";
import { type ColourScheme, type SeatMapGeometry, zoneColour } from "@parterre/seat-map";
import { everySeat, levelsOf, matchingSeats, type SeatFilter, seatsOfBlocks } from "@parterre/seat-map/viewer";
import { useMemo, useState } from "react";
import { useLocale } from "../language/use-text.ts";
import { type PricedHouse, zonePrices } from "./priced-house.ts";

export interface FilterZone {
  readonly index: number;
  readonly name: string;
  readonly colour: string;
  /** Minor units. */
  readonly pricesMinor: readonly number[];
}

/** What a reader wants to see of a house: filter and level. */
export interface HouseFilter {
  readonly filter: SeatFilter;
  readonly setFilter: (filter: SeatFilter) => void;
  readonly currency: Currency;
  readonly zones: readonly FilterZone[];
  /** The level on the map, an index into `levelsOf`; null: all of the house. Set by the map. */
  readonly level: number | null;
  readonly setLevel: (level: number | null) => void;
  /** Non-zero by ordinal for what the filter lets through; null: everything. */
  readonly matching: Uint8Array | null;
  /** Whether a seat passes the filter and is on the level that is shown. */
  readonly isShown: (ordinal: number) => boolean;
}

/** Keeps the filter of a map on screen. Geometry and zones may still be loading. */
export function useHouseFilter(
  house: PricedHouse,
  currency: Currency,
  { geometry, zoneOf }: { readonly geometry: SeatMapGeometry | null; readonly zoneOf: Uint8Array | null },
  scheme: ColourScheme,
): HouseFilter {
  const { pick } = useLocale();
  const [filter, setFilter] = useState<SeatFilter>(everySeat);
  const [level, setLevel] = useState<number | null>(null);
  const zones = useMemo(
    () =>
      house.zones.map(({ id, index, hue, name }) => ({
        index,
        name: pick(name),
        colour: zoneColour(hue, scheme),
        pricesMinor: zonePrices(house, id, currency),
      })),
    [house, currency, pick, scheme],
  );
  const matching = useMemo(
    () => (geometry && zoneOf ? matchingSeats(geometry, zoneOf, zones, filter) : null),
    [geometry, zoneOf, zones, filter],
  );
  const onLevel = useMemo(() => {
    const blocks = geometry && level !== null ? levelsOf(geometry)[level]?.blocks : undefined;
    return geometry && blocks ? seatsOfBlocks(geometry, blocks) : null;
  }, [geometry, level]);
  return useMemo(
    () => ({
      filter,
      setFilter,
      currency,
      zones,
      level,
      setLevel,
      matching,
      isShown: (ordinal) => (!matching || matching[ordinal] === 1) && (!onLevel || onLevel[ordinal] === 1),
    }),
    [filter, currency, zones, level, matching, onLevel],
  );
}
