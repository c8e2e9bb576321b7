import pg from "pg";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestClient } from "../server/test/test-client.ts";
import { patience, say } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import {
  codesByTheBooks,
  PrintingWindow,
  sellManySeats,
  sellSeats,
  showsProgress,
  staffClient,
} from "./printing-window.ts";

/** Tickets on paper: the shipped server and counter, a real browser, and on its USB printers that read every byte. */
const demo = openDemoHouse();
let books: pg.Client;
let seller: TestClient;
const performance = "5";

beforeAll(async () => {
  books = new pg.Client({ connectionString: demo.databaseUrl });
  await books.connect();
  await books.query("UPDATE performance SET max_seats_per_cart = 20");
  seller = await staffClient(demo.server.origin, "seller");
});

afterAll(async () => {
  await books?.end();
});

const mainAct = (page: Page, says: string): Locator =>
  page.getByTestId("main-act").filter({ hasText: says }).and(page.locator(":enabled"));
const rows = async (text: string, values: readonly unknown[]) => (await books.query(text, [...values])).rows;

describe.each(["fgl", "escpos", "tspl", "zpl"] as const)("a window with a printer that speaks %s", (language) => {
  it("prints a sale; paper out in a batch of 20, jam, pulled cable, replug and reprint leave paper and books the same", async () => {
    const locale = language === "fgl" ? "zh" : "en";
    const window = await PrintingWindow.open(demo.browser, demo.server.origin, language, locale);
    const { page, screen } = window;
    /** What came out is what the books say was printed, nothing twice. Codes of torn or lost paper are in neither. */
    const agree = async () => {
      const paper = await window.codesOnPaper();
      expect(new Set(paper).size).toBe(paper.length);
      await expect.poll(() => codesByTheBooks(rows, `SN-${language}`), patience).toEqual([...paper].sort());
      expect(await window.onPrinter((printer) => printer.errors)).toEqual([]);
    };

    // A sale at the window: P prints it.
    await window.goTo(`/sell/${performance}`);
    await expect.poll(() => page.locator('[data-state="free"] strong').textContent(), patience).toMatch(/\d/);
    await pressShown(page, "2");
    for (const act of ["sell.hold", "sell.takeCash", "cash.sell"]) {
      await mainAct(page, say("counter", locale, act, { count: 2 })).waitFor(patience);
      await page.keyboard.press("Enter");
    }
    await mainAct(page, say("counter", locale, "sold.next")).waitFor(patience);
    await pressShown(page, "p");
    await page.getByTestId("print-done").waitFor();
    await showsProgress(page, 2, 2, locale);
    await screen.picture(`print-${language}-sale`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await window.finished();
    await window.leave();
    await agree();

    // No printer: the same codes stand on the screen, for a telephone to keep.
    await pressShown(page, "p");
    await page.getByTestId("show-on-screen").click();
    await expect.poll(() => page.getByTestId("screen-tickets").locator("[data-qr]").count(), patience).toBe(2);
    await screen.picture(`print-${language}-on-screen`);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("print-waiting").waitFor();
    await window.leave();

    // Paper runs out behind the seventh of twenty.
    await window.onPrinter((printer) => {
      printer.mechanics.paper = 7;
    });
    await window.print(await sellSeats(seller, performance, 20));
    await expect.poll(() => window.onPrinter((printer) => printer.mechanics.fault), patience).toBe("paper-out");
    await showsProgress(page, 7, 20, locale);
    if (language === "fgl" || language === "tspl") {
      await window.stopped("fault");
      await screen.picture(`print-${language}-paper-out`);
      expect(await screen.accessibilityProblems()).toEqual([]);
    }
    await window.onPrinter((printer) => printer.mechanics.mend(1000));
    // The held ticket comes out by itself; where a fault was told, a person says that it is mended.
    await showsProgress(page, 8, 20, locale).catch(() => undefined);
    if (await page.getByTestId("print-go-on").isVisible()) await page.keyboard.press("Enter");
    await showsProgress(page, 20, 20, locale);
    await window.finished();
    await window.leave();
    await agree();

    // A jam tears the second of three: a person says so, and has it printed again with another code.
    const torn = await sellSeats(seller, performance, 3);
    await window.onPrinter((printer) => {
      printer.mechanics.stuck = true;
    });
    await window.print(torn);
    await expect.poll(() => window.onPrinter((printer) => printer.mechanics.busy), patience).toBe(true);
    await window.onPrinter((printer) => {
      printer.mechanics.jamNext = true;
      printer.mechanics.release();
    });
    if (language === "tspl") {
      // Its maker says that it prints the ticket again by itself; this one does not, and a person sees that.
      await window.stopped("fault");
      await pressShown(page, "n");
    }
    await window.stopped("undecided");
    await screen.picture(`print-${language}-undecided`);
    await window.onPrinter((printer) => printer.mechanics.mend());
    await page.getByTestId("decide-spoiled").and(page.locator(":enabled")).waitFor(patience);
    await pressShown(page, "2");
    await window.stopped("paused");
    await page.keyboard.press("Enter");
    await showsProgress(page, 2, 3, locale);
    await window.finished();
    await agree();
    await page.locator('[data-paper="spoiled"]').getByTestId("reprint").click();
    await page.getByTestId("reprint-reason").fill("torn");
    await pressShown(page, "Enter");
    await showsProgress(page, 1, 1, locale);
    await window.finished();
    await window.leave();
    await agree();

    // The cable is pulled in the middle of a ticket and plugged in again: nobody knows until a person has looked.
    await window.onPrinter((printer) => {
      printer.unplugAfterBytes = 4000;
    });
    await window.print(await sellSeats(seller, performance, 2));
    await window.stopped("undecided");
    await window.onPrinter((printer) => printer.plug());
    await page.getByTestId("decide-not-there").and(page.locator(":enabled")).waitFor(patience);
    await agree();
    await pressShown(page, "3");
    await window.stopped("paused");
    await page.keyboard.press("Enter");
    await showsProgress(page, 1, 2, locale);
    await window.finished();
    // What was not there waits again; a person asks for it, and it comes out once.
    await page.keyboard.press("Enter");
    await showsProgress(page, 1, 1, locale);
    await window.finished();
    await agree();

    // A ticket that came out is printed again: the old code ends, and paper of it is not counted as valid.
    await page.locator('[data-paper="printed"]').first().getByTestId("reprint").click();
    await page.getByTestId("reprint-reason").fill("lost by the customer");
    await pressShown(page, "Enter");
    await showsProgress(page, 1, 1, locale);
    await window.finished();
    await window.leave();
    await agree();
    await screen.close();
  });
});

it("prints a long order as a batch: progress, a pause, the page loaded anew in the pause, and on to the last", {
  timeout: 600_000,
}, async () => {
  const [count, pausedAt] = [500, 200];
  const window = await PrintingWindow.open(demo.browser, demo.server.origin, "fgl", "en", "batch");
  const { page, screen } = window;
  const free = await rows(
    `SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'free' AND allocation IS NULL
     ORDER BY ordinal LIMIT $2`,
    [performance, count],
  );
  const ordinals = free.map(({ ordinal }) => ordinal);
  const reference = await sellManySeats(seller, performance, ordinals);
  /** However slow it goes: it goes on. */
  const comesOut = async (tickets: number) => {
    const out = () => window.onPrinter((printer) => printer.mechanics.tickets.length);
    for (let atLeast = 10; atLeast <= tickets; atLeast += 10) {
      await expect.poll(out, patience).toBeGreaterThanOrEqual(atLeast);
    }
  };
  await window.pressBehind("p", pausedAt);
  await window.print(reference);
  await comesOut(pausedAt);
  await window.stopped("paused");
  await showsProgress(page, pausedAt, count, "en");
  await screen.picture("print-batch-paused");
  await expect.poll(async () => (await codesByTheBooks(rows, "SN-batch")).length, patience).toBe(pausedAt);
  const first = await window.codesOnPaper();
  expect(first).toHaveLength(pausedAt);

  // The page is gone and comes back: nothing goes on by itself, and what is left waits as one batch.
  await page.reload();
  await page
    .getByTestId("printer-state")
    .filter({ hasText: say("counter", "en", "printing.presence.ready") })
    .waitFor();
  await page.getByTestId("refund").waitFor();
  await pressShown(page, "p");
  await page
    .getByTestId("print-waiting")
    .filter({ hasText: say("counter", "en", "printing.print", { count: count - pausedAt }) })
    .waitFor();
  expect(await window.onPrinter((printer) => printer.bytesReceived < 1000 && printer.mechanics.tickets.length)).toBe(0);
  await page.keyboard.press("Enter");
  await comesOut(count - pausedAt);
  await showsProgress(page, count - pausedAt, count - pausedAt, "en");
  await window.finished();
  const paper = [...first, ...(await window.codesOnPaper())];
  expect(new Set(paper).size).toBe(count);
  await expect.poll(() => codesByTheBooks(rows, "SN-batch"), patience).toEqual(paper.sort());
  await screen.close();
});
