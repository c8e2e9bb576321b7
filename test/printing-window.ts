import { type Bitmap, type SpokenLanguage, toRgba } from "@parterre/ticket-print";
import jsqr from "jsqr";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { EmulatedPrinter } from "../packages/ticket-print/test/emulators/index.ts";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { TestClient } from "../server/test/test-client.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { emulatedUsbScript } from "./emulated-usb-script.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

/** A client of the API, signed in. */
export async function staffClient(origin: string, role: string): Promise<TestClient> {
  const { email, password } = signInOf(role);
  return new TestClient(origin).signIn(email, password);
}

/** Sells the best seats for cash, from anywhere; answers the order's reference. */
export async function sellSeats(client: TestClient, performanceId: string, count: number): Promise<string> {
  return sellHeld(client, `holdBestSeats(input: $input) { ... on HoldPlaced { hold { id seats { ordinal } } } }`, {
    ...{ type: "HoldBestSeatsInput", performanceId, count },
  });
}

/** Sells hundreds of seats as one order, as a coach company has them. */
export async function sellManySeats(
  client: TestClient,
  performanceId: string,
  ordinals: readonly number[],
): Promise<string> {
  return sellHeld(client, `holdManySeats(input: $input) { ... on ManySeatsHeld { hold { id seats { ordinal } } } }`, {
    ...{ type: "HoldManySeatsInput", performanceId, ordinals },
  });
}

async function sellHeld(
  client: TestClient,
  holding: string,
  { type, ...wish }: { readonly type: string; readonly performanceId: string } & Record<string, unknown>,
): Promise<string> {
  const { createCart } = await client.ask("mutation { createCart { key } }");
  const cartKey = createCart.key;
  const { held } = await client.ask(`mutation ($input: ${type}!) { held: ${holding} }`, {
    input: { cartKey, ...wish },
  });
  const { ticketTypes } = await client.ask("{ ticketTypes { id code } }");
  const adult = ticketTypes.find((each: { code: string }) => each.code === "adult").id;
  const seats = held.hold.seats.map(({ ordinal }: { ordinal: number }) => ({
    ...{ holdId: held.hold.id, ordinal, ticketTypeId: adult },
  }));
  const { quote } = await client.ask(
    "query ($input: QuoteInput!) { quote(input: $input) { ... on Quote { total { amountMinor } } } }",
    { input: { cartKey, currency: "CNY", seats } },
  );
  const totalMinor = quote.total.amountMinor;
  const { sellAtCounter } = await client.ask(
    "mutation ($input: SellAtCounterInput!) { sellAtCounter(input: $input) { ... on SaleCompleted { order { reference } } } }",
    {
      input: {
        ...{ cartKey, currency: "CNY", seats, shownTotalMinor: totalMinor, idempotencyKey: crypto.randomUUID() },
        tenders: [{ kind: "CASH", amountMinor: totalMinor, givenMinor: totalMinor }],
      },
    },
  );
  return sellAtCounter.order.reference;
}

/** A counter's page with an emulated printer on its USB. */
export class PrintingWindow {
  private constructor(
    readonly screen: Screen,
    readonly page: Page,
  ) {}

  /** With a printer on USB, paired, and paper in it. */
  static async open(
    browser: Browser,
    origin: string,
    language: SpokenLanguage,
    locale: "zh" | "en",
    name: string = language,
  ): Promise<PrintingWindow> {
    const script = await emulatedUsbScript(language, `SN-${name}`);
    const window = await PrintingWindow.openFor(browser, origin, { script, locale, name });
    await window.page.getByTestId("pair-printer").click();
    await window.page.getByTestId("paired-printer").waitFor();
    await window.loadRoll(locale);
    return window;
  }

  /** Signed in at a window of its own, where printers are set up; `script` runs in the page before everything else. */
  static async openFor(
    browser: Browser,
    origin: string,
    { script, locale, name }: { readonly script: string; readonly locale: "zh" | "en"; readonly name: string },
  ): Promise<PrintingWindow> {
    const screen = await Screen.open(browser, `${origin}/counter/printer`, { locale, width: 1280, height: 860 });
    const { page } = screen;
    await page.addInitScript({ content: script });
    await page.reload();
    const { email, password } = signInOf("supervisor");
    await signInOn(page, email, password);
    // A window that takes a slow start for a broken line would answer for itself.
    await page.locator('[data-testid="line-state"][data-kind="online"]').waitFor();
    await page.getByTestId("counter-name").fill(`Window ${name}`);
    await page.getByRole("button", { name: say("counter", locale, "printing.addCounter"), exact: true }).click();
    await page.getByTestId("other-ways").waitFor();
    return new PrintingWindow(screen, page);
  }

  /** Puts paper in and waits until a ticket could be printed on it. */
  async loadRoll(locale: "zh" | "en"): Promise<void> {
    await this.page.getByRole("button", { name: say("counter", locale, "printing.load"), exact: true }).click();
    await this.page.getByTestId("loaded-roll").waitFor();
    await this.page.getByTestId("test-ticket").waitFor();
  }

  /** To another page of the app without loading it anew: the printer's paper stays. */
  async goTo(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState({}, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, `/counter${path}`);
  }

  /** Opens an order's page. */
  async showOrder(reference: string): Promise<void> {
    await this.goTo(`/orders/${reference}`);
    // The order before may still stand there for a moment, and a key would be about that one.
    await this.page.locator("h1").filter({ hasText: reference }).waitFor();
    await this.page.getByTestId("refund").waitFor();
  }

  /** Opens an order and begins to print what waits. */
  async print(reference: string): Promise<void> {
    await this.showOrder(reference);
    await pressShown(this.page, "p");
    await this.page.getByTestId("print-waiting").waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Presses a key at the moment when so many tickets are out, however fast that comes. */
  async pressBehind(key: string, tickets: number): Promise<void> {
    await this.page.evaluate(
      `(({ tickets }) => {
        const push = tickets.push.bind(tickets);
        tickets.push = (ticket) => {
          const out = push(ticket);
          if (out === ${tickets}) dispatchEvent(new KeyboardEvent("keydown", { key: "${key}" }));
          return out;
        };
      })(globalThis.printer.mechanics)`,
    );
  }

  async onPrinter<Answer>(act: (printer: EmulatedPrinter) => Answer): Promise<Answer> {
    // The function goes as text and meets the page's own printer.
    return this.page.evaluate<Answer>(`(${act})(globalThis.printer)`);
  }

  /** Why printing stands still; null while it does not. */
  stopped(kind: string): Promise<void> {
    return this.page.locator(`[data-testid="print-stop"][data-stop="${kind}"]`).waitFor();
  }

  async finished(): Promise<void> {
    await this.page.getByTestId("print-done").waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("print-waiting").waitFor();
  }

  /** Ends the dialog about an order's tickets. */
  async leave(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.page.getByTestId("print-dialog").waitFor({ state: "detached" });
  }

  /** Everything that really came out of the printer, dot by dot, in order. */
  async picturesOnPaper(): Promise<readonly Bitmap[]> {
    const pictures = await this.onPrinter((printer) =>
      printer.mechanics.tickets.map(({ width, height, stride, data }) => ({
        width,
        height,
        stride,
        bits: [...data].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
      })),
    );
    return pictures.map(({ bits, ...size }) => ({ ...size, data: Uint8Array.from(Buffer.from(bits, "hex")) }));
  }

  /** The codes on everything that came out, in order. */
  async codesOnPaper(): Promise<readonly string[]> {
    const pictures = await this.picturesOnPaper();
    return pictures.map((each) => jsqr(toRgba(each), each.width, each.height)?.data ?? "unreadable");
  }
}

/** Codes of every ticket that the server says is on paper, printed at a printer of this name. */
export async function codesByTheBooks(
  rows: (text: string, values: readonly unknown[]) => Promise<readonly { readonly code: string }[]>,
  serialNumber: string,
): Promise<readonly string[]> {
  const found = await rows(
    `SELECT t.code FROM ticket_print p JOIN ticket t ON t.id = p.ticket_id JOIN printer r ON r.id = p.printer_id
     WHERE r.serial_number = $1 AND p.state = 'confirmed' ORDER BY t.code`,
    [serialNumber],
  );
  return found.map(({ code }) => code);
}

/** How much time a page may take to show a number. */
export async function showsProgress(page: Page, printed: number, count: number, locale: "zh" | "en"): Promise<void> {
  await expect
    .poll(() => page.getByTestId("print-progress").textContent(), patience)
    .toBe(say("counter", locale, "printing.progress", { printed, count }));
}
