import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** What becomes of an order after it is sold, at the window where it was. */
const demo = openDemoHouse();

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

async function enter(page: Page, says: string): Promise<void> {
  await page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled")).waitFor(patience);
  await page.keyboard.press("Enter");
}

describe("an order", () => {
  it.each([
    ["en", 1440, "light"],
    ["zh", 390, "dark"],
  ] as const)(
    "is paid by card and cash, and given back in part with a supervisor (%s, %i px)",
    async (locale, width, colourScheme) => {
      const words = (key: string, variables = {}) => say("counter", locale, key, variables);
      const options = { locale, width, height: 900, colourScheme };
      const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/sell/8`, options);
      const { page } = screen;
      const seller = signInOf("seller");
      await signInOn(page, seller.email, seller.password);
      await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
      await pressShown(page, "2");
      await enter(page, words("sell.hold", { count: 2 }));
      await enter(page, words("sell.takeCash", { count: 2 }));

      // A part by card; then the rest, in cash.
      await pressShown(page, "t");
      await page.getByLabel(words("cash.amount")).fill("10");
      await expect.poll(() => page.getByTestId("main-act").isDisabled(), patience).toBe(true);
      await page.getByLabel(words("cash.slip")).fill("0417");
      await page.keyboard.press("Enter");
      await page.getByTestId("left").waitFor(patience);
      await screen.picture(`orders-${locale}-tenders`);
      expect(await screen.accessibilityProblems()).toEqual([]);
      await enter(page, words("cash.sell", { count: 2 }));
      await page
        .getByTestId("main-act")
        .filter({ hasText: words("sold.next") })
        .waitFor(patience);

      await pressShown(page, "o");
      await page.getByTestId("account").getByText("0417").waitFor(patience);
      await page
        .getByTestId("acts")
        .getByText(say("kit", locale, "order.acts.kinds.SALE"))
        .waitFor(patience);
      await screen.picture(`orders-${locale}-page`);
      expect(await screen.accessibilityProblems()).toEqual([]);

      // One of the two goes back: what it comes to is shown first, then a supervisor signs at this window.
      await page.getByTestId("refund").click(patience);
      const quote = page.getByTestId("refund-quote");
      await quote.getByText(words("refund.ticketsPaid", { count: 2 })).waitFor(patience);
      await page.getByRole("dialog").getByRole("checkbox").nth(1).uncheck();
      await quote.getByText(words("refund.ticketsPaid", { count: 1 })).waitFor(patience);
      await page.getByLabel(words("refund.reason")).fill("A friend is ill");
      await screen.picture(`orders-${locale}-refund`);
      expect(await screen.accessibilityProblems()).toEqual([]);
      await page.getByTestId("refund-go").click();
      const supervisor = signInOf("supervisor");
      await page.getByLabel(words("refund.supervisorEmail")).fill(supervisor.email, patience);
      await page.getByLabel(words("refund.supervisorPassword")).fill(supervisor.password);
      await page.getByTestId("refund-go").click();
      await page.getByText(words("refund.giveBack")).waitFor(patience);
      await page.keyboard.press("Enter");
      await page
        .getByTestId("acts")
        .getByText(say("kit", locale, "order.acts.kinds.REFUND"))
        .waitFor(patience);
      await page.getByText("A friend is ill").first().waitFor(patience);
      expect(await page.getByText(words("tickets.revoked")).count()).toBe(1);
      await page
        .getByText(say("kit", locale, "order.states.PAID"), { exact: true })
        .first()
        .waitFor(patience);
      await screen.picture(`orders-${locale}-given-back`);
      expect(await screen.accessibilityProblems()).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
  );
});
