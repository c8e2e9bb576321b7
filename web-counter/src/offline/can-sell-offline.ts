/** Whether this browser can: over HTTPS or on this machine, and none that is years old. */
export function canSellOffline(): boolean {
  return "serviceWorker" in navigator && "locks" in navigator && typeof indexedDB !== "undefined";
}
