import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** Seats that are not for everyone: kept in the office on the live map, sold at the window by those who may. */
const demo = openDemoHouse();
let performanceId: string;

beforeAll(async () => {
  const response = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "{ events(first: 20) { edges { node { performances { id onSaleNow seatCount } } } } }",
    }),
  });
  const { data } = (await response.json()) as {
    data: { events: { edges: { node: { performances: { id: string; onSaleNow: boolean; seatCount: number }[] } }[] } };
  };
  const [chosen] = data.events.edges
    .flatMap(({ node }) => node.performances)
    .filter(({ onSaleNow, seatCount }) => onSaleNow && seatCount > 600 && seatCount < 5_000);
  performanceId = chosen!.id;
});

/** How many seats of the first allocation are in a cart, and sold. */
async function seatsOfAllocation(): Promise<{ readonly held: number; readonly sold: number }> {
  const client = new pg.Client({ connectionString: demo.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT count(*) FILTER (WHERE state = 'held')::int AS held, count(*) FILTER (WHERE state = 'sold')::int AS sold
     FROM performance_seat WHERE allocation = 1 AND performance_id = $1`,
    [performanceId],
  );
  await client.end();
  return rows[0];
}

async function signedIn(path: string, role: string, options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}${path}`, options);
  const { email, password } = demoSignIns.find((each) => each.role.en === role)!;
  await signInOn(screen.page, email, password);
  return screen;
}

it("keeps seats with the lasso, sells from them at the window, and gives the rest back", async () => {
  const office = await signedIn(`/admin/performances/${performanceId}/allocations`, "admin", {
    locale: "en",
    width: 1440,
    height: 900,
  });
  const { page } = office;
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
  await button(en.keep.add).click();
  await page.getByRole("textbox", { name: en.keep.name }).fill("Press");
  await office.picture("keep-en-form");
  expect(await office.accessibilityProblems()).toEqual([]);
  await button(en.form.save).click();
  const row = page.getByTestId("allocation-1");
  await row.waitFor(patience);

  const map = (await page.locator("canvas").first().boundingBox())!;
  const at = (x: number, y: number) => [map.x + map.width * x, map.y + map.height * y] as const;
  await page.mouse.move(...at(0.3, 0.35));
  await page.mouse.down();
  for (const [x, y] of [
    [0.7, 0.35],
    [0.7, 0.5],
    [0.3, 0.5],
    [0.3, 0.36],
  ] as const) {
    await page.mouse.move(...at(x, y), { steps: 6 });
  }
  await page.mouse.up();
  await page.getByText(/[1-9]\d* seats chosen/).waitFor(patience);
  await office.picture("keep-en-chosen");
  await button("Press").click();
  await page.getByText(/seats? changed\./).waitFor(patience);
  await expect.poll(() => row.textContent(), patience).toMatch(/^[1-9]/);
  await office.picture("keep-en-kept");
  expect(await office.accessibilityProblems()).toEqual([]);

  const window = await signedIn(`/counter/sell/${performanceId}`, "seller", { locale: "en", width: 1440, height: 900 });
  await expect.poll(() => window.page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
  await window.page.getByRole("button", { name: "Press" }).waitFor(patience);
  await pressShown(window.page, "q");
  await pressShown(window.page, "2");
  const main = window.page.getByTestId("main-act");
  await main.filter({ hasText: say("counter", "en", "sell.hold", { count: 2 }) }).waitFor(patience);
  await window.picture("counter-en-from-allocation");
  await window.page.keyboard.press("Enter");
  await main.filter({ hasText: say("counter", "en", "sell.takeCash", { count: 2 }) }).waitFor(patience);
  expect(await seatsOfAllocation()).toEqual({ held: 2, sold: 0 });

  // Other seats for them come out of the same allocation.
  await window.page.keyboard.press("Enter");
  await main.filter({ hasText: say("counter", "en", "cash.sell", { count: 2 }) }).waitFor(patience);
  await window.page.keyboard.press("Enter");
  await main.filter({ hasText: say("counter", "en", "sold.next") }).waitFor(patience);
  await pressShown(window.page, "o");
  await window.page.getByTestId("acts").waitFor(patience);
  await pressShown(window.page, "x");
  const press = window.page.getByRole("button", { name: "Press" });
  await press.waitFor(patience);
  await pressShown(window.page, "q");
  await press.and(window.page.locator('[aria-pressed="true"]')).waitFor(patience);
  const best = window.page.getByRole("button", { name: say("counter", "en", "exchange.best", { count: 2 }) });
  await best.and(window.page.locator(":enabled")).waitFor(patience);
  await pressShown(window.page, "n");
  await window.page.getByTestId("exchange-quote").waitFor(patience);
  await window.picture("counter-en-exchange-from-allocation");
  expect(await window.accessibilityProblems()).toEqual([]);
  expect(await seatsOfAllocation()).toEqual({ held: 2, sold: 2 });
  await window.page.keyboard.press("Escape");
  await window.page.getByTestId("acts").waitFor(patience);
  await expect.poll(seatsOfAllocation, patience).toEqual({ held: 0, sold: 2 });

  await button(en.keep.releaseNow).click();
  await page.getByRole("dialog").getByRole("textbox", { name: en.keep.reason }).fill("The critics stay at home");
  await page.getByRole("dialog").getByRole("button", { name: en.keep.releaseNow }).click();
  await page.getByText(en.keep.released).waitFor(patience);
  expect([...office.complaints, ...window.complaints]).toEqual([]);
  for (const screen of [office, window]) await screen.close();
}, 300_000);

it("looks right in Chinese, in the dark and on a telephone", async () => {
  for (const [name, options] of [
    ["keep-zh-dark", { locale: "zh", colourScheme: "dark", width: 1440, height: 900 }],
    ["keep-zh-phone", { locale: "zh", width: 390, height: 844 }],
  ] as const) {
    const screen = await signedIn(`/admin/performances/${performanceId}/allocations`, "admin", options);
    await screen.page.getByTestId("allocation-1").waitFor(patience);
    await screen.picture(name);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await screen.close();
  }
}, 300_000);
