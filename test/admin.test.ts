import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen } from "./screens.ts";

/** What an organiser does from a bare house to a running sale, on the shipped server and in a real browser. */
const demo = openDemoHouse();

/** A small hall as pretix's editor saves it: two stands of four rows, the seats of a row 60 cm apart. */
function pretixHall(): string {
  const stand = (name: string, left: number) => ({
    name,
    zone_id: name,
    position: { x: left, y: 200 },
    areas: [],
    rows: Array.from({ length: 4 }, (_, row) => ({
      row_number: String(row + 1),
      row_guid: `${name}-${row}`,
      position: { x: 0, y: row * 30 },
      seats: Array.from({ length: 10 }, (_, seat) => ({
        seat_guid: `${name}-${row}-${seat}`,
        seat_number: String(seat + 1),
        position: { x: seat * 25, y: 0 },
        category: "Stalls",
      })),
    })),
  });
  return JSON.stringify({
    name: "Test hall",
    size: { width: 900, height: 500 },
    categories: [{ name: "Stalls", color: "#7f4a91" }],
    zones: [stand("Left", 60), stand("Right", 520)],
  });
}

async function office(path: string): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin${path}`, {
    locale: "en",
    width: 1440,
    height: 900,
  });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  return screen;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

describe("the office", () => {
  it("brings a seat plan from its file to a running sale, one obvious step after the other", async () => {
    const screen = await office("/venues");
    const { page } = screen;
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      await screen.picture(`admin-en-${name}`);
      problems[name] = await screen.accessibilityProblems();
    };

    await button(page, en.venues.create).click(patience);
    await field(page, en.venues.nameZh).fill("小礼堂");
    await field(page, en.venues.nameEn).fill("Small Hall");
    await field(page, en.venues.cityZh).fill("苏州");
    await field(page, en.venues.cityEn).fill("Suzhou");
    await page.getByRole("combobox", { name: en.venues.timeZone }).fill("Asia/Shanghai");
    await page.getByRole("option", { name: "Asia/Shanghai" }).click();
    await look("venue-form");
    await button(page, en.form.save).click();
    await page.getByRole("heading", { name: "Small Hall" }).waitFor(patience);

    // What is no plan is said in a sentence; nothing is sent.
    await page.getByRole("link", { name: en.maps.import }).click();
    const file = page.locator("input[type=file]");
    const plan = (text: string) => ({ name: "hall.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await file.setInputFiles(plan("{ half"), patience);
    await page.getByText(en.import.troubles.notJson).waitFor();
    await file.setInputFiles(plan('{"seats":[]}'));
    await page.getByText(en.import.troubles.unknownFormat).waitFor();
    await look("import");
    await file.setInputFiles(plan(pretixHall()));
    await page.getByText("80", { exact: true }).first().waitFor(patience);
    await page.getByRole("application").waitFor();
    await look("import-preview");
    await field(page, en.maps.name).fill("Stalls only");
    await button(page, en.import.keep).click();
    await page.getByRole("heading", { name: "Stalls only" }).waitFor(patience);
    await page.getByRole("application").waitFor(patience);
    await look("draft");
    await button(page, en.maps.publish).click();
    await page.getByText(en.maps.publishedNote).waitFor(patience);

    await page.getByRole("link", { name: en.maps.planEvent }).click();
    await button(page, en.events.create).click(patience);
    await field(page, en.events.titleZh).fill("小夜曲");
    await field(page, en.events.titleEn).fill("A Little Serenade");
    await page.getByText(en.events.moods.strings, { exact: true }).click();
    await look("event-form");
    await button(page, en.form.save).click();
    await page.getByRole("heading", { name: "A Little Serenade", level: 1 }).waitFor(patience);

    await button(page, en.events.addPerformance).click();
    await page.getByRole("combobox", { name: en.events.map }).fill("Stalls only");
    await page.getByRole("option", { name: /Stalls only/ }).click(patience);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(en.events.startsAt).fill(`${inAWeek}T19:30`);
    await page.getByLabel(en.events.doorsOpenAt).fill("18:45");
    await look("performance-form");
    await button(page, en.form.save).click();

    // The plan's own category is the first zone, so prices come next. Other zones all the same: a proposal, then one
    // block by the keyboard's own way.
    await page
      .getByRole("navigation", { name: en.performance.steps.label })
      .getByText(en.performance.steps.zones)
      .click();
    await button(page, en.zones.startOver).click(patience);
    await page.getByText(en.zones.begin).waitFor(patience);
    await button(page, en.zones.propose.replace("{{count}}", "3")).click();
    await page.getByRole("button", { name: "Remove zone C" }).click();
    const zoneOfFirst = page.getByRole("table", { name: en.maps.blocks }).getByRole("combobox").first();
    await zoneOfFirst.selectOption({ label: "Zone A" });
    await page
      .getByRole("table", { name: en.maps.blocks })
      .getByRole("combobox")
      .nth(1)
      .selectOption({ label: "Zone B" });
    await look("zones");
    await button(page, en.zones.save).click();

    // Prices, as in a spreadsheet: typed, shared, pasted.
    const cell = (row: number, column: number) => page.locator(`[data-cell="${row}:${column}"]`);
    await cell(0, 0).focus(patience);
    await page.keyboard.type("380");
    await page.keyboard.press("Enter");
    await page.keyboard.type("280");
    await page.getByRole("textbox", { name: "Per cent of the full price: Student, CNY" }).fill("50");
    await page.keyboard.press("Enter");
    expect([await cell(0, 1).inputValue(), await cell(1, 1).inputValue()]).toEqual(["190", "140"]);
    await cell(0, 3).evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "420\t210\n310\tabc");
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await cell(0, 4).inputValue()).toBe("210");
    expect(await cell(1, 4).getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => button(page, en.prices.save).isDisabled()).toBe(true);
    await cell(1, 4).fill("155.50");
    await look("prices");
    await button(page, en.prices.save).click();

    await button(page, en.windows.usualBoth).click(patience);
    await look("windows");
    await button(page, en.windows.save).click();
    await page.getByText("2 zones, 80 seats for sale").waitFor(patience);
    await look("ready");
    await button(page, en.sale.begin).click();
    await expect.poll(() => page.getByTestId("sold-count").textContent(), patience).toBe("0");
    await page.getByText(en.watch.live, { exact: true }).waitFor(patience);
    await look("sale");

    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((name) => [name, []])));
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("keeps sellers out and tells them why", async () => {
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin/`, { locale: "en" });
    const { email, password } = demoSignIns.find((each) => each.role.en === "seller")!;
    await signInOn(screen.page, email, password);
    await screen.page.getByRole("heading", { name: "Your role has no access here" }).waitFor(patience);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await screen.close();
  });

  it("has a page for addresses that lead nowhere", async () => {
    const screen = await office("/nowhere");
    const { page } = screen;
    for (const path of [
      "/nowhere",
      "/events/no-such-event",
      "/venues/none",
      "/seat-maps/none",
      "/performances/999999",
    ]) {
      await page.goto(`${demo.server.origin}/admin${path}`);
      await page.getByRole("heading", { level: 1, name: /^There is no/ }).waitFor(patience);
      expect(await screen.accessibilityProblems(), path).toEqual([]);
    }
    await screen.close();
  });
});
