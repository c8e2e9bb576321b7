import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { zh } from "../web-admin/src/texts/zh.ts";
import { patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** The organiser reads what was sold: from all of it down to one transaction and its order, and takes it along. */
const demo = openDemoHouse();

async function inOffice(path: string, options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin${path}`, options);
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  return screen;
}

it("goes from performances to zones to transactions to an order, and saves both kinds of file", async () => {
  const screen = await inOffice("/sales", { locale: "en", width: 1440, height: 900 });
  const { page } = screen;
  const table = page.getByRole("table");
  await page.getByTestId("total-CNY").waitFor(patience);
  await screen.picture("sales-en");
  expect(await screen.accessibilityProblems()).toEqual([]);

  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
    return readFile(await download.path());
  };
  const csv = (await saved(en.sales.csv)).toString("utf8");
  expect(csv.startsWith("\uFEFFPerformance,")).toBe(true);
  expect((await saved(en.sales.xlsx)).subarray(0, 2).toString()).toBe("PK");

  await table.locator("tbody button").first().click();
  await expect.poll(() => page.url(), patience).toContain("by=zone");
  await table.locator("tbody button").first().click();
  await expect.poll(() => page.url(), patience).toContain("by=records");
  await table.locator("tbody a").first().waitFor(patience);
  await screen.picture("sales-en-records");
  expect(await screen.accessibilityProblems()).toEqual([]);
  const reference = (await table.locator("tbody a").first().textContent())!;
  await table.locator("tbody a").first().click();
  await page.getByText(reference).first().waitFor(patience);
  expect(page.url()).toContain("/admin/orders/");
  await screen.close();
});

it("reads on a telephone, in Chinese and in the dark", async () => {
  const screen = await inOffice("/sales?by=channel&convert=USD", {
    locale: "zh",
    width: 390,
    height: 844,
    colourScheme: "dark",
  });
  await screen.page.getByTestId("total-CNY").waitFor(patience);
  await screen.page.getByText(zh.sales.views.channel).first().waitFor();
  await screen.picture("sales-zh-phone");
  expect(await screen.accessibilityProblems()).toEqual([]);
  const overflow = await screen.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await screen.close();
});

it("cancels a performance and shows how its orders come back", async () => {
  const answer = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ events(first: 20) { edges { node { performances { id onSaleNow } } } } }" }),
  });
  const { data } = (await answer.json()) as {
    data: { events: { edges: { node: { performances: { id: string; onSaleNow: boolean }[] } }[] } };
  };
  const { id } = data.events.edges.flatMap(({ node }) => node.performances).find(({ onSaleNow }) => onSaleNow)!;
  const screen = await inOffice(`/performances/${id}/sale`, { locale: "en", width: 1440, height: 900 });
  const { page } = screen;
  const button = () => page.getByRole("button", { name: en.watch.cancel, exact: true });
  await button().click();
  await page.getByLabel(en.watch.cancelReason).fill("The singer is ill");
  await button().last().click();
  await page.getByText(/All [1-9]\d* orders are dealt with/).waitFor(patience);
  await screen.picture("cancelled-en");
  expect(await screen.accessibilityProblems()).toEqual([]);
  await screen.close();
});
