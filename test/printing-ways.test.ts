import { fileURLToPath } from "node:url";
import { toRgba } from "@parterre/ticket-print";
import { build } from "esbuild";
import jsqr from "jsqr";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EmulatedNetworkPrinter } from "../packages/ticket-print/test/emulators/tcp/index.ts";
import type { TestClient } from "../server/test/test-client.ts";
import { cloneDatabase } from "../server/test/test-database.ts";
import { patience, say } from "./app-pages.ts";
import { launchChromium } from "./chromium.ts";
import { pressShown } from "./press-shown.ts";
import { codesByTheBooks, PrintingWindow, sellSeats, showsProgress, staffClient } from "./printing-window.ts";
import { ServerProcess } from "./server-process.ts";

/** Ways to a printer beside USB: each through the same screen and the same job, with paper that is read afterwards. */
let server: ServerProcess;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let network: EmulatedNetworkPrinter;
let books: pg.Client;
let seller: TestClient;
let dropDatabase: () => Promise<void>;
const performance = "5";
const locale = "en";

beforeAll(async () => {
  const [database, chromium] = await Promise.all([cloneDatabase(), launchChromium()]);
  [browser, dropDatabase] = [chromium, () => database.drop()];
  network = await EmulatedNetworkPrinter.listen("zpl");
  // Nothing tells over a network what a printer speaks: it is asked in every language.
  network.printer.isNoName = true;
  const environment = { DEMO: "on", NETWORK_PRINTERS: network.address };
  server = await ServerProcess.start({ databaseUrl: database.url, environment });
  books = new pg.Client({ connectionString: database.url });
  await books.connect();
  seller = await staffClient(server.origin, "seller");
});

afterAll(async () => {
  await books?.end();
  await browser?.close();
  await server?.stop();
  await network?.close();
  await dropDatabase?.();
});

const rows = async (text: string, values: readonly unknown[]) => (await books.query(text, [...values])).rows;
const booksOf = (serialNumber: string) => codesByTheBooks(rows, serialNumber);

/** A page's script with an emulated printer on its serial port. */
async function serialScript(): Promise<string> {
  const emulators = fileURLToPath(new URL("../packages/ticket-print/test/emulators/index.ts", import.meta.url));
  const { outputFiles } = await build({
    stdin: {
      contents: `import { EmulatedSerial } from ${JSON.stringify(emulators)};
        const serial = new EmulatedSerial();
        Object.defineProperty(navigator, "serial", { value: serial });
        globalThis.printer = serial.add("escpos", "SN");`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    write: false,
  });
  return outputFiles[0]!.text;
}

/** A dialogue that keeps the pages it was given, as nothing in a test sees what a printer's driver makes of them. */
const dialogueScript = `
  globalThis.pages = globalThis.pages ?? [];
  globalThis.print = function () {
    const canvas = document.querySelector("canvas");
    const pages = globalThis.parent.pages;
    const { data, width, height } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const dark = [];
    for (let at = 0; at < data.length; at += 4) dark.push(data[at] < 128 ? 1 : 0);
    pages.push({ width, height, dark: dark.join(""), css: document.querySelector("style").textContent });
    globalThis.dispatchEvent(new Event("afterprint"));
  };`;

async function openWay(name: string, script: string, pair: (page: Page) => Promise<void>): Promise<PrintingWindow> {
  const window = await PrintingWindow.openFor(browser, server.origin, { script, locale, name });
  await window.page.getByTestId("other-ways").locator("summary").click();
  await pair(window.page);
  await window.page.getByTestId("paired-printer").waitFor();
  await window.loadRoll(locale);
  return window;
}

/** Prints three tickets by their own answers. */
async function printThree(window: PrintingWindow): Promise<void> {
  await window.print(await sellSeats(seller, performance, 3));
  await showsProgress(window.page, 3, 3, locale);
  await window.finished();
  await window.leave();
}

it("prints on a serial port: found by the language, confirmed ticket by ticket, unknown when it is pulled out", async () => {
  const window = await openWay("Serial", await serialScript(), (page) => page.getByTestId("pair-serial").click());
  const { page } = window;
  await page.locator('[data-testid="paired-printer"][data-way="SERIAL"][data-confirms="TICKET"]').waitFor();
  await window.screen.picture("print-way-serial");
  await printThree(window);
  await window.onPrinter((printer) => {
    printer.unplugAfterBytes = 4000;
  });
  await window.print(await sellSeats(seller, performance, 2));
  await window.stopped("undecided");
  await window.onPrinter((printer) => printer.plug());
  await page.getByTestId("decide-not-there").and(page.locator(":enabled")).waitFor(patience);
  await pressShown(page, "3");
  await window.stopped("paused");
  await page.keyboard.press("Enter");
  await showsProgress(page, 1, 2, locale);
  await window.finished();
  const paper = await window.codesOnPaper();
  expect(paper).toHaveLength(4);
  await expect.poll(() => booksOf("serial:04b8:0001"), patience).toEqual([...paper].sort());
  await window.screen.close();
});

it("prints over the network, stops when the printer is cut off in the middle, and goes on when it is back", async () => {
  const window = await openWay("Network", "", async (page) => {
    await page.getByTestId("network-address").fill(network.address);
    await page.getByTestId("pair-network").click();
  });
  const { page } = window;
  await page.locator('[data-testid="paired-printer"][data-way="NETWORK"][data-confirms="FENCE"]').waitFor();
  await page.getByTestId("test-ticket").waitFor(patience);
  await printThree(window);
  network.printer.unplugAfterBytes = 3000;
  await window.print(await sellSeats(seller, performance, 2));
  await window.stopped("undecided");
  network.printer.plug();
  await page.getByTestId("decide-not-there").and(page.locator(":enabled")).waitFor(patience);
  await pressShown(page, "3");
  // The line may come back before the decision or after it: then printing goes on by itself, between two tickets.
  await page.getByTestId("print-go-on").or(page.getByTestId("print-done")).waitFor(patience);
  if (await page.getByTestId("print-go-on").isVisible()) await page.keyboard.press("Enter");
  await showsProgress(page, 1, 2, locale);
  await window.finished();
  const paper = network.printer.mechanics.tickets.map(
    (each) => jsqr(toRgba(each), each.width, each.height)?.data ?? "unreadable",
  );
  expect(paper).toHaveLength(4);
  await expect.poll(() => booksOf(`tcp:${network.address}`), patience).toEqual([...paper].sort());
  expect(network.printer.errors).toEqual([]);
  await window.screen.close();
});

it("gives tickets to the print dialogue, takes none for printed by itself, and believes a person", async () => {
  const window = await openWay("Dialogue", dialogueScript, (page) => page.getByTestId("pair-dialogue").click());
  const { page } = window;
  await page.locator('[data-testid="paired-printer"][data-way="DIALOGUE"][data-confirms="NONE"]').waitFor();
  const reference = await sellSeats(seller, performance, 2);
  await window.print(reference);
  await window.stopped("undecided");
  await page.getByText(/The print dialogue is closed\. Did ticket .* come out\?/).waitFor(patience);
  const serial = (await books.query("SELECT serial_number FROM printer WHERE way = 'dialogue'")).rows[0].serial_number;
  expect(await booksOf(serial)).toEqual([]);
  await page.getByTestId("decide-in-hand").and(page.locator(":enabled")).waitFor(patience);
  await window.screen.picture("print-way-dialogue");
  await pressShown(page, "1");
  await window.stopped("paused");
  await page.keyboard.press("Enter");
  await window.stopped("undecided");
  await page.getByTestId("decide-not-there").and(page.locator(":enabled")).waitFor(patience);
  await pressShown(page, "3");
  await window.finished();
  const pages = await page.evaluate<{ width: number; height: number; dark: string; css: string }[]>("pages");
  expect(pages).toHaveLength(2);
  expect(pages[0]!.css).toContain("@page{size:80mm 150mm");
  const codes = pages.map(({ width, height, dark }) => {
    const rgba = Uint8ClampedArray.from({ length: dark.length * 4 }, (_, at) =>
      at % 4 === 3 ? 255 : dark[at >> 2] === "1" ? 0 : 255,
    );
    return jsqr(rgba, width, height)?.data;
  });
  expect(await booksOf(serial)).toEqual([codes[0]]);
  await window.screen.close();
});

it("hands tickets to another window, takes them back, or gives numbered ones out of the drawer", async () => {
  const [here, there] = [
    await PrintingWindow.open(browser, server.origin, "fgl", "en"),
    await PrintingWindow.open(browser, server.origin, "escpos", "zh"),
  ];
  await openShiftAt("Window escpos");
  await issueNumbersTo("Window fgl");
  const reference = await sellSeats(seller, performance, 2);
  /** From the order's page: W, and the key of the window. */
  const handOver = async (order: string) => {
    await here.showOrder(order);
    await pressShown(here.page, "w");
    const choice = here.page.getByTestId("hand-to").filter({ hasText: "Window escpos" });
    await choice.waitFor();
    await here.screen.picture("print-elsewhere");
    expect(await here.screen.accessibilityProblems()).toEqual([]);
    await here.page.keyboard.press((await choice.getAttribute("aria-keyshortcuts"))!);
    await here.page.getByTestId("handed-over").waitFor();
  };
  await handOver(reference);
  await expect.poll(() => here.page.locator('[data-paper="elsewhere"]').count(), patience).toBe(2);
  await here.screen.picture("print-handed-over");
  expect(await here.screen.accessibilityProblems()).toEqual([]);
  await here.leave();
  await here.page.getByTestId("prints-given").waitFor();

  await there.page.getByTestId("prints-asked").filter({ hasText: reference }).waitFor();
  await there.screen.picture("print-asked");
  expect(await there.screen.accessibilityProblems()).toEqual([]);
  await there.page.keyboard.press("Shift+P");
  await showsProgress(there.page, 2, 2, "zh");
  await there.finished();
  await there.leave();
  await there.page.getByTestId("prints-asked").waitFor({ state: "detached" });
  await here.page.locator('[data-testid="prints-given"][data-done]').waitFor();
  await here.screen.picture("print-done-elsewhere");
  await here.page.getByTestId("seen-printed").click();
  await here.page.getByTestId("prints-given").waitFor({ state: "detached" });

  // Taken back before the other window began, it is printed where it was sold.
  const second = await sellSeats(seller, performance, 1);
  await handOver(second);
  await there.page.getByTestId("prints-asked").filter({ hasText: second }).waitFor();
  await pressShown(here.page, "t");
  await there.page.getByTestId("prints-asked").waitFor({ state: "detached" });
  await here.page.locator('[data-paper="waiting"]').waitFor();
  await here.page.keyboard.press("Enter");
  await showsProgress(here.page, 1, 1, "en");
  await here.finished();
  await here.leave();

  // The printer fails: numbered tickets go out, each for its seat, and the door knows them.
  const third = await sellSeats(seller, performance, 2);
  await here.showOrder(third);
  await pressShown(here.page, "p");
  await pressShown(here.page, "b");
  await here.page.getByTestId("backup-seats").getByText("5001").waitFor();
  await here.screen.picture("print-backup-numbers");
  expect(await here.screen.accessibilityProblems()).toEqual([]);
  await here.page.getByTestId("hand-over-go").and(here.page.locator(":enabled")).waitFor();
  await here.page.keyboard.press("Enter");
  await expect.poll(() => here.page.locator('[data-paper="backup"]').count(), patience).toBe(2);
  expect(await here.page.getByTestId("hand-over-backup").count()).toBe(0);
  const numbered = await rows("SELECT number FROM backup_ticket WHERE ticket_id IS NOT NULL ORDER BY number", []);
  expect(numbered.map(({ number }) => Number(number))).toEqual([5001, 5002]);

  const [paperHere, paperThere] = [await here.codesOnPaper(), await there.codesOnPaper()];
  expect([paperHere.length, paperThere.length]).toEqual([1, 2]);
  await expect.poll(() => booksOf("SN-fgl"), patience).toEqual([...paperHere].sort());
  await expect.poll(() => booksOf("SN-escpos"), patience).toEqual([...paperThere].sort());
  await here.screen.close();
  await there.screen.close();
});

/** The supervisor's shift, from wherever it is to this window. */
async function openShiftAt(name: string): Promise<void> {
  const client = await staffClient(server.origin, "supervisor");
  const { myShift, counters } = await client.ask<{
    myShift: { id: string };
    counters: { id: string; name: string }[];
  }>("{ myShift { id } counters { id name } }");
  const closing = { shiftId: myShift.id, counts: [], paperTickets: 0, handOver: false, note: null };
  await client.ask("mutation ($input: CloseShiftInput!) { closeShift(input: $input) { __typename } }", {
    input: closing,
  });
  const counterId = counters.find((counter) => counter.name === name)!.id;
  const { openShift } = await client.ask<{ openShift: { __typename: string } }>(
    "mutation ($input: OpenShiftInput!) { openShift(input: $input) { __typename } }",
    { input: { id: crypto.randomUUID(), counterId, floats: [] } },
  );
  expect(openShift.__typename).toBe("ShiftOpened");
}

it("says clearly why there is no line to a printer on the network", async () => {
  const window = await PrintingWindow.openFor(browser, server.origin, { script: "", locale, name: "Elsewhere" });
  const { page } = window;
  await page.getByTestId("other-ways").locator("summary").click();
  const refusedWith = async (address: string, why: string) => {
    await page.getByTestId("network-address").fill(address);
    await page.getByTestId("pair-network").click();
    await expect
      .poll(
        () =>
          page
            .getByTestId("pairing-trouble")
            .textContent({ timeout: 500 })
            .catch(() => ""),
        patience,
      )
      .toBe(say("counter", locale, `printing.cannotOpen.${why}`));
  };
  await refusedWith("10.1.2.3", "not-permitted");
  await refusedWith(network.address, "other-counter");
  await window.screen.close();
});

/** Numbered tickets for a window's drawer. */
async function issueNumbersTo(name: string): Promise<void> {
  const client = await staffClient(server.origin, "supervisor");
  const { counters } = await client.ask<{ counters: { id: string; name: string }[] }>("{ counters { id name } }");
  const counterId = counters.find((counter) => counter.name === name)!.id;
  const { issueBackupTickets } = await client.ask<{ issueBackupTickets: { __typename: string } }>(
    "mutation ($input: IssueBackupTicketsInput!) { issueBackupTickets(input: $input) { __typename } }",
    { input: { counterId, first: 5001, last: 5010 } },
  );
  expect(issueBackupTickets.__typename).toBe("BackupTicketsIssued");
}
