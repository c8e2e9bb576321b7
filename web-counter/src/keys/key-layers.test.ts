import { describe, expect, it } from "vitest";
import { findBinding, type KeyBinding, type KeyLayer, type KeyPress, keyName } from "./key-layers.ts";

function layer(
  keys: readonly string[],
  options: { exclusive?: boolean; inFields?: KeyBinding["inFields"] } = {},
): KeyLayer {
  return {
    exclusive: options.exclusive ?? false,
    bindings: keys.map((key) => ({ key, act: () => {}, inFields: options.inFields ?? false })),
  };
}

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  chord: false,
  focus: "none",
  ...over,
});

describe("key layers", () => {
  it("give a key to the topmost layer that knows it", () => {
    const below = layer(["a", "f2"]);
    const above = layer(["a"]);
    expect(findBinding([below, above], press("a"))).toBe(above.bindings[0]);
    expect(findBinding([below, above], press("F2"))).toBe(below.bindings[1]);
  });

  it("let nothing through a dialog", () => {
    expect(findBinding([layer(["f2"]), layer(["escape"], { exclusive: true })], press("F2"))).toBeNull();
  });

  it("leave typing alone, except for keys that say they work in fields", () => {
    expect(findBinding([layer(["a"])], press("a", { focus: "field" }))).toBeNull();
    const cash = layer(["enter"], { inFields: true });
    expect(findBinding([cash], press("Enter", { focus: "field" }))).toBe(cash.bindings[0]);
  });

  it("let letters act while a number is typed, and not while a text is", () => {
    const ways = layer(["t"], { inFields: "numbers" });
    expect(findBinding([ways], press("t", { focus: "number" }))).toBe(ways.bindings[0]);
    expect(findBinding([ways], press("t", { focus: "field" }))).toBeNull();
    expect(findBinding([layer(["t"])], press("t", { focus: "number" }))).toBeNull();
  });

  it("leave Enter to a focused button and chords to the browser", () => {
    expect(findBinding([layer(["enter"])], press("Enter", { focus: "button" }))).toBeNull();
    expect(findBinding([layer(["c"])], press("c", { chord: true }))).toBeNull();
  });

  it("name shifted letters apart, but not shifted signs", () => {
    expect(keyName({ key: "A", shift: true })).toBe("shift+a");
    expect(keyName({ key: "A", shift: false })).toBe("a");
    expect(keyName({ key: "?", shift: true })).toBe("?");
  });
});
