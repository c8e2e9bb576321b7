import pg from "pg";
import { expect, it } from "vitest";
import { patience, say } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { codesByTheBooks, PrintingWindow } from "./printing-window.ts";
import { Screen } from "./screens.ts";

/** A sale by telephone, from the call to the tickets on paper: counter, shop and printer. */
const demo = openDemoHouse();

it("looks a caller up, sends a link that the shop takes the payment of, and prints by the code", async () => {
  const window = await PrintingWindow.open(demo.browser, demo.server.origin, "escpos", "en");
  const { page, screen } = window;
  await window.goTo("/sell/8");
  await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);

  // Nobody has this number: the caller is written down in one step, with what was typed.
  await page.keyboard.press("F10");
  await page.getByTestId("customer-search").waitFor(patience);
  await page.keyboard.type("138 1111 2222");
  await page.getByText(say("counter", "en", "customer.nobody")).waitFor(patience);
  await page.keyboard.press("Enter");
  expect(await page.locator('input[name="customer-phone"]').inputValue()).toBe("138 1111 2222");
  await page.locator('input[name="customer-name"]').fill("Fiona Wang");
  await page.locator('input[name="customer-email"]').fill("fiona@wang.example");
  await page.keyboard.press("Enter");
  await page.getByTestId("customer-name").waitFor(patience);
  const note = page.getByRole("textbox", { name: say("counter", "en", "customer.note") });
  await note.fill("Likes the aisle");
  await page.getByRole("button", { name: say("counter", "en", "customer.addNote") }).click();
  await page.getByText("Likes the aisle").and(page.locator("p")).waitFor(patience);

  // Two best seats, kept by a link.
  await page.getByRole("heading", { level: 1 }).click();
  await pressShown(page, "2");
  const main = page.getByTestId("main-act").and(page.locator(":enabled"));
  await main.filter({ hasText: say("counter", "en", "sell.hold", { count: 2 }) }).waitFor(patience);
  await page.keyboard.press("Enter");
  await main.filter({ hasText: say("counter", "en", "sell.takeCash", { count: 2 }) }).waitFor(patience);
  await pressShown(page, "y");
  await page.getByTestId("send-link").waitFor(patience);
  expect(await screen.accessibilityProblems()).toEqual([]);
  await page.getByTestId("send-link").click();
  const link = (await page.getByTestId("pay-link").textContent(patience))!;
  const code = (await page.getByTestId("collect-code").textContent())!;
  await page.keyboard.press("Enter");
  await page.getByTestId("link-sent").waitFor({ state: "detached" });
  const order = page.getByTestId("customer-history").locator("li");
  await expect.poll(() => order.getAttribute("data-state"), patience).toBe("AWAITING_PAYMENT");
  const reference = (await order.getAttribute("data-reference"))!;

  // Before it is paid the window gives nothing out.
  await window.goTo(`/collect?code=${code}`);
  await page.getByText(say("counter", "en", "collect.notPaid")).waitFor(patience);
  await window.goTo("/sell/8");
  await page.getByTestId("customer-name").waitFor(patience);

  // The buyer follows the link on a telephone.
  const phone = await Screen.open(demo.browser, link, { locale: "en", width: 390, height: 844 });
  await phone.page.getByTestId("pay-order").waitFor(patience);
  expect(await phone.accessibilityProblems()).toEqual([]);
  await phone.page.getByTestId("pay-order").locator('button[type="submit"]').click();
  await phone.page.locator('form[action$="approve"] button').click();
  await phone.page.getByTestId("collect").waitFor(patience);
  expect(await phone.page.getByTestId("collect").textContent()).toContain(code);
  expect(await phone.accessibilityProblems()).toEqual([]);

  // The counter sees it without being asked to, and prints by the code alone.
  await expect.poll(() => order.getAttribute("data-state"), patience).toBe("PAID");
  await pressShown(page, "F3");
  const search = page.getByRole("textbox", { name: say("counter", "en", "orders.search") });
  await expect.poll(() => search.evaluate((field) => field === document.activeElement), patience).toBe(true);
  await page.keyboard.type(code.toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByTestId("print-done").waitFor(patience);
  const sql = new pg.Client({ connectionString: demo.databaseUrl });
  await sql.connect();
  const rows = async (text: string, values: readonly unknown[]) => (await sql.query(text, [...values])).rows;
  const printed = await window.codesOnPaper();
  const issued = await rows(
    "SELECT t.code FROM ticket t JOIN sales_order o ON o.id = t.order_id WHERE o.reference = $1",
    [reference],
  );
  const booked = await codesByTheBooks(rows, "SN-escpos");
  await sql.end();
  expect([...printed].sort()).toEqual(issued.map((each) => each.code).sort());
  expect([...booked].sort()).toEqual([...printed].sort());
  expect([screen.complaints, phone.complaints]).toEqual([[], []]);
  await phone.close();
  await screen.close();
});
