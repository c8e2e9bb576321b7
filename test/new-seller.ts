import { denominationsOf } from "@parterre/money";
import type { Page } from "playwright-core";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-counter/src/texts/en.ts";
import { zh } from "../web-counter/src/texts/zh.ts";
import { pressShown } from "./press-shown.ts";

const texts = { en, zh };
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const floatYuan = 500;

/** Yuan in a text like "CN¥1,030.00", in fen. */
const fenIn = (text: string) => Math.round(Number(text.replaceAll(/[^\d.]/g, "")) * 100);

/**
 * A new seller's first day, as docs/first-day.md tells it: sign in, open a shift, sell two seats for cash, print them,
 * give one back with a supervisor, count the drawer and close. The page shows the counter's sign-in, at a window that has
 * a printer. Answers what the report says is over or short.
 */
export async function liveFirstDay(
  page: Page,
  locale: "en" | "zh",
  performanceId: string,
  look: (name: string) => Promise<void>,
): Promise<string> {
  const words = texts[locale];
  const mainAct = async () => {
    await page.getByTestId("main-act").and(page.locator(":enabled")).waitFor();
  };
  await page.locator('input[name="email"]').fill(signInOf("seller").email);
  await page.locator('input[name="password"]').fill(signInOf("seller").password);
  await look("1-sign-in");
  await page.keyboard.press("Enter");

  await page.getByTestId("shift-state").waitFor();
  await pressShown(page, "F9");
  await page.getByTestId("float-CNY").fill(String(floatYuan));
  await look("2-open");
  await pressShown(page, "Enter");
  await page.getByTestId("close-shift").waitFor();

  await pressShown(page, "F4");
  await page.locator(`a[href="/counter/sell/${performanceId}"]`).click();
  await page.getByTestId("printer-state").getByText(words.printing.presence.ready).waitFor();
  await page.locator('[data-state="free"] strong').filter({ hasText: /\d/ }).waitFor();
  await pressShown(page, "2");
  await mainAct();
  await look("3-seats");
  await page.keyboard.press("Enter");
  await page.getByTestId("total").filter({ hasText: /\d/ }).waitFor();
  await mainAct();
  const totalFen = fenIn((await page.getByTestId("total").textContent()) ?? "");
  await page.keyboard.press("Enter");
  await page.getByTestId("change").waitFor();
  await pressShown(page, "s");
  await mainAct();
  await look("4-cash");
  await page.keyboard.press("Enter");
  await page.getByTestId("receipt").waitFor();
  await pressShown(page, "p");
  await page.getByTestId("print-done").waitFor();
  await look("5-print");
  await pressShown(page, "Enter");
  await page.getByTestId("print-waiting").waitFor();
  await pressShown(page, "Enter");
  await page.getByTestId("print-dialog").waitFor({ state: "detached" });

  await pressShown(page, "o");
  await page.getByTestId("refund").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox").nth(1).uncheck();
  await page.getByLabel(words.refund.reason).fill(locale === "zh" ? "朋友生病" : "A friend is ill");
  await page.getByTestId("refund-go").and(page.locator(":enabled")).click();
  await page.getByTestId("approver-email").fill(signInOf("supervisor").email);
  await page.getByTestId("approver-password").fill(signInOf("supervisor").password);
  await look("6-refund");
  await page.getByTestId("refund-go").and(page.locator(":enabled")).click();
  const done = dialog.getByRole("status").filter({ hasText: words.refund.giveBack });
  await done.waitFor();
  const backFen = fenIn((await done.locator("strong").textContent()) ?? "");
  await pressShown(page, "Enter");
  await done.waitFor({ state: "detached" });

  await pressShown(page, "F9");
  await page.getByTestId("close-shift").waitFor();
  let leftFen = floatYuan * 100 + totalFen - backFen;
  for (const valueFen of denominationsOf("CNY")) {
    const count = Math.floor(leftFen / valueFen);
    leftFen -= count * valueFen;
    if (count > 0) await page.getByTestId(`count-CNY-${valueFen}`).fill(String(count));
  }
  await page.getByTestId("paper-tickets").fill("1");
  await look("7-count");
  await page.getByTestId("close-shift").click();
  await page.getByTestId("close-shift").filter({ hasText: words.shifts.closeAgain }).click();
  await page.getByTestId("shift-report").waitFor();
  await page.evaluate("document.activeElement?.blur(); document.querySelector('main')?.scrollTo(0, 0)");
  await look("8-report");
  return (await page.getByTestId("difference-CNY").textContent()) ?? "";
}
