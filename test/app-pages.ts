import { kitEn, kitZh } from "@parterre/web-kit/texts";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { en as adminEn } from "../web-admin/src/texts/en.ts";
import { zh as adminZh } from "../web-admin/src/texts/zh.ts";
import { en as counterEn } from "../web-counter/src/texts/en.ts";
import { zh as counterZh } from "../web-counter/src/texts/zh.ts";
import { en as shopEn } from "../web-shop/src/texts/en.ts";
import { zh as shopZh } from "../web-shop/src/texts/zh.ts";

export type Locale = "zh" | "en";

const texts = {
  shop: { en: shopEn, zh: shopZh },
  counter: { en: counterEn, zh: counterZh },
  kit: { en: kitEn, zh: kitZh },
  admin: { en: adminEn, zh: adminZh },
};
/** As the seat list says it. */
const freeSeat = { en: ", free,", zh: ",可选," } as const;
/** How long anything may take to appear on a screen before the test gives up. */
export const patience = { timeout: 60_000, interval: 20 };

/** A sentence of an app in the reader's language, as i18next would say it. */
export function say(
  app: keyof typeof texts,
  locale: Locale,
  key: string,
  variables: Readonly<Record<string, string | number>> = {},
): string {
  const { count } = variables;
  const find = (name: string) =>
    name
      .split(".")
      .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], texts[app][locale]);
  const plural = locale === "en" && count === 1 ? "one" : "other";
  const sentence = find(key) ?? find(`${key}_${plural}`) ?? find(`${key}_other`);
  if (typeof sentence !== "string") throw new Error(`${app} has no text ${key} in ${locale}`);
  return Object.entries(variables).reduce(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    sentence,
  );
}

/** Signs in on an app's own form. */
export async function signInOn(page: Page, email: string, password: string): Promise<void> {
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="password"]').waitFor({ state: "detached" });
}

/** The whole number an element says, whatever separates its thousands; -1 while it says none. */
export async function numberIn(element: Locator): Promise<number> {
  const digits = ((await element.textContent({ timeout: 1_000 }).catch(() => "")) ?? "").replace(/\D/g, "");
  return digits === "" ? -1 : Number(digits);
}

/** Waits for the number and answers how many milliseconds that took. */
export async function becomes(element: Locator, expected: number, what: string): Promise<number> {
  const startedAt = performance.now();
  await expect.poll(() => numberIn(element), { ...patience, message: what }).toBe(expected);
  return performance.now() - startedAt;
}

/** The seat map's list for screen readers: every seat by name, on every app's map. */
export class SeatList {
  private readonly buttons: Locator;

  constructor(
    page: Page,
    private readonly locale: Locale,
  ) {
    this.buttons = page.locator("nav.parterre-map-hidden li button");
  }

  /** Opens a block and its n-th row, as a screen reader's user would: one button after the other. */
  async openRow(block: string, row: number): Promise<void> {
    await this.press(this.buttons.filter({ hasText: block }).first());
    await expect.poll(() => this.buttons.filter({ hasText: block }).count(), patience).toBeGreaterThan(row);
    await this.press(this.buttons.nth(row));
    await expect.poll(() => this.buttons.first().getAttribute("aria-pressed"), patience).not.toBeNull();
  }

  /** Which of the row's seats are free as this screen knows it. */
  async freeSeats(): Promise<number[]> {
    const said = await this.buttons.allTextContents();
    return said.flatMap((text, index) => (`${text},`.includes(freeSeat[this.locale]) ? [index] : []));
  }

  async isFree(index: number): Promise<boolean> {
    return (await this.freeSeats()).includes(index);
  }

  /** Presses the n-th seat of the open row. */
  async take(index: number): Promise<void> {
    await this.press(this.buttons.nth(index));
  }

  /** The list is out of sight, so there is no place to click at. */
  private async press(button: Locator): Promise<void> {
    await button.dispatchEvent("click", undefined, { timeout: patience.timeout });
  }
}
