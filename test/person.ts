import type { Locator, Page } from "playwright-core";

/**
 * Seconds of the keystroke-level model: Card, Moran and Newell, "The Psychology of Human-Computer Interaction" (1983),
 * chapter 8. A key by somebody who types 40 words a minute; pointing at a target; pressing or letting go of a button;
 * a hand's way between mouse and keyboard; making up one's mind. What the system takes is not in it.
 */
const operatorSeconds = { key: 0.28, point: 1.1, button: 0.1, home: 0.4, think: 1.35 } as const;

type Place = readonly [number, number];

/** Acts as a person does, with real pointers and keys only, and counts what it takes. */
export class Person {
  readonly counts = { key: 0, point: 0, button: 0, home: 0, think: 0 };
  #hand: "mouse" | "keyboard" = "mouse";

  constructor(readonly page: Page) {}

  /** Clicks, drags, and keys or texts typed in one go: what a person would call one act. */
  get acts(): number {
    return this.counts.think;
  }

  /** Seconds by the keystroke-level model. */
  get seconds(): number {
    return (Object.keys(operatorSeconds) as (keyof typeof operatorSeconds)[]).reduce(
      (sum, operator) => sum + this.counts[operator] * operatorSeconds[operator],
      0,
    );
  }

  async click(target: Locator): Promise<void> {
    this.#begin("mouse");
    this.counts.point += 1;
    this.counts.button += 2;
    await target.click({ timeout: 60_000 });
  }

  /** Writes into a field, over what is there, and ends with Enter where the field takes it so. */
  async write(field: Locator, text: string, ends: "enter" | "stays" = "stays"): Promise<void> {
    await this.click(field);
    this.#begin("keyboard");
    this.counts.key += 2 + [...text].length;
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
    if (ends === "enter") await this.press("Enter", false);
  }

  async press(key: string, isAct = true): Promise<void> {
    if (isAct) this.#begin("keyboard");
    this.counts.key += key.split("+").length;
    await this.page.keyboard.press(key);
  }

  /** From place to place in CSS pixels with the button down; `held` is a key held meanwhile. */
  async drag(...way: readonly Place[]): Promise<void> {
    this.#begin("mouse");
    this.counts.point += way.length;
    this.counts.button += 2;
    const { mouse } = this.page;
    await mouse.move(...way[0]!);
    await mouse.down();
    for (const [index, to] of way.slice(1).entries()) {
      const from = way[index]!;
      for (const share of [0.5, 1])
        await mouse.move(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
    }
    await mouse.up();
  }

  #begin(hand: "mouse" | "keyboard"): void {
    this.counts.think += 1;
    if (hand !== this.#hand) this.counts.home += 1;
    this.#hand = hand;
  }
}
