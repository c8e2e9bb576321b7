import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { cloneDatabase } from "../server/test/test-database.ts";
import { becomes, type Locale, numberIn, patience, SeatList, say, signInOn } from "./app-pages.ts";
import { launchChromium } from "./chromium.ts";
import { Screen, type ScreenOptions } from "./screens.ts";
import { ServerProcess } from "./server-process.ts";

let browser: Browser;
let server: ServerProcess;
let dropDatabase: () => Promise<void>;
const open: Screen[] = [];

beforeAll(async () => {
  const clone = await cloneDatabase();
  dropDatabase = clone.drop;
  [browser, server] = await Promise.all([
    launchChromium(),
    ServerProcess.start({ databaseUrl: clone.url, environment: { DEMO: "on" } }),
  ]);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((screen) => screen.close()));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await dropDatabase?.();
});

async function show(path: string, options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(browser, `${server.origin}${path}`, options);
  open.push(screen);
  return screen;
}

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
/** A block of the demo's theatre. */
const block = { zh: "池座后区", en: "Rear stalls" } as const;

/** What the pages of one house tell about its seats. */
function figuresOf(counter: Screen, admin: Screen) {
  const atCounter = (state: string) => counter.page.locator(`header [data-state="${state}"] strong`);
  const atAdmin = (place: number) => admin.page.locator("dl").first().locator("dd").nth(place);
  return {
    counter: { free: atCounter("free"), held: atCounter("held"), sold: atCounter("sold") },
    admin: { sold: atAdmin(0), held: atAdmin(1), free: atAdmin(2) },
  };
}

// A performance of its own for each language, so that one story does not begin where the other ended.
test.each<[Locale, string]>([
  ["zh", "1"],
  ["en", "2"],
])(
  "three apps at one house, in %s: hold, fight, crash, pay, sell for cash, refund",
  async (locale, performanceId) => {
    const told: string[] = [];
    const shop = await show(`/performances/${performanceId}`, { locale });
    const rival = await show(`/performances/${performanceId}`, { locale, width: 390, height: 844, liveLateMs: 2_500 });
    const counter = await show(`/counter/sell/${performanceId}`, { locale });
    const admin = await show(`/admin/performances/${performanceId}/sale`, { locale });
    const [sellerIn, adminIn] = [signInOf("seller"), signInOf("admin")];
    await Promise.all([
      signInOn(counter.page, sellerIn.email, sellerIn.password),
      signInOn(admin.page, adminIn.email, adminIn.password),
    ]);
    const shopSays = (key: string, variables = {}) => say("shop", locale, key, variables);
    const counterSays = (key: string, variables = {}) => say("counter", locale, key, variables);
    const figures = figuresOf(counter, admin);
    await expect.poll(() => numberIn(figures.admin.free), patience).toBeGreaterThan(0);
    await becomes(
      figures.counter.free,
      await numberIn(figures.admin.free),
      "counter and admin begin with the same house",
    );
    const before = {
      free: await numberIn(figures.counter.free),
      held: await numberIn(figures.counter.held),
      sold: await numberIn(figures.counter.sold),
    };

    // A buyer takes the best two; window and office see it happen.
    const mySeats = shop.page.getByRole("region", { name: shopSays("pick.mySeats") });
    await shop.page.getByRole("button", { name: shopSays("pick.best", { count: 2 }) }).click();
    const [atCounter, atAdmin] = await Promise.all([
      becomes(figures.counter.held, before.held + 2, "the counter sees two held seats"),
      becomes(figures.admin.held, before.held + 2, "the office sees two held seats"),
    ]);
    told.push(
      `hold seen at the counter after ${atCounter.toFixed(0)} ms, in the office after ${atAdmin.toFixed(0)} ms`,
    );
    await expect.poll(() => mySeats.getByRole("listitem").count(), patience).toBe(2);

    // Two want one seat; the second one's map is late. One gets it, the other is told what is free beside, and takes it.
    // For a party of one each, so that a tap asks for that seat alone.
    for (const page of [shop.page, rival.page])
      await page.getByRole("button", { name: shopSays("pick.fewer") }).click();
    const lists = { shop: new SeatList(shop.page, locale), rival: new SeatList(rival.page, locale) };
    await Promise.all([lists.shop.openRow(block[locale], 2), lists.rival.openRow(block[locale], 2)]);
    const [wanted] = await lists.shop.freeSeats();
    expect(await lists.rival.isFree(wanted!)).toBe(true);
    await lists.shop.take(wanted!);
    await expect.poll(() => mySeats.getByRole("listitem").count(), patience).toBe(3);
    expect(await lists.rival.isFree(wanted!), "the rival's late map still says free").toBe(true);
    await lists.rival.take(wanted!);
    const beside = rival.page.getByRole("button", { name: shopSays("pick.takeSuggested", { count: 1, seats: "" }) });
    await beside.click(patience);
    const rivalSeats = rival.page.getByRole("region", { name: shopSays("pick.mySeats") });
    await expect.poll(() => numberIn(rivalSeats.getByRole("heading")), patience).toBe(1);
    await becomes(figures.counter.held, before.held + 4, "the counter sees the winner's seat and the one beside");
    expect(await lists.shop.isFree(wanted!)).toBe(false);

    // The server dies under everybody and comes back: nobody reloads, nothing is lost.
    await server.kill();
    const notLive = shop.page.getByText(shopSays("pick.notLive"));
    await notLive.waitFor({ timeout: patience.timeout });
    await server.startAgain();
    await notLive.waitFor({ state: "detached", timeout: 60_000 });
    expect(await mySeats.getByRole("listitem").count()).toBe(3);
    await rivalSeats.getByRole("button", { name: shopSays("pick.expand") }).click();
    await rivalSeats.getByRole("listitem").getByRole("button").last().click();
    const afterCrash = await becomes(figures.counter.held, before.held + 3, "the counter is live again by itself");
    await becomes(figures.admin.held, before.held + 3, "the office is live again by itself");
    told.push(`first change after the crash seen after ${afterCrash.toFixed(0)} ms`);

    // The buyer pays at the test bank and has three tickets.
    await mySeats.getByRole("link", { name: shopSays("pick.toCart") }).click();
    await shop.page.getByRole("link", { name: shopSays("cart.checkOut") }).click();
    await shop.page.getByLabel(shopSays("checkOut.name")).fill("林黛玉 Lin Daiyu");
    await shop.page.getByLabel(shopSays("checkOut.email")).fill("daiyu@example.org");
    await shop.page.getByRole("button", { name: shopSays("checkOut.pay", { total: "" }) }).click();
    await shop.page.waitForURL(/\/payments\/test\//);
    await shop.page.locator("form.first button").click();
    await shop.page.waitForURL(/\/orders\//);
    await shop.page.getByText(shopSays("order.states.PAID"), { exact: true }).first().waitFor(patience);
    await expect.poll(() => shop.page.locator("svg[data-qr]").count(), patience).toBe(3);
    const [soldAtCounter, soldAtAdmin] = await Promise.all([
      becomes(figures.counter.sold, before.sold + 3, "the counter sees three sold seats"),
      becomes(figures.admin.sold, before.sold + 3, "the office sees three sold seats"),
    ]);
    told.push(
      `sale seen at the counter ${soldAtCounter.toFixed(0)} ms, in the office ${soldAtAdmin.toFixed(0)} ms after the tickets`,
    );

    // The window sells two for cash, by keys alone.
    const act = counter.page.getByTestId("main-act");
    const press = async (says: string) => {
      await act.filter({ hasText: says }).and(counter.page.locator(":enabled")).waitFor(patience);
      await counter.page.keyboard.press("Enter");
    };
    await counter.page.keyboard.press("2");
    await press(counterSays("sell.hold", { count: 2 }));
    await press(counterSays("sell.takeCash", { count: 2 }));
    await press(counterSays("cash.sell", { count: 2 }));
    await act.filter({ hasText: counterSays("sold.next") }).waitFor(patience);
    await becomes(figures.admin.sold, before.sold + 5, "the office sees five sold seats");

    // A supervisor lets the order be refunded; the seats are free for everybody.
    await counter.page.keyboard.press("o");
    await counter.page.getByTestId("refund").click(patience);
    await counter.page.getByLabel(counterSays("refund.reason")).fill("黛玉 is ill");
    await counter.page.getByTestId("refund-go").click();
    const supervisor = signInOf("supervisor");
    await counter.page.getByLabel(counterSays("refund.supervisorEmail")).fill(supervisor.email, patience);
    await counter.page.getByLabel(counterSays("refund.supervisorPassword")).fill(supervisor.password);
    await counter.page.getByTestId("refund-go").click();
    await counter.page.getByText(counterSays("refund.giveBack")).waitFor(patience);
    await becomes(figures.admin.sold, before.sold + 3, "the office sees the refunded seats free again");
    await becomes(figures.admin.free, before.free - 3, "and counts them as free");

    console.info(`${locale}: ${told.join("; ")}`);
    for (const screen of [shop, rival, counter, admin]) {
      // While the server was dead, requests failed, as they should; nothing else may go wrong.
      expect(screen.complaints.filter((line) => !/ERR_CONNECTION|WebSocket|Failed to fetch|net::/.test(line))).toEqual(
        [],
      );
    }
  },
  300_000,
);
