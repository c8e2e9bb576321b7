import { type Client, createClient } from "graphql-ws";
import { reportConnection } from "./connection.ts";

const firstRetryMs = 300;
const longestRetryMs = 10_000;

/**
 * Operation ids: every watcher of one performance and audience uses the same id, so the server encodes a frame
 * once for all of them. A socket carries such an operation once; {@link watchSeats} shares it inside a page.
 */
let nextPlainId = 0;
function operationId(payload: { operationName?: string | null; variables?: Record<string, unknown> | null }): string {
  if (payload.operationName === "SeatAvailability") {
    return `seats:${String(payload.variables?.audience)}:${String(payload.variables?.performanceId)}`;
  }
  nextPlainId += 1;
  return `op:${nextPlainId}`;
}

function webSocketUrl(): string {
  const url = new URL("/graphql", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

let client: Client | null = null;

/** The page's one WebSocket to the API: opened by the first subscription, reconnects by itself with backoff. */
export function liveClient(): Client {
  client ??= createClient({
    url: webSocketUrl(),
    generateID: operationId,
    keepAlive: 15_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async (retries) => {
      const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** retries);
      // Jitter keeps thousands of pages from coming back in the same moment after a restart.
      await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random())));
    },
    on: {
      connected: () => reportConnection({ live: true, offline: false }),
      closed: () => reportConnection({ live: false }),
    },
  });
  return client;
}

/** Closes the socket so that the next one carries the cookies of now (after signing in or out). */
export function reopenLiveClient(): void {
  client?.terminate();
}
