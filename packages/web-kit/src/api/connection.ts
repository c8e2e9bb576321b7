import { useSyncExternalStore } from "react";

/** What the page knows about its way to the server. */
export interface Connection {
  /** The live channel is open; screens show the truth of this moment. */
  readonly live: boolean;
  /** The browser says there is no network, or the last request did not arrive. */
  readonly offline: boolean;
}

let current: Connection = { live: false, offline: false };
const listeners = new Set<() => void>();

/** Notes a change of the connection and tells everyone who looks at it. */
export function reportConnection(change: Partial<Connection>): void {
  const next = { ...current, ...change };
  if (next.live === current.live && next.offline === current.offline) return;
  current = next;
  for (const listener of listeners) listener();
}

if (typeof window !== "undefined") {
  window.addEventListener("offline", () => reportConnection({ offline: true, live: false }));
  window.addEventListener("online", () => reportConnection({ offline: false }));
}

/** Calls back at every change; answers a function that ends it. */
export function onConnection(listener: (now: Connection) => void): () => void {
  const tell = () => listener(current);
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The state of the connection, live: `offline` after a failed request or when the browser has no network. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
