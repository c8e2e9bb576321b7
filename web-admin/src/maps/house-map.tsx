import { Skeleton, useComputedColorScheme } from "@mantine/core";
import { type SeatMapGeometry, SeatStates } from "@parterre/seat-map";
import { SeatMapView, type SeatMapViewProps, type SeatMapZone } from "@parterre/seat-map/viewer";
import { ErrorState, namedFor, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./house-map.module.css";

const nothing: ReadonlySet<number> = new Set();

export interface HouseMapProps
  extends Partial<
    Pick<
      SeatMapViewProps,
      | "mode"
      | "tool"
      | "onBlockTap"
      | "onSeatTap"
      | "onSeatsBrushed"
      | "chosenBlocks"
      | "matching"
      | "proposed"
      | "signs"
      | "label"
      | "onLook"
      | "level"
      | "onLevelChange"
      | "texts"
      | "ref"
      | "onSeatHover"
      | "tools"
      | "mine"
    >
  > {
  /** Null while loading. */
  readonly geometry: SeatMapGeometry | null;
  /** Zone index by ordinal; null: the bare house. */
  readonly zoneOf: Uint8Array | null;
  readonly zones: readonly SeatMapZone[];
  /** Live states; absent: every seat is drawn free. */
  readonly seatStates?: SeatStates | null;
  /** Seats that stand out, filled. */
  readonly mine?: ReadonlySet<number> | undefined;
  readonly error?: unknown;
  readonly onRetry?: () => void;
}

/** A seat map in an organiser's page: the house with its zones, live where something is sold. */
export function HouseMap({
  geometry: drawn,
  zoneOf,
  zones,
  seatStates,
  error,
  onRetry,
  mode = "look",
  mine = nothing,
  ...rest
}: HouseMapProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const geometry = useMemo(() => (drawn ? namedFor(drawn, locale) : null), [drawn, locale]);
  const allFree = useMemo(() => (geometry ? new SeatStates(geometry.seatCount) : null), [geometry]);
  // A house without zones is shown in one hue, so that the shading of quality can be judged.
  const bare = useMemo(() => (geometry ? new Uint8Array(geometry.seatCount) : null), [geometry]);
  const bareZones = useMemo<readonly SeatMapZone[]>(() => [{ index: 0, hue: 9, name: t("map.allSeats") }], [t]);

  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  const states = seatStates ?? allFree;
  if (!geometry || !states || !bare) return <Skeleton height="100%" radius={0} aria-label={t("map.loading")} />;
  return (
    <SeatMapView
      {...rest}
      geometry={geometry}
      seatStates={states}
      zoneOf={zoneOf ?? bare}
      zones={zoneOf ? zones : bareZones}
      mine={mine}
      mode={mode}
      colourScheme={scheme}
      locale={locale}
      className={classes.view}
    />
  );
}
