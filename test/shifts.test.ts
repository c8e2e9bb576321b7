import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** A day at a window: float, sales, cash to the safe, count, report; and a supervisor who watches. */
const demo = openDemoHouse();
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

const looks = [
  ["zh", "dark", 1440],
  ["en", "light", 390],
] as const;

describe.each(looks)("a shift in %s, %s, %i px wide", (locale, colourScheme, width) => {
  it("is opened, sold in, counted and closed, and the board shows it", async () => {
    const words = (key: string, variables = {}) => say("counter", locale, key, variables);
    const options = { locale, colourScheme, width, height: 900 };
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/shift`, options);
    const { page } = screen;
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      await screen.picture(`shift-${locale}-${colourScheme}-${width}-${name}`);
      problems[name] = await screen.accessibilityProblems();
    };
    await signInOn(page, signInOf("seller").email, signInOf("seller").password);

    // The shift of the day before is closed first, with nothing in its drawer.
    const close = page.getByTestId("close-shift");
    await close.waitFor(patience);
    await close.click();
    await close.filter({ hasText: words("shifts.closeAgain") }).click();
    await page.getByTestId("next-shift").waitFor(patience);
    await pressShown(page, "Enter");

    // Without a shift the selling screen says so and leads here.
    await page.goto(`${demo.server.origin}/counter/sell/5`);
    await page.getByTestId("no-shift").waitFor(patience);
    await look("none");
    await pressShown(page, "F9");
    await page.getByTestId("open-shift").waitFor(patience);
    await page.getByTestId("shift-counter").click();
    const windows = page.getByRole("option").filter({ hasText: locale === "zh" ? "1 号窗口" : "Window 2" });
    await windows.filter({ hasNotText: "·  ·" }).last().click();
    await page.getByTestId("float-CNY").fill("500");
    await look("open");
    await pressShown(page, "Enter");
    await page.getByTestId("drawer-cash").getByText(/500/).waitFor(patience);

    // A sale for cash, and some of it to the safe.
    await pressShown(page, "F2");
    await pressShown(page, "F4");
    await page.goto(`${demo.server.origin}/counter/sell/5`);
    await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
    await pressShown(page, "2");
    for (const act of ["sell.hold", "sell.takeCash", "cash.sell"]) {
      const main = page.getByTestId("main-act").filter({ hasText: words(act, { count: 2 }) });
      await main.and(page.locator(":enabled")).waitFor(patience);
      await page.keyboard.press("Enter");
    }
    await page
      .getByTestId("main-act")
      .filter({ hasText: words("sold.next") })
      .waitFor(patience);
    await pressShown(page, "F9");
    await page.getByText(words("shifts.cashOut"), { exact: true }).click();
    await page.getByTestId("cash-amount").fill("100");
    await page.getByTestId("cash-reason").fill("safe");
    await page.keyboard.press("Enter");
    await page.getByTestId("drawer-cash").getByText("safe").waitFor(patience);
    await look("running");

    // A supervisor sees the window at work.
    const board = await Screen.open(demo.browser, `${demo.server.origin}/counter/board`, options);
    await signInOn(board.page, signInOf("supervisor").email, signInOf("supervisor").password);
    const own = board.page
      .getByTestId("window")
      .filter({ hasText: "Chen Xiao" })
      .filter({ hasText: words("shifts.inDrawer") });
    await own.getByText(words("shifts.ticketsSold", { count: 2 })).waitFor(patience);
    await board.picture(`shift-${locale}-${colourScheme}-${width}-board`);
    problems.board = await board.accessibilityProblems();

    // Counted by keys alone, one note short.
    await page.getByTestId("count-CNY-10000").fill("4");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.getByTestId("count-CNY-5000").evaluate((field) => field === document.activeElement))
      .toBe(true);
    await look("count");
    await close.click();
    await close.filter({ hasText: words("shifts.closeAgain") }).click();
    const report = page.getByTestId("shift-report");
    await report.waitFor(patience);
    await report.getByText(new RegExp(words("shifts.short"))).waitFor();
    const difference = (await page.getByTestId("difference-CNY").textContent()) ?? "";
    expect(difference).toMatch(/^-/);
    await look("report");
    await own.waitFor({ state: "detached", ...patience });
    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((name) => [name, []])));
    expect([...screen.complaints, ...board.complaints]).toEqual([]);
    await board.close();
    // The next of this file finds an open shift, as the first did.
    await page.keyboard.press("Enter");
    await page.getByTestId("open-shift").waitFor(patience);
    await pressShown(page, "Enter");
    await page.getByTestId("close-shift").waitFor(patience);
    await screen.close();
  });
});
