const storageKey = "parterre.counter.selling";

/** Remembers which performance this window sells, for the key that goes back to selling. */
export function rememberSelling(performanceId: string): void {
  window.sessionStorage.setItem(storageKey, performanceId);
}

/** Path of the selling screen used last in this window; the list of performances when there is none. */
export function lastSellingPath(): string {
  const id = window.sessionStorage.getItem(storageKey);
  return id === null ? "/" : `/sell/${encodeURIComponent(id)}`;
}
