import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { openShiftOf } from "./open-shift.ts";
import { pressShown } from "./press-shown.ts";
import { staffClient } from "./printing-window.ts";
import { Screen } from "./screens.ts";

/** Real names and purchase limits at the window: asked for by key, refused at their field, kept by an exchange. */
const demo = openDemoHouse();

/** Numbers of nobody, with right check characters. */
const ada = "110101199003070070";
const bob = "11010119900307109X";

it.each([
  ["en", { width: 1440, height: 900, colourScheme: "light" }],
  ["zh", { width: 390, height: 844, colourScheme: "dark" }],
] as const)("names a ticket at the window and at its exchange, by keyboard alone (%s)", async (locale, options) => {
  const words = (key: string, variables = {}) => say("counter", locale, key, variables);
  const origin = demo.server.origin;
  const admin = await staffClient(origin, "admin");
  await admin.ask("mutation ($input: MarketRulesInput!) { saveMarketRules(input: $input) { __typename } }", {
    input: { realName: true, mostPerIdentity: 4, publicSharePercent: null },
  });
  const supervisor = demoSignIns.find(({ role }) => role.en === "supervisor")!;
  await openShiftOf(origin, supervisor);
  const screen = await Screen.open(demo.browser, `${origin}/counter/sell/8`, { locale, ...options });
  const { page } = screen;
  await signInOn(page, supervisor.email, supervisor.password);
  await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
  const main = page.getByTestId("main-act").and(page.locator(":enabled"));
  await pressShown(page, "1");
  await main.filter({ hasText: words("sell.hold", { count: 1 }) }).waitFor(patience);
  await page.keyboard.press("Enter");
  await main.filter({ hasText: words("sell.takeCash", { count: 1 }) }).waitFor(patience);
  await page.keyboard.press("Enter");

  // Nothing is taken before everybody is named; a reader writes name and number in one go.
  const field = (name: string) => page.locator(`input[name="${name}"]`);
  const isFocused = (name: string) =>
    expect.poll(() => field(name).evaluate((input) => input === document.activeElement), patience).toBe(true);
  await isFocused("customer.idNumber");
  await screen.picture(`identities-${locale}-asked`);
  expect(await screen.accessibilityProblems()).toEqual([]);
  await page.keyboard.type(locale === "en" ? ada : bob);
  await page.keyboard.press("Enter");
  await isFocused("seats.0.holder.name");
  await page.keyboard.insertText(`李雷 ${locale === "en" ? ada : bob}`.replace(/.$/, "1"));
  await expect.poll(() => field("seats.0.holder.name").inputValue(), patience).toBe("李雷");
  await page.keyboard.press("Enter");
  await main.filter({ hasText: words("cash.sell", { count: 1 }) }).waitFor(patience);
  await page.keyboard.press("Enter");

  // A wrong check character is said at its field, and mended there.
  await field("seats.0.holder.idNumber").and(page.locator('[aria-invalid="true"]')).waitFor(patience);
  await isFocused("seats.0.holder.idNumber");
  await screen.picture(`identities-${locale}-refused`);
  expect(await screen.accessibilityProblems()).toEqual([]);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(locale === "en" ? ada : bob);
  await page.keyboard.press("Enter");
  await main.filter({ hasText: words("cash.sell", { count: 1 }) }).waitFor(patience);
  await page.keyboard.press("Enter");
  await main.filter({ hasText: words("sold.next") }).waitFor(patience);
  const said = words("identities.ends", { end: locale === "en" ? "0070" : "109X" });
  await page.getByText(said).first().waitFor(patience);

  // Another performance asks whose the new ticket is.
  await pressShown(page, "o");
  await page.getByTestId("acts").waitFor(patience);
  await page.getByText(said).first().waitFor(patience);
  await pressShown(page, "x");
  const house = page.getByRole("combobox", { name: words("exchange.performance") });
  await house.click();
  await page.locator('[role="option"]:not([aria-selected="true"]):not([data-combobox-disabled])').first().click();
  await page
    .getByRole("button", { name: words("exchange.best", { count: 1 }) })
    .and(page.locator(":enabled"))
    .click();
  await page.getByTestId("exchange-quote").waitFor(patience);
  await page.getByTestId("exchange-on").and(page.locator(":enabled")).click();
  await isFocused("seats.0.holder.name");
  await page.keyboard.type("韩梅梅");
  await page.keyboard.press("Enter");
  await isFocused("seats.0.holder.idNumber");
  await page.keyboard.type(locale === "en" ? bob : ada);
  expect(await screen.accessibilityProblems()).toEqual([]);
  await screen.picture(`identities-${locale}-exchange`);
  await page.getByTestId("exchange-go").and(page.locator(":enabled")).click();
  await page
    .getByTestId("exchange-go")
    .filter({ hasText: words("act.finish") })
    .waitFor(patience);
  await page.keyboard.press("Enter");
  await page
    .getByText(words("identities.ends", { end: locale === "en" ? "109X" : "0070" }))
    .first()
    .waitFor(patience);
  const { orders } = await admin.ask("{ orders(first: 1) { edges { node { tickets { state holder { name } } } } } }");
  expect(orders.edges[0].node.tickets).toEqual([
    { state: "REVOKED", holder: { name: "李雷" } },
    { state: "VALID", holder: { name: "韩梅梅" } },
  ]);
  expect(screen.complaints).toEqual([]);
  await screen.close();
});
