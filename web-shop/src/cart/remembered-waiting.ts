/** Places in waiting lists taken in this browser: their secret links, newest first. */
const storageKey = "parterre.waiting";
const keptEntries = 20;

/** Anything unreadable counts as nothing. */
export function rememberedWaiting(): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(parsed) ? parsed.filter((entry): entry is string => typeof entry === "string") : [];
  } catch {
    return [];
  }
}

export function rememberWaiting(secret: string): void {
  keep([secret, ...rememberedWaiting().filter((known) => known !== secret)]);
}

export function forgetWaiting(secret: string): void {
  keep(rememberedWaiting().filter((known) => known !== secret));
}

function keep(secrets: readonly string[]): void {
  window.localStorage.setItem(storageKey, JSON.stringify(secrets.slice(0, keptEntries)));
}
