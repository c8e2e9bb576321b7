// Starts the counter without a network. Written by hand: what it does is little, and everything that decides about a
// sale is in the app. The build puts the release's files and its name in (precache.ts).

/** @type {{ version: string, files: string[] }} */
const release = __RELEASE__;
const base = new URL(self.registration.scope).pathname;
const releaseCache = `parterre-counter-${release.version}`;
/** What the app keeps besides: maps, letters. See src/offline/kept-files.ts. */
const keptCache = "parterre-counter-kept";
const mostKept = 600;
/** A reload waits no longer for a page from the server than this. */
const patienceMs = 2_500;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(releaseCache).then((cache) => cache.addAll(release.files)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        const isOurs = name.startsWith("parterre-counter-");
        if (isOurs && name !== releaseCache && name !== keptCache) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
  if (data === "take-me") void self.clients.claim();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname.startsWith(base)) event.respondWith(page(request));
  } else if (isForEver(url.pathname)) event.respondWith(file(request));
});

/** Addresses whose content never changes: they are named by it. */
function isForEver(path) {
  return (
    path.startsWith(`${base}assets/`) ||
    path.startsWith("/seat-maps/") ||
    /^\/performances\/[^/]+\/zones\//.test(path) ||
    release.files.includes(path)
  );
}

/** The page from the server; the kept one when the server is gone, too slow or in trouble. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.status < 500) return answer;
  } catch {
    // Kept below.
  }
  return (await caches.match(base)) ?? Response.error();
}

async function file(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && /immutable/.test(answer.headers.get("cache-control") ?? "")) {
    const copy = answer.clone();
    void keep(request, copy);
  }
  return answer;
}

async function keep(request, answer) {
  const cache = await caches.open(keptCache);
  await cache.put(request, answer);
  const keys = await cache.keys();
  for (const oldest of keys.slice(0, Math.max(0, keys.length - mostKept))) await cache.delete(oldest);
}
