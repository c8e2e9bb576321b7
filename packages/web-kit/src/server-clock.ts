import { useSyncExternalStore } from "react";

/**
 * The server's clock as this page knows it. Buyers' devices are wrong by minutes; a hold ends by the server's clock,
 * so countdowns use the difference learnt from answers that carry `serverTime`.
 */
let offsetMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Notes the server's time from an answer that just came. The way back makes it late by less than the round trip. */
export function noteServerTime(serverTime: string): void {
  const read = Date.parse(serverTime);
  if (Number.isNaN(read)) return;
  offsetMs = read - Date.now();
  for (const listener of listeners) listener();
}

/** Now by the server's clock, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/**
 * Milliseconds until an instant by the server's clock, in whole seconds, never negative; null without an instant.
 * Renders once a second.
 */
export function useCountdown(until: string | null | undefined): number | null {
  return useSyncExternalStore(subscribe, () => {
    if (!until) return null;
    return Math.max(0, Math.ceil((Date.parse(until) - serverNow()) / 1000)) * 1000;
  });
}
