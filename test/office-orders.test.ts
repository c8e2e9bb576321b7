import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** What an organiser says about giving tickets back is what the window does; and an order is read in the office. */
const demo = openDemoHouse();
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

describe("the office", () => {
  it.each([
    ["en", { width: 1440, height: 900, colourScheme: "light" }],
    ["zh", { width: 390, height: 844, colourScheme: "dark" }],
  ] as const)("sets a refund policy that the window keeps to, and reads the order (%s)", async (locale, options) => {
    const admin = (key: string, variables = {}) => say("admin", locale, key, variables);
    const counter = (key: string, variables = {}) => say("counter", locale, key, variables);
    const url = `${demo.server.origin}/admin/selling/refunds?performance=8`;
    const screen = await Screen.open(demo.browser, url, { locale, ...options });
    const { page } = screen;
    const { email, password } = signInOf("admin");
    await signInOn(page, email, password);
    const row = page
      .getByRole("list", { name: admin("refunds.stages") })
      .getByRole("listitem")
      .first();
    await page.getByTestId("add-stage").waitFor(patience);
    while ((await row.count()) > 0) {
      await row.getByRole("button", { name: admin("refunds.removeStage") }).click();
    }
    await page.getByTestId("add-stage").click();
    await row.getByLabel(admin("refunds.days")).fill("0");
    await row.getByLabel(admin("refunds.fee")).fill("25");
    await screen.picture(`office-${locale}-policy`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.getByTestId("save-policy").click();
    await page.getByText(admin("refunds.since", { when: "|" }).split("|")[0]!.trim()).waitFor(patience);

    // Sold after that, a ticket costs a quarter to give back.
    await page.goto(`${demo.server.origin}/counter/sell/8`);
    await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
    await pressShown(page, "1");
    for (const says of [counter("sell.hold", { count: 1 }), counter("sell.takeCash", { count: 1 })]) {
      await page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled")).waitFor(patience);
      await page.keyboard.press("Enter");
    }
    await page.getByTestId("main-act").and(page.locator(":enabled")).waitFor(patience);
    await page.keyboard.press("Enter");
    await page
      .getByTestId("main-act")
      .filter({ hasText: counter("sold.next") })
      .waitFor(patience);
    await pressShown(page, "o");
    await page.getByTestId("refund").click(patience);
    await page.getByTestId("refund-quote").getByText(counter("refund.refundFee")).waitFor(patience);
    await page.keyboard.press("Escape");

    const reference = new URL(page.url()).pathname.split("/").at(-1)!;
    await page.goto(`${demo.server.origin}/admin/orders?search=${reference}`);
    await page.getByRole("link", { name: reference }).click(patience);
    await page.getByTestId("account").waitFor(patience);
    await page.getByRole("table", { name: admin("orders.audit") }).waitFor(patience);
    await screen.picture(`office-${locale}-order`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.goto(`${demo.server.origin}/admin/performances/8/free-tickets`);
    await page.getByRole("heading", { name: admin("quota.title") }).waitFor(patience);
    await screen.picture(`office-${locale}-quota`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
