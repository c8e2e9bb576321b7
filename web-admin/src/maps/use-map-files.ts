import type { SeatMapGeometry } from "@parterre/seat-map";
import { fetchGeometry, fetchZoneMap } from "@parterre/web-kit";
import { useCallback, useEffect, useState } from "react";

export interface MapFiles {
  /** Null while loading. */
  readonly geometry: SeatMapGeometry | null;
  /** Zone index by ordinal; null while loading or when not asked for. */
  readonly zoneOf: Uint8Array | null;
  readonly error: unknown;
  readonly retry: () => void;
}

interface Loaded {
  readonly key: string;
  readonly geometry: SeatMapGeometry;
  readonly zoneOf: Uint8Array | null;
}

/** A published map, and a performance's zones on it, without watching seats: for work before anything is sold. */
export function useMapFiles(geometryUrl: string | null, zoneMapUrl: string | null = null): MapFiles {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const key = `${geometryUrl} ${zoneMapUrl} ${attempt}`;
  useEffect(() => {
    if (geometryUrl === null) return;
    let wanted = true;
    setError(null);
    Promise.all([fetchGeometry(geometryUrl), zoneMapUrl === null ? null : fetchZoneMap(zoneMapUrl)]).then(
      ([geometry, zoneOf]) => wanted && setLoaded({ key, geometry, zoneOf }),
      (reason: unknown) => wanted && setError(reason ?? new Error("the map could not be loaded")),
    );
    return () => {
      wanted = false;
    };
  }, [geometryUrl, zoneMapUrl, key]);
  const ready = loaded?.key === key ? loaded : null;
  return {
    geometry: ready?.geometry ?? null,
    zoneOf: ready?.zoneOf ?? null,
    error,
    retry: useCallback(() => setAttempt((count) => count + 1), []),
  };
}
