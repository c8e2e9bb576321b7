import type { Browser, Page } from "playwright-core";

const textLimit = 8_000;

/** What a person would see and where the cursor is, as text: the only picture that a log can hold. */
async function describe(page: Page): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not seen
  const text = (await page.locator("body").innerText()).replaceAll(/\n\s*\n/g, "\n").slice(0, textLimit);
  const seen = await page.evaluate(() => {
    const focus = document.activeElement;
    const fields = [...document.querySelectorAll("input, select, textarea")].map((field) => {
      const { name, type, value } = field as HTMLInputElement;
      const kind = (field as HTMLElement).dataset.testid || name || type;
      return `${kind}=${type === "password" ? "(hidden)" : value}`;
    });
    return {
      focus: focus ? focus.outerHTML.slice(0, 200) : "nothing",
      fields: fields.join("; "),
    };
  });
  return `${page.url()}\nfocus: ${seen.focus}\nfields: ${seen.fields}\n${text}`;
}

/** Tells what every page of a browser shows, for the log of a test that failed. */
export async function lastLook(browser: Browser, of: string): Promise<void> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const seen = await describe(page).catch((error) => `${page.url()}: cannot be looked at: ${error}`);
    console.error(`--- shown when "${of}" failed\n${seen}\n---`);
  }
}
