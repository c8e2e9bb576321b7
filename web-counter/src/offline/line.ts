import { onConnection } from "@parterre/web-kit";
import { useSyncExternalStore } from "react";
import { firstLine, type LineEvent, type LineState, stepLine } from "./line-state.ts";

const askEveryMs = 10_000;
const askAgainMs = 2_000;
const patienceMs = 4_000;

/** A reload does not make an outage younger. */
const sinceKey = "parterre.counter.offline-since";

let line: LineState = firstLine;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let asking: Promise<void> | undefined;

function note(event: LineEvent): void {
  const before = line;
  line = stepLine(line, event);
  if (line.kind === "offline" && before.kind !== "offline") {
    line = { ...line, since: Number(window.localStorage.getItem(sinceKey) ?? line.since) };
    window.localStorage.setItem(sinceKey, String(line.since));
  } else if (event.kind === "answered") window.localStorage.removeItem(sinceKey);
  if (before.kind === line.kind && before.since === line.since) return;
  for (const listener of [...listeners]) listener();
}

/** One small question that the database has to answer for: a server that cannot reach it is of no use either. */
async function ask(): Promise<void> {
  const begun = performance.now();
  try {
    const { ok } = await fetch("/readyz", { cache: "no-store", signal: AbortSignal.timeout(patienceMs) });
    note(ok ? { kind: "answered", tookMs: performance.now() - begun } : { kind: "failed", at: Date.now() });
  } catch {
    note({ kind: "failed", at: Date.now() });
  }
}

function askOnce(): Promise<void> {
  asking ??= ask().finally(() => {
    asking = undefined;
    clearTimeout(timer);
    timer = setTimeout(() => void askOnce(), line.failures > 0 ? askAgainMs : askEveryMs);
  });
  return asking;
}

/** Begins to look after the line; again does nothing. */
export function watchLine(): void {
  if (timer !== undefined || asking) return;
  window.addEventListener("offline", () => note({ kind: "cut", at: Date.now() }));
  window.addEventListener("online", () => void askOnce());
  // A request of the app did not arrive: was that the line?
  onConnection(({ offline }) => {
    if (offline) void isLineDown();
  });
  if (!navigator.onLine) note({ kind: "cut", at: Date.now() });
  void askOnce();
}

/** Asks until it is clear whether the server can be reached. */
export async function isLineDown(): Promise<boolean> {
  do await askOnce();
  while (line.failures > 0 && line.kind !== "offline");
  return line.kind === "offline";
}

export const lineNow = (): LineState => line;

/** Calls back when the line's state changes; answers a function that ends it. */
export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLine(): LineState {
  return useSyncExternalStore(onLine, lineNow);
}
