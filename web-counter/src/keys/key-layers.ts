/**
 * The counter is worked by keys. Screens and dialogs each put a layer of bindings on a stack; a key goes to
 * the topmost layer that knows it, and a layer that is exclusive (a dialog) hides everything below it.
 */

export interface KeyBinding {
  /** `KeyboardEvent.key`, letters in lower case; "shift+" in front where the shifted key means something else. */
  readonly key: string;
  readonly act: () => void;
  /** False: the key does nothing now, and is not passed further down either. */
  readonly enabled?: boolean;
  /**
   * True: also while typing in a field. Only for keys that never belong to a text (Escape, F-keys, Enter). `numbers`:
   * also while typing a number, which no letter belongs to.
   */
  readonly inFields?: boolean | "numbers";
}

export interface KeyLayer {
  readonly exclusive: boolean;
  readonly bindings: readonly KeyBinding[];
}

/** The parts of a keyboard event that decide what it means here. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is down: such chords belong to the browser. */
  readonly chord: boolean;
  /** Where the focus is: a text field, a field for a number, a button or link that has its own Enter, or none of them. */
  readonly focus: "field" | "number" | "button" | "none";
}

/** Reads a key press as the name bindings use: "enter", "a", "shift+a", "f2", "1". */
export function keyName(press: Pick<KeyPress, "key" | "shift">): string {
  const key = press.key.toLowerCase();
  // A shifted letter is its own act; the shift needed to type "+" or "?" is not.
  return press.shift && (/^[a-z]$/.test(key) || key.length > 1) ? `shift+${key}` : key;
}

/** The binding a key press means, or null when it belongs to the browser or to nobody. */
export function findBinding(layers: readonly KeyLayer[], press: KeyPress): KeyBinding | null {
  if (press.chord) return null;
  const name = keyName(press);
  if (press.focus === "button" && (name === "enter" || name === " ")) return null;
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index]!;
    const found = layer.bindings.find((binding) => binding.key === name);
    if (found) {
      if (press.focus === "field" && found.inFields !== true) return null;
      if (press.focus === "number" && !found.inFields) return null;
      return found;
    }
    if (layer.exclusive) return null;
  }
  return null;
}
