import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { TestClient } from "../server/test/test-client.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { emulatedUsbScript } from "./emulated-usb-script.ts";
import { counterStorageKey, pairCounter } from "./paired-counter.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** What is around a sale: customers who wait, the customer's own screen, the drawer and the receipt. */
const demo = openDemoHouse();
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

describe.each([
  ["zh", "light", 1440],
  ["en", "dark", 390],
] as const)("a window in %s, %s, %i px wide", (locale, colourScheme, width) => {
  it("parks a sale, serves another, takes it up again; the customer sees it all, the drawer opens, a receipt comes", async () => {
    const words = (key: string, variables = {}) => say("counter", locale, key, variables);
    const { origin } = demo.server;
    const admin = await new TestClient(origin).signIn(signInOf("admin").email, signInOf("admin").password);
    const serialNumber = `SN-${locale}`;
    const { counterId } = await pairCounter(admin, serialNumber);
    const screen = await Screen.open(demo.browser, `${origin}/counter/`, { locale, colourScheme, width, height: 900 });
    const { page } = screen;
    await page.addInitScript({
      content: `if (!window.opener) { ${await emulatedUsbScript("escpos", serialNumber)} }
        localStorage.setItem(${JSON.stringify(counterStorageKey)}, ${JSON.stringify(counterId)});`,
    });
    await page.goto(`${origin}/counter/sell/6`);
    await signInOn(page, signInOf("seller").email, signInOf("seller").password);
    await page.getByText(words("printing.presence.ready")).waitFor(patience);
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      await screen.picture(`window-${locale}-${colourScheme}-${width}-${name}`);
      problems[name] = await screen.accessibilityProblems();
    };
    const mainAct = async (says: string) => {
      await page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled")).waitFor(patience);
    };
    const holdBest = async (count: number) => {
      await pressShown(page, String(count));
      await mainAct(words("sell.hold", { count }));
      await page.keyboard.press("Enter");
      await mainAct(words("sell.takeCash", { count }));
    };
    await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);

    // The customer's own screen follows from the first seat on.
    const [customer] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("F7")]);
    await customer.getByTestId("customer-screen").waitFor(patience);
    await holdBest(3);
    const total = (await page.getByTestId("total").textContent())!.match(/[\d,.]+$/)![0];
    await expect.poll(() => customer.getByTestId("customer-total").textContent(), patience).toContain(total);
    expect(await customer.getByRole("listitem").count()).toBeGreaterThanOrEqual(3);
    await page.bringToFront();

    // He has to fetch his card: the next one buys two for cash.
    await pressShown(page, "w");
    await page.getByTestId("parked-sales").getByRole("button").waitFor(patience);
    await customer.getByTestId("customer-total").waitFor({ state: "detached" });
    await look("parked");
    await holdBest(2);
    await page.keyboard.press("Enter");
    await mainAct(words("cash.sell", { count: 2 }));
    await page.keyboard.press("Enter");
    await mainAct(words("sold.next"));
    await expect.poll(() => page.evaluate("printer.mechanics.drawerOpened"), patience).toBe(1);
    await customer.getByText(words("display.thanks")).waitFor(patience);
    await pressShown(page, "t");
    await page.locator('[data-testid="receipt-state"][data-state="sent"]').waitFor({ state: "attached", ...patience });
    expect(await page.evaluate("printer.mechanics.receipts.length")).toBe(1);
    expect(await page.evaluate("printer.errors")).toEqual([]);
    await look("sold");
    await page.keyboard.press("Enter");

    // The first comes back: his seats are still his.
    await page.getByTestId("parked-sales").waitFor(patience);
    await pressShown(page, "w");
    await mainAct(words("sell.takeCash", { count: 3 }));
    await expect.poll(() => customer.getByTestId("customer-total").textContent(), patience).toContain(total);
    await customer.setViewportSize({ width: Math.max(width, 390), height: 900 });
    await customer.screenshot({ path: `.parterre/pictures/window-${locale}-${colourScheme}-${width}-customer.png` });
    await look("resumed");
    expect(await page.getByTestId("parked-sales").count()).toBe(0);
    await page.keyboard.press("Shift+Delete");
    await page.getByText(words("sell.begin")).waitFor(patience);
    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((name) => [name, []])));
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
