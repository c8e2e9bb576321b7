import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** What a seller does at the window, on the shipped server and in a real browser, by keys wherever there is one. */
const demo = openDemoHouse();

const en = (key: string, variables = {}) => say("counter", "en", key, variables);
const zh = (key: string, variables = {}) => say("counter", "zh", key, variables);
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

async function atWindow(performanceId: string, role: string, options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/sell/${performanceId}`, options);
  const { email, password } = signInOf(role);
  await signInOn(screen.page, email, password);
  await expect.poll(() => screen.page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
  return screen;
}

/** Waits until the main act says this and is ready, then presses its key. */
async function enter(page: Page, says: string): Promise<void> {
  await page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled")).waitFor(patience);
  await page.keyboard.press("Enter");
}

/** A GraphQL request from somewhere else in the world. Throws on errors. */
async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Changes one operation of the page on its way, once: the moment between a press and its arrival, stretched. */
async function meanwhile(
  page: Page,
  operation: string,
  change: (input: Record<string, unknown>) => Promise<void> | void,
): Promise<void> {
  let done = false;
  await page.route("**/graphql", async (route) => {
    const body = route.request().postDataJSON() as {
      operationName: string;
      variables: { input: Record<string, unknown> };
    };
    if (done || body.operationName !== operation) return route.continue();
    done = true;
    await change(body.variables.input);
    await route.continue({ postData: JSON.stringify(body) });
  });
}

describe("the counter", () => {
  it("sells by keys alone, in Chinese and the dark, and every step suits a screen reader", async () => {
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/`, {
      locale: "zh",
      colourScheme: "dark",
      width: 1440,
      height: 900,
    });
    const { page } = screen;
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      await screen.picture(`counter-zh-${name}`);
      problems[name] = await screen.accessibilityProblems();
    };
    const { email, password } = signInOf("seller");
    await signInOn(page, email, password);
    await page.getByRole("heading", { name: zh("choose.title") }).waitFor();
    await page.getByRole("listitem").first().waitFor();
    await look("performances");

    await pressShown(page, "4");
    await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
    await pressShown(page, "3");
    await page
      .getByTestId("main-act")
      .filter({ hasText: zh("sell.hold", { count: 3 }) })
      .waitFor(patience);
    await look("proposal");
    await enter(page, zh("sell.hold", { count: 3 }));

    // The first seat is a student's: the total follows.
    const total = page.getByTestId("total");
    await page
      .getByTestId("main-act")
      .filter({ hasText: zh("sell.takeCash", { count: 3 }) })
      .waitFor(patience);
    await expect.poll(() => total.textContent(), patience).toMatch(/¥/);
    const allAdults = await total.textContent();
    await pressShown(page, "s");
    await expect.poll(() => total.textContent(), patience).not.toBe(allAdults);
    await pressShown(page, "a");
    await expect.poll(() => total.textContent(), patience).toBe(allAdults);
    await pressShown(page, "c");
    await expect.poll(() => total.textContent(), patience).toContain("HK$");
    await look("held");

    await enter(page, zh("sell.takeCash", { count: 3 }));
    await page.getByLabel(zh("cash.given")).fill("1");
    await page.getByText(zh("cash.short")).waitFor();
    // Too little for a sale is only a part of it.
    expect(await page.getByTestId("main-act").textContent()).not.toContain(zh("cash.sell", { count: 3 }));
    await pressShown(page, "s");
    await page.getByText(zh("cash.change"), { exact: true }).waitFor();
    const change = await page.getByTestId("change").textContent();
    await look("cash");
    await enter(page, zh("cash.sell", { count: 3 }));
    await page
      .getByTestId("main-act")
      .filter({ hasText: zh("sold.next") })
      .waitFor(patience);
    expect(await page.getByRole("img", { name: /票号/ }).count()).toBe(3);
    expect(await page.getByText(change!, { exact: true }).count()).toBeGreaterThan(0);
    await look("sold");
    await enter(page, zh("sold.next"));
    await page.getByText(zh("sell.begin")).waitFor();

    await pressShown(page, "F3");
    await page.getByRole("link", { name: /HK\$/ }).first().waitFor(patience);
    await look("orders");
    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((name) => [name, []])));
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("says who was faster, and holds the seat beside with one key", async () => {
    const screen = await atWindow("5", "seller", { locale: "en", width: 1280, height: 860 });
    const { page } = screen;
    await pressShown(page, "2");
    await meanwhile(page, "CounterHoldSeats", async ({ ordinals }) => {
      const { createCart } = await ask<{ createCart: { key: string } }>("mutation { createCart { key } }");
      await ask("mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }", {
        input: { cartKey: createCart.key, performanceId: "5", ordinals },
      });
    });
    await enter(page, en("sell.hold", { count: 2 }));
    await page.getByRole("button", { name: en("notice.holdBeside", { count: 2 }) }).waitFor(patience);
    await screen.picture("counter-en-seats-taken");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await pressShown(page, "e");
    await page.getByRole("heading", { name: en("sell.heldSeats", { count: 2 }) }).waitFor(patience);

    // Back they go, one by one and all at once.
    await page.keyboard.press("Delete");
    await page.getByRole("heading", { name: en("sell.heldSeats", { count: 1 }) }).waitFor(patience);
    await page.keyboard.press("Shift+Delete");
    await page.getByText(en("sell.begin")).waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("shows a changed total before it sells, and sells for that", async () => {
    const screen = await atWindow("6", "seller", { locale: "en", width: 390, height: 844 });
    const { page } = screen;
    await pressShown(page, "1");
    await enter(page, en("sell.hold", { count: 1 }));
    await enter(page, en("sell.takeCash", { count: 1 }));
    const shown = await page.getByTestId("total").textContent();
    // The page was open while prices changed: it asks with the old total.
    await meanwhile(page, "CounterSellAtCounter", (input) => {
      const amountMinor = Number(input.shownTotalMinor) - 100;
      input.shownTotalMinor = amountMinor;
      input.tenders = [{ kind: "CASH", amountMinor, givenMinor: amountMinor }];
    });
    await enter(page, en("cash.sell", { count: 1 }));
    await page.getByText(en("notice.newTotal", { total: shown! })).waitFor(patience);
    await screen.picture("counter-en-phone-price-changed");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await enter(page, en("cash.sell", { count: 1 }));
    await page
      .getByTestId("main-act")
      .filter({ hasText: en("sold.next") })
      .waitFor(patience);
    await screen.close();
  });

  it("refunds a supervisor's own sale with a reason and no second sign-in", async () => {
    const screen = await atWindow("7", "supervisor", { locale: "en", width: 1280, height: 860 });
    const { page } = screen;
    await pressShown(page, "2");
    await enter(page, en("sell.hold", { count: 2 }));
    await enter(page, en("sell.takeCash", { count: 2 }));
    await enter(page, en("cash.sell", { count: 2 }));
    await page
      .getByTestId("main-act")
      .filter({ hasText: en("sold.next") })
      .waitFor(patience);
    await pressShown(page, "o");
    await page.getByTestId("refund").waitFor(patience);
    await pressShown(page, "r");
    // No reason, no refund.
    await expect.poll(() => page.getByTestId("refund-go").isDisabled(), patience).toBe(true);
    await pressShown(page, "1");
    expect(await page.getByLabel(en("refund.reason")).inputValue()).toBe(en("act.reasons.customer"));
    await screen.picture("counter-en-refund");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await pressShown(page, "Enter");
    await page.getByText(en("refund.giveBack")).waitFor(patience);
    await pressShown(page, "Enter");
    await page.getByText(say("kit", "en", "order.states.REFUNDED"), { exact: true }).waitFor(patience);
    expect(await page.getByText(en("tickets.revoked")).count()).toBe(2);
    await page.getByText(en("order.freeAgain_other")).waitFor(patience);
    await screen.picture("counter-en-refunded");
    expect(await screen.accessibilityProblems()).toEqual([]);
    expect(screen.complaints).toEqual([]);

    // A sign-in that has ended is called that, and not a server without an answer.
    await page.context().clearCookies();
    await pressShown(page, "F3");
    await page.getByRole("heading", { name: say("kit", "en", "state.signedOutTitle") }).waitFor(patience);
    await screen.picture("counter-en-signed-out");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.getByRole("button", { name: say("kit", "en", "staff.signIn") }).click();
    await page.locator('input[name="email"]').waitFor(patience);
    await screen.close();
  });
});
