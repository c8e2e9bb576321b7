import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { zh } from "../web-admin/src/texts/zh.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { PrintingWindow } from "./printing-window.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** Blank tickets from the delivery to the roll in the window's printer, in the office and at the window. */
const demo = openDemoHouse();

async function office(options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin/paper`, { height: 900, ...options });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  return screen;
}

describe("ticket paper", () => {
  it("is delivered, put into a printer, compared with the paper's numbers, and warned of", async () => {
    const screen = await office({ locale: "en", width: 1440 });
    const { page } = screen;
    await page.getByText(en.stock.noPaper).waitFor();
    await screen.picture("paper-en-empty");
    const problems = await screen.accessibilityProblems();

    const window = await PrintingWindow.open(demo.browser, demo.server.origin, "fgl", "en");
    const counter = window.page;
    // The test's window put in 500 of which the office knows no delivery.
    await counter.getByTestId("store-low").waitFor();
    await counter.getByLabel(say("counter", "en", "printing.firstSerial")).fill("7001");
    await counter.getByRole("button", { name: say("counter", "en", "printing.load"), exact: true }).click();
    await counter.getByTestId("serial-on-paper").fill("7004");
    await counter.getByRole("button", { name: say("counter", "en", "printing.compare"), exact: true }).click();
    await counter.getByTestId("serial-outcome").getByText("7001").waitFor();
    await window.screen.picture("paper-en-window");
    problems.push(...(await window.screen.accessibilityProblems()));

    await page.reload();
    await page.getByText(en.stock.unnoted).first().waitFor();
    await page.getByTestId("note-delivery").click();
    // The window that was made stands in the first venue of the list, as the form begins with.
    await page.getByRole("dialog").getByLabel(en.stock.paper).click();
    await page.getByRole("option", { name: "thermal-80x150", exact: true }).click();
    await page.getByTestId("store-quantity").fill("5000");
    await page.getByTestId("store-save").click();
    await page.getByText(en.stock.enough).waitFor();
    await page.getByText("7001–7500").waitFor();
    await page.getByText("+3", { exact: true }).waitFor();
    await screen.picture("paper-en-1440");
    problems.push(...(await screen.accessibilityProblems()));
    await counter.reload();
    await expect.poll(() => counter.getByTestId("store-low").count(), patience).toBe(0);
    await counter.getByTestId("venue-store").waitFor();
    expect(problems).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await window.screen.close();
    await screen.close();
  });

  it.each([
    ["zh", 1440, "dark"],
    ["zh", 390, "light"],
  ] as const)("is shown in %s at %i pixels, %s, without anything hanging over", async (locale, width, colourScheme) => {
    const screen = await office({ locale, width, colourScheme });
    await screen.page.getByText(zh.stock.enough).waitFor();
    await screen.picture(`paper-${locale}-${width}-${colourScheme}`);
    const { page } = screen;
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(await screen.accessibilityProblems()).toEqual([]);
    await screen.close();
  });
});
