import {
  differingDots,
  makeOfCode,
  openTemplate,
  type TicketTemplate,
  textsOnTicket,
  ticketForPrinter,
} from "@parterre/ticket-print";
import { nodeTicketFonts } from "@parterre/ticket-print/fonts/node";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import type { OrderToPrint } from "../web-counter/src/printing/documents.ts";
import { ticketFacts } from "../web-counter/src/printing/ticket-facts.ts";
import { patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { PrintingWindow, sellSeats, staffClient } from "./printing-window.ts";
import { Screen } from "./screens.ts";

/** A ticket drawn in the office comes out of the window's printer, dot by dot, in a real browser. */
const demo = openDemoHouse();

const both = "{ zh en }";
const ticketsOfOrder = `query ($reference: String!, $stockCode: String!) { orderByReference(reference: $reference) {
  id reference contactName
  tickets { id number code state reprintNumber faceValue { amountMinor currency } price { amountMinor currency }
    label { block row seat } ticketType { id name ${both} }
    performance { id startsAt doorsOpenAt venue { name ${both} timeZone } event { title ${both} } }
    template(stockCode: $stockCode) { templateId number document } } } }`;

async function office(path: string, options: { width: number; locale: "zh" | "en"; colourScheme?: "dark" }) {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/admin${path}`, { ...options, height: 900 });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  return screen;
}

const readout = (page: Page) => page.getByTestId("readout").textContent();
const drawn = (page: Page) => page.getByRole("img", { name: en.tickets.board, exact: true }).waitFor();

/** The dots on the board, as they were drawn. */
const dotsOnBoard = (page: Page) =>
  page
    .locator('canvas[role="img"]')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
      let black = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] === 0) black++;
      return { width, height, black };
    });

describe("designing a ticket", () => {
  it("goes from a preset to paper: dragged, nudged, undone, saved, said what it prints, and printed dot by dot", async () => {
    const screen = await office("/tickets", { width: 1440, locale: "en" });
    const { page } = screen;
    await page.locator("[data-drawn]").nth(3).waitFor();
    await screen.picture("tickets-en-list");
    const problems = await screen.accessibilityProblems();
    await page.getByRole("button", { name: en.tickets.create, exact: true }).click();
    await page.getByTestId("preset-thermal-80x150").click();
    await drawn(page);
    expect(await dotsOnBoard(page)).toMatchObject({ width: 640, height: 1200 });

    // By key: one dot, a millimetre, larger, and back.
    await page.locator('[data-part="event-other"]').click();
    const first = await readout(page);
    expect(first).toBe("event-other: 32, 148 · 576 × 36 dots");
    await page.locator('[data-part="event-other"]').evaluate((element) => (element as HTMLElement).blur());
    await page.keyboard.press("ArrowDown");
    expect(await readout(page)).toContain("32, 149");
    await page.keyboard.press("Shift+ArrowDown");
    expect(await readout(page)).toContain("32, 157");
    await page.keyboard.press("Alt+ArrowLeft");
    expect(await readout(page)).toContain("575 × 36");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    expect(await readout(page)).toBe(first);
    await page.keyboard.press("Control+y");
    expect(await readout(page)).toContain("32, 157");
    await page.keyboard.press("Control+z");

    // By mouse: the type is dragged onto the middle of the paper, a corner of the code is pulled.
    const place = async (part: string) => (await page.locator(`[data-place="${part}"]`).boundingBox())!;
    const drag = async (from: { x: number; y: number }, byX: number, byY: number) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + byX / 2, from.y + byY / 2);
      await page.mouse.move(from.x + byX, from.y + byY);
      await page.mouse.up();
    };
    const type = await place("type");
    await page.locator('[data-part="type"]').click();
    const typeBefore = await readout(page);
    await drag({ x: type.x + type.width / 2, y: type.y + type.height / 2 }, 40, 6);
    expect(await readout(page)).not.toBe(typeBefore);
    await page.keyboard.press("Control+z");
    expect(await readout(page)).toBe(typeBefore);

    // A code that no door can read is said, and mended by undoing.
    await page.locator('[data-part="qr"]').click();
    await page.getByLabel(en.tickets.width, { exact: true }).fill("18");
    const small = page.getByTestId("checks").getByText("too small to scan at 203 dpi");
    await small.waitFor();
    await screen.picture("tickets-en-too-small");
    problems.push(...(await screen.accessibilityProblems()));
    await page.getByRole("button", { name: en.tickets.undo, exact: true }).click();
    await small.waitFor({ state: "detached" });
    await page.getByText(en.tickets.fine).waitFor();

    // Words of the house's own, in both languages, with a field in them.
    await page.locator('[data-part="terms"]').click();
    await page.getByTestId("text-zh").fill("欢迎 {customer} 光临 {venue}。");
    await page.getByTestId("text-en").fill("Welcome to {venue}.");
    await page.getByTestId("design-name").fill("Riverside");
    await screen.picture("tickets-en-desk");
    await page.getByTestId("save-design").click();
    await page.waitForURL(/\/tickets\/[0-9a-f-]{36}$/);
    await page.getByText("Version 1 is saved").waitFor();
    await page.getByTestId("tab-use").click();
    await page.getByTestId("use-design").click();
    await page.getByTestId("uses").getByText("Any event, Any ticket type").waitFor();
    await screen.picture("tickets-en-uses");
    problems.push(...(await screen.accessibilityProblems()));
    expect(problems).toEqual([]);
    expect(screen.complaints).toEqual([]);

    const window = await PrintingWindow.open(demo.browser, demo.server.origin, "zpl", "en");
    const seller = await staffClient(demo.server.origin, "seller");
    const reference = await sellSeats(seller, "5", 2);
    await window.print(reference);
    await window.finished();
    const { orderByReference: order } = await seller.ask(ticketsOfOrder, { reference, stockCode: "thermal-80x150" });
    const template = openTemplate(JSON.parse(order.tickets[0].template.document)).template!;
    expect(wordsOf(template)).toContain("Welcome to {venue}.");
    const paper = await window.picturesOnPaper();
    const differences = await Promise.all(
      (order as OrderToPrint).tickets.map(async (ticket, index) =>
        differingDots(paper[index]!, await pictureOf(template, order, ticket)),
      ),
    );
    expect(differences).toEqual([0, 0]);
    await window.screen.close();
    await screen.close();
  });

  it("keeps versions, opens an older one, and takes designs from files, refusing what is none", async () => {
    const screen = await office("/tickets", { width: 1440, locale: "en" });
    const { page } = screen;
    await page
      .getByRole("link", { name: /Landscape/ })
      .last()
      .click();
    await drawn(page);
    await page.locator('[data-part="terms"]').click();
    await page.getByTestId("text-en").fill("No latecomers.");
    await page.getByTestId("save-design").click();
    await page.getByText("Version 2 is saved").waitFor();
    await page.getByTestId("tab-versions").click();
    await page.getByRole("button", { name: "Open: Version 1", exact: true }).click();
    await page.locator('[data-part="terms"]').click();
    await expect.poll(() => page.getByTestId("text-en").inputValue(), patience).toBe("{terms}");
    const file = (name: string, content: string) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
    const open = page.locator('input[type="file"]').first();
    await open.setInputFiles(file("broken.json", '{"format":"parterre.ticket","version":9}'));
    await page.getByText("This file is no ticket design: version.").waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: en.tickets.export, exact: true }).click();
    const stream = await (await saving).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const exported = Buffer.concat(chunks).toString();
    expect(openTemplate(JSON.parse(exported)).problems).toEqual([]);
    await open.setInputFiles(file("own.json", exported.replace("{terms}", "From a file.")));
    await expect.poll(() => page.getByTestId("text-zh").inputValue(), patience).toBe("From a file.");
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it.each([
    ["zh", 1440, "dark"],
    ["zh", 390, undefined],
    ["en", 390, "dark"],
  ] as const)("is shown in %s at %i pixels (%s) without anything hanging over", async (locale, width, colourScheme) => {
    const screen = await office("/tickets", { width, locale, ...(colourScheme ? { colourScheme } : {}) });
    const { page } = screen;
    const name = `tickets-${locale}-${width}-${colourScheme ?? "light"}`;
    await page.locator("[data-drawn]").nth(3).waitFor();
    await screen.picture(`${name}-list`);
    await page.locator("[data-template] h2 a").first().click();
    await page.locator('canvas[role="img"]').first().waitFor();
    await page.locator("[data-part]").nth(2).click();
    const hanging = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await screen.picture(`${name}-desk`);
    expect(await hanging()).toBe(0);
    expect(await screen.accessibilityProblems()).toEqual([]);
    await screen.close();
  });
});

const wordsOf = ({ parts }: TicketTemplate) => parts.flatMap((part) => (part.kind === "text" ? [part.text.en] : []));

async function pictureOf(template: TicketTemplate, order: OrderToPrint, ticket: OrderToPrint["tickets"][number]) {
  const fonts = await nodeTicketFonts();
  const drawing = { template, facts: ticketFacts(order, ticket), language: "en", dpi: 203, fonts } as const;
  await fonts.prepare(textsOnTicket(drawing));
  return ticketForPrinter(drawing, makeOfCode("zebra-zd")!, 1).bitmap;
}
