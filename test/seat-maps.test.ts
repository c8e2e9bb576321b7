import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { openDemoHouse } from "./demo-house.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** The map in the three apps: levels, filters, what a seat is, parties, large text. */
const demo = openDemoHouse();
let performance: string;

beforeAll(async () => {
  const answer = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: '{ event(slug: "swan-lake") { performances { id } } }' }),
  });
  const { data } = (await answer.json()) as { data: { event: { performances: { id: string }[] } } };
  performance = data.event.performances[0]!.id;
});

/** Machines that test are busy; what is waited for comes in a moment on a free one. */
const patient = { timeout: 30_000, interval: 50 };
const screens = {
  shop: () => `/performances/${performance}`,
  counter: () => `/counter/sell/${performance}`,
  admin: () => `/admin/performances/${performance}/sale`,
} as const;

async function open(app: keyof typeof screens, options: ScreenOptions = {}): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}${screens[app]()}`, {
    locale: "en",
    ...options,
  });
  const { page } = screen;
  if (app !== "shop") {
    const { email, password } = demoSignIns.find(({ role }) => role.en === (app === "admin" ? "admin" : "seller"))!;
    await page.locator('input[name="email"]').fill(email);
    await page.locator('input[name="password"]').fill(password);
    await page.locator('button[type="submit"]').click();
  }
  await blocksInList(page).first().waitFor({ state: "attached" });
  return screen;
}

const blocksInList = (page: Page) => page.locator("nav.parterre-map-hidden li");
const mySeats = (page: Page) => page.getByRole("region", { name: "My seats" });

/** Keys that lead from nothing to the middle seat of the first row. */
async function walkToSeat(page: Page): Promise<void> {
  await page.getByRole("application").focus();
  for (const key of ["ArrowDown", "Enter", "Enter"]) await page.keyboard.press(key);
}

describe.each(["shop", "counter", "admin"] as const)("the map in %s", (app) => {
  it("switches levels by keyboard, remembers the level, and says what a seat is", async () => {
    const screen = await open(app);
    const { page } = screen;
    const all = await blocksInList(page).count();
    await page.getByRole("radio", { name: "Whole house" }).focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.getByRole("radio", { name: "Stalls" }).isChecked(), patient).toBe(true);
    await expect.poll(() => blocksInList(page).count(), patient).toBeLessThan(all);
    for (const text of await blocksInList(page).allTextContents()) expect(text).not.toMatch(/balcony|box/i);
    await page.reload();
    await expect.poll(() => page.getByRole("radio", { name: "Stalls" }).isChecked(), patient).toBe(true);
    await page.getByRole("radio", { name: "Stalls" }).focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => blocksInList(page).count(), patient).toBe(all);

    await walkToSeat(page);
    const card = page.getByTestId("seat-card");
    await card.waitFor();
    expect(await card.textContent()).toMatch(/Row A.*Adult.*¥.*stage/s);
    await screen.picture(`map-${app}`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("filters by ticket price and accessible places", async () => {
    const screen = await open(app);
    const { page } = screen;
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    const highest = page.getByRole("slider", { name: "Highest ticket price" });
    const before = await highest.getAttribute("aria-valuetext");
    await highest.press("ArrowLeft");
    await expect.poll(() => highest.getAttribute("aria-valuetext"), patient).not.toBe(before);
    await page.getByRole("checkbox", { name: "Wheelchair and companion places only" }).check();
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.getByRole("button", { name: "Show every seat" }).click();
    await expect.poll(() => highest.getAttribute("aria-valuetext"), patient).toBe(before);
    await screen.close();
  });

  it.each([1440, 390])("fits its screen at twice the size of text, %i px wide", async (width) => {
    const screen = await open(app, { width, height: 900 });
    const { page } = screen;
    await page.addStyleTag({ content: "html { font-size: 200% !important; }" });
    await screen.picture(`map-${app}-${width}-large-text`);
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wider, patient).toBeLessThanOrEqual(0);
    await screen.close();
  });
});

describe("seats for a party", () => {
  it("are the best together in one tap, and the next best on the next", async () => {
    const screen = await open("shop");
    const { page } = screen;
    await page.getByRole("button", { name: "One more" }).click();
    await page.getByRole("button", { name: "Best 3 together" }).click();
    const names = () => mySeats(page).getByRole("listitem").allTextContents();
    await expect.poll(async () => (await names()).length, patient).toBe(3);
    const first = await names();
    await page.getByRole("button", { name: "Other seats" }).click();
    await expect.poll(async () => (await names()).some((name) => !first.includes(name)), patient).toBe(true);
    await expect.poll(async () => (await names()).length, patient).toBe(3);
    await screen.close();
  });

  it("come from the level on the map", async () => {
    const screen = await open("shop");
    const { page } = screen;
    await page.getByText("Second balcony", { exact: true }).first().click();
    await page.getByRole("button", { name: "Best 2 together" }).click();
    const lines = mySeats(page).getByRole("listitem");
    await expect.poll(() => lines.count(), patient).toBe(2);
    for (const line of await lines.allTextContents()) expect(line).toMatch(/Second balcony/);
    await screen.close();
  });
});
