import { isAtWork } from "./at-work.ts";
import { touchedAt } from "./touched.ts";

const idleMs = 120_000;
const lookEveryMs = 30_000;

/**
 * Puts the service worker in place that starts this app without a network. A new release waits beside the running one
 * and takes over when the window is idle: no sale, nothing printing, no key or touch for two minutes. Until then the old
 * one goes on from its own files.
 */
export function registerServiceWorker(): void {
  // The development server's files change under the page's feet, and are not to be kept.
  if (import.meta.env.MODE !== "production" || !("serviceWorker" in navigator)) return;
  const loadedAt = Date.now();
  let takesOver = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (takesOver) window.location.reload();
  });
  void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}service-worker.js`).then(
    (registration) => {
      setInterval(() => {
        const isIdle = Date.now() - (touchedAt() ?? loadedAt) > idleMs && !isAtWork();
        if (!registration.waiting || !isIdle) return;
        takesOver = true;
        registration.waiting.postMessage("take-over");
      }, lookEveryMs);
    },
    // A browser that refuses it, in a private window for one, sells online.
    () => undefined,
  );
  // A page that was on its way while the first worker began has none, and would have none until it is loaded again.
  void navigator.serviceWorker.ready.then(({ active }) => {
    if (!navigator.serviceWorker.controller) active?.postMessage("take-me");
  });
}
