let at: number | null = null;

for (const kind of ["keydown", "pointerdown"]) {
  window.addEventListener(
    kind,
    () => {
      at = Date.now();
    },
    { capture: true, passive: true },
  );
}

/** When a key or the screen was touched last in this window, milliseconds since 1970; null: not since it was loaded. */
export const touchedAt = (): number | null => at;
