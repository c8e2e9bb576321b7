import { useApolloClient } from "@apollo/client/react";
import type { SeatMapGeometry, SeatStates } from "@parterre/seat-map";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { graphql } from "../api/graphql.ts";
import { placeName } from "../language/place-name.ts";
import type { Locale } from "../language/texts.ts";
import { useLocale } from "../language/use-text.ts";
import { fetchGeometry, fetchZoneMap } from "./fetch-map.ts";
import { type SeatAudience, type SeatWatch, watchSeats } from "./watch-seats.ts";

/** What `useSeatMapData` needs to know of a performance; spread it into the screen's query. */
export const seatMapDataFragment = graphql(`
  fragment SeatMapData on Performance @_unmask {
    id
    seatCount
    zoneMapUrl
    seatMapVersion {
      id
      seatCount
      geometryUrl
    }
  }
`);

export interface SeatMapDataOf {
  readonly id: string;
  readonly zoneMapUrl: string;
  readonly seatMapVersion: { readonly id: string; readonly geometryUrl: string; readonly seatCount: number };
}

export interface SeatMapData {
  /** The version that is drawn, whose ordinals all of this speaks in: say so when holding seats. Null while loading. */
  readonly versionId: string | null;
  /** Blocks are named in the reader's language. Null while loading. */
  readonly geometry: SeatMapGeometry | null;
  /** Index into the performance's zones by ordinal, 255 for none; null while loading. */
  readonly zoneOf: Uint8Array | null;
  /** Live states by ordinal; null while the geometry is loading. All free until the first snapshot (`connected`). */
  readonly seatStates: SeatStates | null;
  /** A snapshot has come and the socket is open. */
  readonly connected: boolean;
  /** The map could not be had; `retry` asks again. */
  readonly error: unknown;
  readonly retry: () => void;
}

/** The map with its blocks named in the reader's language; seats, rows and everything measured are shared. */
export function namedFor(geometry: SeatMapGeometry, locale: Locale): SeatMapGeometry {
  return {
    ...geometry,
    blocks: geometry.blocks.map((block) => ({
      ...block,
      label: placeName(block.label, locale),
      ...(block.level !== undefined && { level: placeName(block.level, locale) }),
    })),
  };
}

/** Until the answer is of the version that is sold: a process may be a moment behind another. */
const askAgainMs = 1_500;

const noSubscription = () => () => {};

/**
 * Everything a seat map on screen needs: geometry and zones over cacheable HTTP, live seat states over the socket.
 * `audience` STAFF tells held, sold and killed apart and needs a sign-in.
 */
export function useSeatMapData(
  performance: SeatMapDataOf | null | undefined,
  audience: SeatAudience = "PUBLIC",
): SeatMapData {
  const id = performance?.id;
  const geometryUrl = performance?.seatMapVersion.geometryUrl;
  const zoneMapUrl = performance?.zoneMapUrl;
  const versionId = performance?.seatMapVersion.id;
  const seatCount = performance?.seatMapVersion.seatCount;

  const [loaded, setLoaded] = useState<{ url: string; geometry: SeatMapGeometry; zoneOf: Uint8Array } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (!geometryUrl || !zoneMapUrl) return;
    let wanted = true;
    setError(null);
    Promise.all([fetchGeometry(geometryUrl), fetchZoneMap(zoneMapUrl)]).then(
      ([geometry, zoneOf]) => wanted && setLoaded({ url: `${geometryUrl} ${zoneMapUrl}`, geometry, zoneOf }),
      (reason: unknown) => wanted && setError(reason ?? new Error("the map could not be loaded")),
    );
    return () => {
      wanted = false;
    };
  }, [geometryUrl, zoneMapUrl, attempt]);

  const [watch, setWatch] = useState<SeatWatch | null>(null);
  useEffect(() => {
    if (id === undefined || versionId === undefined || seatCount === undefined) return;
    const started = watchSeats(id, audience, { id: versionId, seatCount });
    setWatch(started);
    return () => {
      started.release();
      setWatch(null);
    };
  }, [id, audience, versionId, seatCount]);

  // The performance sells another version of its map: what the page shows of it, the cart too, is asked for again, and
  // with the answer the new map is loaded.
  const client = useApolloClient();
  const outdated = useSyncExternalStore(watch?.subscribe ?? noSubscription, () => watch?.outdated() ?? false);
  useEffect(() => {
    if (!outdated) return;
    const ask = () => void client.refetchQueries({ include: "active" }).catch(() => undefined);
    ask();
    const again = setInterval(ask, askAgainMs);
    return () => clearInterval(again);
  }, [outdated, client]);

  const connected = useSyncExternalStore(watch?.subscribe ?? noSubscription, () => watch?.connected() ?? false);
  const ready = loaded?.url === `${geometryUrl} ${zoneMapUrl}` ? loaded : null;
  const { locale } = useLocale();
  const drawn = ready?.geometry;
  const geometry = useMemo(() => (drawn ? namedFor(drawn, locale) : null), [drawn, locale]);
  return {
    versionId: ready ? (versionId ?? null) : null,
    geometry,
    zoneOf: ready?.zoneOf ?? null,
    seatStates: watch?.seatStates ?? null,
    connected,
    error,
    retry: useCallback(() => setAttempt((count) => count + 1), []),
  };
}
