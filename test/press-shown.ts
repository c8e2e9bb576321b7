import type { Page } from "playwright-core";

/** Presses a key as people do: once something that can be used says that it is its key. */
export async function pressShown(page: Page, key: string): Promise<void> {
  const name = key.length === 1 ? key.toUpperCase() : key;
  await page.locator(`[aria-keyshortcuts="${name}"]:visible:not(:disabled)`).first().waitFor();
  await page.keyboard.press(key);
}
