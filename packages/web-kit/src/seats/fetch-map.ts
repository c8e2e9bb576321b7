import { decodeGeometry, type SeatMapGeometry } from "@parterre/seat-map";

/** Small: a page looks at one or two maps; the browser's HTTP cache keeps the rest, they are immutable. */
const keptMaps = 4;

function remembering<Value>(load: (url: string) => Promise<Value>): (url: string) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (url) => {
    const known = kept.get(url);
    if (known) return known;
    const loading = load(url);
    kept.set(url, loading);
    // A failure is not remembered: the next look tries again.
    loading.catch(() => kept.delete(url));
    const oldest = kept.keys().next().value;
    if (kept.size > keptMaps && oldest !== undefined) kept.delete(oldest);
    return loading;
  };
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
}

/** The published geometry at an immutable address, decoded. Rejects when it cannot be had. */
export const fetchGeometry: (url: string) => Promise<SeatMapGeometry> = remembering(async (url) =>
  decodeGeometry(await (await fetched(url)).text()),
);

/** The zone of each seat: bytes by ordinal, 255 for none. Rejects when it cannot be had. */
export const fetchZoneMap: (url: string) => Promise<Uint8Array> = remembering(
  async (url) => new Uint8Array(await (await fetched(url)).arrayBuffer()),
);
