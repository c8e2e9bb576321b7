/** Where the service worker looks as well; see service-worker.js. */
const cacheName = "parterre-counter-kept";
/** A page of ours loads some hundred files; the browser's own limit of 250 would forget the first. */
const mostEntries = 2_000;

performance.setResourceTimingBufferSize?.(mostEntries);

/**
 * Keeps every file that this page has loaded so far for a start without a network, and these besides: what was loaded
 * before the service worker had the page, it has not seen. The browser's own cache has them, they never change.
 */
export async function keepLoadedFiles(others: readonly string[]): Promise<void> {
  if (!("caches" in window)) return;
  const base = import.meta.env.BASE_URL;
  const loaded = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith(`${base}assets/`))
    .map(({ pathname }) => pathname);
  const cache = await caches.open(cacheName);
  for (const path of new Set([...loaded, ...others])) if (!(await caches.match(path))) await cache.add(path);
}
