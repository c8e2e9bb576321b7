import { useLayoutEffect, useRef } from "react";
import { findBinding, type KeyBinding, type KeyLayer, type KeyPress } from "./key-layers.ts";

const layers: KeyLayer[] = [];

function focusOf(target: EventTarget | null): KeyPress["focus"] {
  if (!(target instanceof HTMLElement)) return "none";
  if (target.isContentEditable || target.matches("textarea, select")) return "field";
  if (target instanceof HTMLInputElement) {
    // A box or a choice has the space bar; Enter still means the screen's main act.
    if (["checkbox", "radio"].includes(target.type)) return "none";
    if (["button", "submit"].includes(target.type)) return "button";
    return target.inputMode === "decimal" ? "number" : "field";
  }
  return target.closest("button, a, summary, [role=menuitem], [role=option]") ? "button" : "none";
}

function onKeyDown(event: KeyboardEvent): void {
  // The map and open menus have the first word about keys pressed inside them.
  if (event.defaultPrevented || event.isComposing) return;
  const binding = findBinding(layers, {
    key: event.key,
    shift: event.shiftKey,
    chord: event.ctrlKey || event.altKey || event.metaKey,
    focus: focusOf(event.target),
  });
  if (!binding) return;
  event.preventDefault();
  if (event.repeat && binding.key === "enter") return; // a held Enter must not run through a whole sale
  if (binding.enabled !== false) binding.act();
}

/**
 * Binds keys while the component is mounted. `exclusive` hides the layers of the screens below (dialogs).
 * Bindings may change on every render. They change together with what is on the screen: bound a moment later, the next
 * key of a quick hand would still mean the screen before.
 */
export function useKeys(bindings: readonly KeyBinding[], options: { exclusive?: boolean; active?: boolean } = {}) {
  const { exclusive = false, active = true } = options;
  const current = useRef(bindings);
  useLayoutEffect(() => {
    current.current = bindings;
  });

  useLayoutEffect(() => {
    if (!active) return;
    const layer: KeyLayer = {
      exclusive,
      get bindings() {
        return current.current;
      },
    };
    if (layers.length === 0) window.addEventListener("keydown", onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", onKeyDown);
    };
  }, [exclusive, active]);
}
