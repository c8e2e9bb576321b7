import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { patience, SeatList, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** What a supervisor does at the window with orders that were sold: every act of the order's page. */
const demo = openDemoHouse();

type Locale = "zh" | "en";
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

async function enter(page: Page, says: string): Promise<void> {
  await page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled")).waitFor(patience);
  await page.keyboard.press("Enter");
}

/** A supervisor, or somebody else, at the window of a performance with so many seats held, about to take the money. */
async function atTheTill(
  performanceId: string,
  locale: Locale,
  count: number,
  { role = "supervisor", ...options }: ScreenOptions & { readonly role?: string },
) {
  const url = `${demo.server.origin}/counter/sell/${performanceId}`;
  const screen = await Screen.open(demo.browser, url, { locale, ...options });
  const { page } = screen;
  const { email, password } = signInOf(role);
  await signInOn(page, email, password);
  await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
  await hold(page, locale, count);
  return screen;
}

async function hold(page: Page, locale: Locale, count: number): Promise<void> {
  await pressShown(page, String(count));
  await enter(page, say("counter", locale, "sell.hold", { count }));
  await enter(page, say("counter", locale, "sell.takeCash", { count }));
}

async function toOrder(page: Page, locale: Locale): Promise<void> {
  await page
    .getByTestId("main-act")
    .filter({ hasText: say("counter", locale, "sold.next") })
    .waitFor(patience);
  await pressShown(page, "o");
  await page.getByTestId("acts").waitFor(patience);
}

const press = async (page: Page, testId: string): Promise<void> => {
  await page.getByTestId(testId).and(page.locator(":enabled")).waitFor(patience);
  await page.getByTestId(testId).click();
};

/** A picture, and what axe finds on it. */
async function look(screen: Screen, name: string): Promise<void> {
  await screen.picture(`acts-${name}`);
  expect(await screen.accessibilityProblems()).toEqual([]);
}

/** What the customer's telephone does with the code on the screen. */
async function payByTelephone(page: Page, decision: "approve" | "decline"): Promise<void> {
  const address = await page.getByTestId("pay-code").getAttribute("data-text", patience);
  await fetch(`${address}/${decision}`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

describe("an order at the window", () => {
  it.each([
    ["en", { width: 1440, height: 900, colourScheme: "light" }],
    ["zh", { width: 390, height: 844, colourScheme: "dark" }],
  ] as const)(
    "is exchanged with the difference collected, then given back, and a seat is moved (%s)",
    async (locale, options) => {
      const words = (key: string, variables = {}) => say("counter", locale, key, variables);
      const actName = (kind: string) =>
        page.getByTestId("acts").locator("strong", { hasText: say("kit", locale, `order.acts.kinds.${kind}`) });
      const screen = await atTheTill("8", locale, 1, options);
      const { page } = screen;
      await enter(page, words("cash.sell", { count: 1 }));
      await toOrder(page, locale);

      // Dearer: from one seat to the best two.
      await pressShown(page, "x");
      await page.getByRole("heading", { name: words("exchange.title", { reference: "" }) }).waitFor(patience);
      await page
        .getByRole("button", { name: words("exchange.best", { count: 1 }) })
        .and(page.locator(":enabled"))
        .waitFor(patience);
      await pressShown(page, "n");
      await page.getByTestId("exchange-quote").waitFor(patience);
      await new SeatList(page, locale).openRow(locale === "en" ? "Front stalls" : "池座前区", 1);
      const list = new SeatList(page, locale);
      await list.take((await list.freeSeats())[0]!);
      const seats = page.getByRole("list", { name: words("exchange.newSeats") }).getByRole("listitem");
      await expect.poll(() => seats.count(), patience).toBe(2);
      await look(screen, `${locale}-exchange`);
      await press(page, "exchange-on");
      await page.getByTestId("change").waitFor(patience);
      await look(screen, `${locale}-exchange-settle`);
      const collected = await page.getByTestId("difference").textContent();
      await page.getByTestId("exchange-go").filter({ hasText: collected! }).waitFor(patience);
      await press(page, "exchange-go");
      await page.getByText(words("exchange.done")).waitFor(patience);
      await look(screen, `${locale}-exchanged`);
      await press(page, "exchange-go");
      await actName("EXCHANGE").waitFor(patience);

      // Cheaper: the two for one again; the difference goes back in cash, by the supervisor's own leave.
      await pressShown(page, "x");
      await page
        .getByRole("button", { name: words("exchange.best", { count: 2 }) })
        .and(page.locator(":enabled"))
        .waitFor(patience);
      await pressShown(page, "n");
      await page.getByTestId("exchange-quote").waitFor(patience);
      await expect.poll(() => seats.count(), patience).toBe(2);
      await seats.first().getByRole("button").click();
      await expect.poll(() => seats.count(), patience).toBe(1);
      await page.getByText(words("exchange.giveBack"), { exact: true }).waitFor(patience);
      await press(page, "exchange-on");
      await press(page, "exchange-go");
      await page.getByText(words("refund.giveBack")).waitFor(patience);
      await press(page, "exchange-go");
      await expect.poll(() => actName("EXCHANGE").count(), patience).toBe(2);

      // The chair breaks.
      await pressShown(page, "m");
      await page.getByTestId("move-to").waitFor(patience);
      await list.openRow(locale === "en" ? "Front stalls" : "池座前区", 2);
      await list.take((await list.freeSeats())[0]!);
      await expect.poll(() => page.getByTestId("move-to").textContent(), patience).not.toContain(words("move.pick"));
      await page.getByRole("button", { name: words("act.reasons.brokenChair") }).click();
      await look(screen, `${locale}-move`);
      await press(page, "move-go");
      await page.getByText(words("move.tellThem")).waitFor(patience);
      await press(page, "move-go");
      await actName("MOVE").waitFor(patience);
      await look(screen, `${locale}-order`);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
  );

  it.each([
    ["en", { width: 390, height: 844, colourScheme: "light" }],
    ["zh", { width: 1440, height: 900, colourScheme: "dark" }],
  ] as const)(
    "gives goodwill and a voucher, which pays a part; the rest is owed, and paid (%s)",
    async (locale, options) => {
      const words = (key: string, variables = {}) => say("counter", locale, key, variables);
      const actName = (kind: string) =>
        page.getByTestId("acts").locator("strong", { hasText: say("kit", locale, `order.acts.kinds.${kind}`) });
      const screen = await atTheTill("7", locale, 1, options);
      const { page } = screen;
      await look(screen, `${locale}-tender`);
      await enter(page, words("cash.sell", { count: 1 }));
      await toOrder(page, locale);

      await pressShown(page, "g");
      await page.getByLabel(words("goodwill.amount")).fill("5");
      await page.getByRole("button", { name: words("act.reasons.view") }).click();
      await look(screen, `${locale}-goodwill`);
      await press(page, "goodwill-go");
      await page.getByText(words("goodwill.ticketsStay")).waitFor(patience);
      await pressShown(page, "Enter");
      await actName("GOODWILL").waitFor(patience);

      await pressShown(page, "v");
      await page.getByLabel(words("vouchers.amount")).fill("20");
      await look(screen, `${locale}-voucher`);
      await press(page, "voucher-go");
      const code = (await page.getByTestId("voucher-code").textContent(patience))!;
      await look(screen, `${locale}-voucher-issued`);
      await pressShown(page, "Enter");

      // The voucher pays what is on it, cash a part, and the rest stays owed without tickets.
      await pressShown(page, "F2");
      await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
      await hold(page, locale, 2);
      await pressShown(page, "v");
      await page.getByLabel(words("cash.voucherCode")).fill(code);
      await page.getByTestId("main-act").and(page.locator(":enabled")).waitFor(patience);
      await look(screen, `${locale}-tender-voucher`);
      await page.keyboard.press("Enter");
      await page.getByTestId("left").waitFor(patience);
      await page.getByLabel(words("cash.given")).fill("10");
      await page.getByTestId("main-act").and(page.locator(":enabled")).waitFor(patience);
      await page.keyboard.press("Enter");
      await pressShown(page, "i");
      await page.getByLabel(words("invoice.name")).fill("Greenhill School");
      await page.getByText(words("invoice.ticketsLater")).click();
      await look(screen, `${locale}-tender-invoice`);
      await enter(page, words("cash.sellPart", { count: 2 }));
      await page.getByText(words("sold.ticketsLater")).waitFor(patience);
      await look(screen, `${locale}-sold-part`);
      await toOrder(page, locale);
      await page.getByText(words("order.noTickets")).waitFor(patience);

      await pressShown(page, "b");
      await page.getByTestId("payment-go").waitFor(patience);
      await look(screen, `${locale}-payment`);
      await pressShown(page, "q");
      await page.getByTestId("pay-code").waitFor(patience);
      await look(screen, `${locale}-payment-code`);
      await payByTelephone(page, "approve");
      await actName("PAYMENT").waitFor(patience);
      await page.getByText(words("order.tickets", { count: 2 })).waitFor(patience);

      await pressShown(page, "k");
      await page.getByText(words("return.about")).waitFor(patience);
      await page.getByRole("button", { name: words("act.reasons.customer") }).click();
      await look(screen, `${locale}-return`);
      await press(page, "return-go");
      await page.getByText(words("return.done")).waitFor(patience);
      await pressShown(page, "Enter");
      await actName("RETURN").waitFor(patience);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
  );

  it("becomes one of another type: given back by a supervisor's leave at the seller's till, collected by telephone", async () => {
    const words = (key: string, variables = {}) => say("counter", "zh", key, variables);
    const screen = await atTheTill("7", "zh", 1, { role: "seller", width: 390, height: 844, colourScheme: "light" });
    const { page } = screen;
    const toType = async (name: string) => {
      // The screen before has an X of its own.
      await page.getByTestId("acts").waitFor(patience);
      await pressShown(page, "x");
      await page.getByRole("heading", { name: words("exchange.title", { reference: "" }) }).waitFor(patience);
      await pressShown(page, "y");
      await page.getByLabel(words("exchange.newType")).first().click(patience);
      await page.getByRole("option", { name, exact: true }).click(patience);
      await page.getByTestId("exchange-quote").waitFor(patience);
      await press(page, "exchange-on");
    };
    await enter(page, words("cash.sell", { count: 1 }));
    await toOrder(page, "zh");

    // Cheaper: money leaves the drawer, so somebody else has to agree.
    await toType("儿童");
    await press(page, "exchange-go");
    const { email, password } = signInOf("supervisor");
    await page.getByLabel(words("refund.supervisorEmail")).fill(email);
    await page.getByLabel(words("refund.supervisorPassword")).first().fill(password);
    await look(screen, "zh-exchange-approve");
    await press(page, "exchange-go");
    await page.getByText(words("refund.giveBack")).waitFor(patience);
    await press(page, "exchange-go");

    // Dearer again: a telephone pays the difference, and the ticket changes then.
    await toType("成人");
    await page.getByTestId("by-telephone").click(patience);
    await page.getByTestId("pay-code").waitFor(patience);
    await look(screen, "zh-exchange-code");
    await payByTelephone(page, "approve");
    await page.getByText(words("exchange.done")).waitFor(patience);
    await press(page, "exchange-go");
    const exchanges = page
      .getByTestId("acts")
      .locator("strong", { hasText: say("kit", "zh", "order.acts.kinds.EXCHANGE") });
    await expect.poll(() => exchanges.count(), patience).toBe(2);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("is paid by a telephone, and by another way when the customer changes their mind", async () => {
    const screen = await atTheTill("6", "en", 1, { width: 1440, height: 900, colourScheme: "light" });
    const { page } = screen;
    await pressShown(page, "q");
    await page.getByTestId("pay-code").waitFor(patience);
    await look(screen, "en-pay-code");
    await page.keyboard.press("Escape");
    // Ten in cash on the counter, and the telephone pays the rest.
    await page.getByLabel(say("counter", "en", "cash.given")).fill("10");
    await enter(page, say("counter", "en", "cash.addPart", { amount: "" }));
    await page.getByTestId("left").waitFor(patience);
    await pressShown(page, "q");
    await page.getByTestId("beside").waitFor(patience);
    await payByTelephone(page, "decline");
    await page.getByText("did not go through").waitFor(patience);
    await page.getByTestId("left").waitFor(patience);
    await pressShown(page, "q");
    await look(screen, "en-pay-code-beside");
    await payByTelephone(page, "approve");
    await page
      .getByTestId("main-act")
      .filter({ hasText: say("counter", "en", "sold.next") })
      .waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
