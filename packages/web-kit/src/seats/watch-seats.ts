import { base64ToBytes, SeatStates } from "@parterre/seat-map";
import { liveClient } from "../api/live.ts";

export type SeatAudience = "PUBLIC" | "STAFF";

/** The live picture of one performance's seats, shared by everything on the page that looks at it. */
export interface SeatWatch {
  readonly seatStates: SeatStates;
  /** The first snapshot has come and the socket is open: the picture is the truth. */
  connected(): boolean;
  /** Another version of the seat map is sold by now: this picture gets no further frames. */
  outdated(): boolean;
  subscribe(listener: () => void): () => void;
  /** Ends this caller's interest; the last one closes the subscription. */
  release(): void;
}

interface Shared {
  readonly seatStates: SeatStates;
  readonly listeners: Set<() => void>;
  connected: boolean;
  outdated: boolean;
  watchers: number;
  stop: () => void;
}

// The text is the same for every watcher, so the server parses it once; the name chooses the operation id (live.ts).
const query = `subscription SeatAvailability($performanceId: ID!, $audience: Audience!) {
  seatAvailability(performanceId: $performanceId, audience: $audience) { frame seatMapVersionId }
}`;

const sharedByKey = new Map<string, Shared>();
const retryAfterErrorMs = 2_000;

/** A published map as far as watching its seats goes. */
export interface WatchedMap {
  readonly id: string;
  readonly seatCount: number;
}

interface Frame {
  readonly frame: string;
  /** With whole pictures only. */
  readonly seatMapVersionId: string | null;
}

function start(performanceId: string, audience: SeatAudience, map: WatchedMap): Shared {
  const shared: Shared = {
    seatStates: new SeatStates(map.seatCount),
    listeners: new Set(),
    connected: false,
    outdated: false,
    watchers: 0,
    stop: () => undefined,
  };
  let stopped = false;
  let unsubscribe = () => {};
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    for (const listener of shared.listeners) listener();
  };
  const setConnected = (connected: boolean) => {
    if (shared.connected === connected) return;
    shared.connected = connected;
    tell();
  };
  const client = liveClient();
  const again = () => {
    setConnected(false);
    clearTimeout(retryTimer);
    if (!stopped) retryTimer = setTimeout(open, retryAfterErrorMs);
  };
  const open = () => {
    unsubscribe = client.subscribe<{ seatAvailability: Frame }>(
      { query, operationName: "SeatAvailability", variables: { performanceId, audience } },
      {
        next: (result) => {
          const told = result.data?.seatAvailability;
          if (!told) return;
          if (told.seatMapVersionId !== null && told.seatMapVersionId !== map.id) {
            // Its ordinals are other seats. Whoever draws this map loads the other one; each new picture says so again.
            shared.outdated = true;
            shared.connected = false;
            tell();
            return;
          }
          if (told.seatMapVersionId !== null) shared.outdated = false;
          if (shared.outdated) return;
          try {
            shared.seatStates.apply(base64ToBytes(told.frame));
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
 * Watches the seats of a performance on the map it is drawn with. Watchers of the same performance, audience and map on
 * this page share one subscription and one picture.
 */
export function watchSeats(performanceId: string, audience: SeatAudience, map: WatchedMap): SeatWatch {
  const key = `${audience}:${performanceId}:${map.id}`;
  let shared = sharedByKey.get(key);
  if (!shared) {
    shared = start(performanceId, audience, map);
    sharedByKey.set(key, shared);
  }
  const watched = shared;
  watched.watchers += 1;
  let released = false;
  return {
    seatStates: watched.seatStates,
    connected: () => watched.connected,
    outdated: () => watched.outdated,
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
