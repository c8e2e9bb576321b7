import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import pg from "pg";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestClient } from "../server/test/test-client.ts";
import { cloneDatabase } from "../server/test/test-database.ts";
import { patience } from "./app-pages.ts";
import { launchChromium } from "./chromium.ts";
import { codesByTheBooks, PrintingWindow, sellSeats, showsProgress, staffClient } from "./printing-window.ts";
import { ServerProcess } from "./server-process.ts";

/** Ways to a printer beside USB: each through the same screen and the same job, with paper that is read afterwards. */
let server: ServerProcess;
let browser: Awaited<ReturnType<typeof launchChromium>>;
let books: pg.Client;
let seller: TestClient;
let dropDatabase: () => Promise<void>;
const performance = "5";
const locale = "en";

beforeAll(async () => {
  const [database, chromium] = await Promise.all([cloneDatabase(), launchChromium()]);
  [browser, dropDatabase] = [chromium, () => database.drop()];
  server = await ServerProcess.start({ databaseUrl: database.url, environment: { DEMO: "on" } });
  books = new pg.Client({ connectionString: database.url });
  await books.connect();
  seller = await staffClient(server.origin, "seller");
});

afterAll(async () => {
  await books?.end();
  await browser?.close();
  await server?.stop();
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
  await page.keyboard.press("3");
  await window.stopped("paused");
  await page.keyboard.press("Enter");
  await showsProgress(page, 1, 2, locale);
  await window.finished();
  const paper = await window.codesOnPaper();
  expect(paper).toHaveLength(4);
  await expect.poll(() => booksOf("serial:04b8:0001"), patience).toEqual([...paper].sort());
  await window.screen.close();
});
