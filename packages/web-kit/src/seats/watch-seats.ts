import { base64ToBytes, SeatStates } from "@parterre/seat-map";
import { liveClient } from "../api/live.ts";

export type SeatAudience = "PUBLIC" | "STAFF";

/** The live picture of one performance's seats, shared by everything on the page that looks at it. */
export interface SeatWatch {
  readonly seatStates: SeatStates;
  /** The first snapshot has come and the socket is open: the picture is the truth. */
  connected(): boolean;
  subscribe(listener: () => void): () => void;
  /** Ends this caller's interest; the last one closes the subscription. */
  release(): void;
}

interface Shared {
  readonly seatStates: SeatStates;
  readonly listeners: Set<() => void>;
  connected: boolean;
  watchers: number;
  stop: () => void;
}

// The text is the same for every watcher, so the server parses it once; the name chooses the operation id (live.ts).
const query = `subscription SeatAvailability($performanceId: ID!, $audience: Audience!) {
  seatAvailability(performanceId: $performanceId, audience: $audience) { frame }
}`;

const sharedByKey = new Map<string, Shared>();
const retryAfterErrorMs = 2_000;

function start(performanceId: string, audience: SeatAudience, seatCount: number): Shared {
  const shared: Shared = {
    seatStates: new SeatStates(seatCount),
    listeners: new Set(),
    connected: false,
    watchers: 0,
    stop: () => undefined,
  };
  let stopped = false;
  let unsubscribe = () => {};
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  const setConnected = (connected: boolean) => {
    if (shared.connected === connected) return;
    shared.connected = connected;
    for (const listener of shared.listeners) listener();
  };
  const client = liveClient();
  const again = () => {
    setConnected(false);
    clearTimeout(retryTimer);
    if (!stopped) retryTimer = setTimeout(open, retryAfterErrorMs);
  };
  const open = () => {
    unsubscribe = client.subscribe<{ seatAvailability: { frame: string } }>(
      { query, operationName: "SeatAvailability", variables: { performanceId, audience } },
      {
        next: (result) => {
          const frame = result.data?.seatAvailability?.frame;
          if (!frame) return;
          try {
            shared.seatStates.apply(base64ToBytes(frame));
            setConnected(true);
          } catch (reason) {
            // Not a frame of this map: nothing was changed; a new subscription begins with a snapshot.
            console.error(reason);
            unsubscribe();
            again();
          }
        },
        error: again,
        complete: again,
      },
    );
  };
  // A lost socket is opened again by graphql-ws, with a fresh snapshot; meanwhile the picture is not the truth.
  const offClosed = client.on("closed", () => setConnected(false));
  open();
  shared.stop = () => {
    stopped = true;
    clearTimeout(retryTimer);
    offClosed();
    unsubscribe();
  };
  return shared;
}

/**
 * Watches the seats of a performance. Watchers of the same performance and audience on this page share one
 * subscription and one picture. `seatCount` is the published map's.
 */
export function watchSeats(performanceId: string, audience: SeatAudience, seatCount: number): SeatWatch {
  const key = `${audience}:${performanceId}`;
  let shared = sharedByKey.get(key);
  if (!shared) {
    shared = start(performanceId, audience, seatCount);
    sharedByKey.set(key, shared);
  }
  const watched = shared;
  watched.watchers += 1;
  let released = false;
  return {
    seatStates: watched.seatStates,
    connected: () => watched.connected,
    subscribe: (listener) => {
      watched.listeners.add(listener);
      return () => watched.listeners.delete(listener);
    },
    release: () => {
      if (released) return;
      released = true;
      watched.watchers -= 1;
      if (watched.watchers > 0) return;
      watched.stop();
      sharedByKey.delete(key);
    },
  };
}
