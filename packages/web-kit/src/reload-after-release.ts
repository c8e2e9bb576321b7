const storageKey = "parterre.reloaded";
const notAgainWithinMs = 30_000;

/**
 * A new release replaces the parts that a page loads when they are needed; a page opened before it asks for parts
 * that are gone. Then the page is loaded again, once; if that does not help, the error is shown as any other.
 */
export function reloadAfterRelease(): void {
  window.addEventListener("vite:preloadError", (event) => {
    const last = Number(window.sessionStorage.getItem(storageKey));
    if (Date.now() - last < notAgainWithinMs) return;
    window.sessionStorage.setItem(storageKey, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
