import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { zh } from "../web-admin/src/texts/zh.ts";
import { patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** Plans of other houses on their way into ours, on the shipped server and in a real browser. */
const demo = openDemoHouse();

async function importPage(options: ScreenOptions = { locale: "en", width: 1440, height: 900 }): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin/venues`, options);
  const { page } = screen;
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(page, email, password);
  await page.getByRole("table").getByRole("link").first().click(patience);
  await page.getByRole("link", { name: options.locale === "zh" ? zh.maps.import : en.maps.import }).click(patience);
  await page.getByRole("region").first().waitFor(patience);
  return screen;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const drop = (page: Page, name: string, content: string | Buffer) =>
  page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) }, patience);
const fact = (page: Page, what: string) =>
  page
    .locator("dl div")
    .filter({ has: page.locator("dt").getByText(what, { exact: true }) })
    .locator("dd");

/** Four stands of three sectors; one row has a gap. */
function ground(): string {
  const rows = (length: number) =>
    Array.from({ length: 12 }, (_, row) => ({ row: String(row + 1), seats: row === 5 ? "1-6,9-16" : String(length) }));
  return JSON.stringify({
    venue: "Riverside Ground",
    sectors: ["West", "South", "East", "North"].flatMap((tribune, stand) =>
      [1, 2, 3].map((sector) => ({ tribune, sector: String(stand * 10 + sector), rows: rows(16 + stand) })),
    ),
  });
}

describe("importing a plan", () => {
  it("lays a table of rows out as its house is, imports it and publishes it", async () => {
    const screen = await importPage();
    const { page } = screen;
    await screen.picture("import-en-empty");
    await drop(page, "ground.json", ground());
    await page.getByRole("application").waitFor(patience);
    expect(await fact(page, en.import.format).textContent()).toBe(en.import.formats.ROW_TABLE);
    const seats = await fact(page, en.maps.seats).textContent();
    // A row has 16 and a gap of two in every sector, the others 16 to 19.
    expect(seats).toBe(String(3 * (11 * (16 + 17 + 18 + 19) + 4 * 14)).replace(/^(\d)(\d{3})$/, "$1,$2"));
    await screen.picture("import-en-bowl");
    expect(await screen.accessibilityProblems()).toEqual([]);

    await button(page, en.import.layout.later.replace("{{stand}}", "South")).click();
    await page.getByRole("textbox", { name: en.import.layout.measures.seatPitch }).fill("60");
    await page.getByText(en.import.layout.kinds.fan, { exact: true }).click();
    await page.getByRole("textbox", { name: en.import.layout.measures.arc }).waitFor();
    await screen.picture("import-en-fan");
    await page.getByText(en.import.layout.kinds.bowl, { exact: true }).click();
    await button(page, en.import.keep).click();
    await page.getByRole("heading", { name: "Riverside Ground" }).waitFor(patience);
    await page.getByRole("application").waitFor(patience);
    await button(page, en.maps.publish).click();
    await page.getByText(en.maps.publishedNote).waitFor(patience);

    // What was published can be taken away as a file, and what that file cannot hold is said.
    const [download] = await Promise.all([
      page.waitForEvent("download", patience),
      page.getByRole("combobox", { name: en.maps.download }).selectOption({ label: en.maps.downloads.CSV }),
    ]);
    expect(download.suggestedFilename()).toBe("Riverside Ground v1.csv");
    await page.getByText(/It could not hold everything/).waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("reads a drawing of circles", async () => {
    const screen = await importPage();
    const { page } = screen;
    const row = (name: string, y: number) =>
      `<g id="${name}">${Array.from({ length: 8 }, (_, seat) => `<circle cx="${20 + 12 * seat}" cy="${y}" r="5"><title>${seat + 1}</title></circle>`).join("")}</g>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><rect id="Stage" width="100" height="20"/><g id="Stalls">${row("A", 50)}${row("B", 65)}</g></svg>`;
    await drop(page, "studio.svg", svg);
    await page.getByRole("application").waitFor(patience);
    expect(await fact(page, en.maps.seats).textContent()).toBe("16");
    await page.getByText(en.problems.none).waitFor();
    await button(page, en.import.keep).click();
    await page.getByRole("heading", { name: "studio" }).waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("leads from a problem to its place, and renames nothing without a yes", async () => {
    const screen = await importPage();
    const { page } = screen;
    const lines = Array.from({ length: 6 }, (_, row) =>
      Array.from({ length: 12 }, (_, seat) => `Stalls,${row + 1},${seat + 1},${seat * 55},${row * 90}`),
    ).flat();
    await drop(page, "hall.csv", ["block,row,seat,x,y", ...lines, "Stalls,3,4,165,180"].join("\n"));
    await page.getByRole("application").waitFor(patience);
    const keep = button(page, en.import.keep);
    expect(await keep.isDisabled()).toBe(true);
    await page.getByText("Stalls/3/4~1").waitFor();

    await screen.picture("import-en-problems");
    const map = page.getByRole("application");
    const before = await map.screenshot();
    await page.getByRole("button", { name: /Show on the map: Some seats stand at the same place/ }).click();
    await expect.poll(async () => (await map.screenshot()).equals(before), patience).toBe(false);
    await screen.picture("import-en-problem-shown");
    expect(await screen.accessibilityProblems()).toEqual([]);

    await page.getByRole("checkbox", { name: /Agreed/ }).check();
    await keep.click();
    await page.getByRole("heading", { name: "hall" }).waitFor(patience);
    await button(page, en.maps.publish).click();
    await page.getByText(en.maps.publishedNote).waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("reads a stadium of 40,000 seats without freezing the page, in Chinese, in the dark, on a telephone", async () => {
    const screen = await importPage({ locale: "zh", colourScheme: "dark", width: 390, height: 844 });
    const { page } = screen;
    const seats = Array.from({ length: 40_000 }, (_, seat) => ({
      id: seat,
      sector: `区 ${Math.floor(seat / 1000) + 1}`,
      row: String(Math.floor((seat % 1000) / 40) + 1),
      seat: String((seat % 40) + 1),
      x: (Math.floor(seat / 1000) % 8) * 1300 + (seat % 40) * 30,
      y: Math.floor(seat / 8000) * 1200 + Math.floor((seat % 1000) / 40) * 40,
      comment: "x".repeat(180),
    }));
    const content = JSON.stringify({ name: "大体育场", seats });
    expect(content.length).toBeGreaterThan(9_000_000);
    await drop(page, "stadium.json", content);
    await page.getByRole("progressbar").waitFor(patience);
    await page.getByRole("application").waitFor(patience);
    expect(await fact(page, zh.maps.seats).textContent()).toBe("40,000");
    await screen.picture("import-zh-dark-narrow");
    expect(await screen.accessibilityProblems()).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
