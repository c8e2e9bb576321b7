import { toRgba } from "@parterre/ticket-print";
import jsqr from "jsqr";
import type { Browser, Page } from "playwright-core";
import type { TestClient } from "../server/test/test-client.ts";
import { emulatedUsbScript } from "./emulated-usb-script.ts";
import { closeShiftOf } from "./open-shift.ts";
import { counterStorageKey, pairCounter } from "./paired-counter.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** How long anything may take: two cores for two browsers, a server and a database. */
const patience = { timeout: 60_000 };

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** A sale as the window's own browser keeps it. */
export interface OwnSale {
  readonly state: string;
  readonly sale: {
    readonly reference: string;
    readonly totalMinor: number;
    readonly performanceId: number;
    readonly lines: readonly { readonly ordinal: number; readonly ticket: { readonly code: string } | null }[];
  };
}

/** A window with a printer, a shift and seats on lease, whose network can be cut and whose browser can crash. */
export class OfflineWindow {
  /** Codes on everything that came out of its printer, in order. */
  private readonly codes: string[] = [];

  private constructor(
    readonly screen: Screen,
    public page: Page,
    readonly counterId: string,
    private readonly address: string,
  ) {}

  static async open(
    browser: Browser,
    origin: string,
    admin: TestClient,
    { who, serialNumber, venueId, performanceId, seats, locale = "en" }: WindowToOpen,
  ): Promise<OfflineWindow> {
    const client = await closeShiftOf(origin, who);
    const { counterId } = await pairCounter(admin, serialNumber, venueId);
    const { openShift } = await client.ask<{ openShift: { __typename: string } }>(
      "mutation ($input: OpenShiftInput!) { openShift(input: $input) { __typename } }",
      { input: { id: crypto.randomUUID(), counterId, floats: [] } },
    );
    if (openShift.__typename !== "ShiftOpened") throw new Error("the shift was not opened");
    const { leaseSeats } = await admin.ask<{ leaseSeats: { __typename: string } }>(
      "mutation ($input: LeaseSeatsInput!) { leaseSeats(input: $input) { __typename } }",
      { input: { counterId, performanceId, seats, termMinutes: 600 } },
    );
    if (leaseSeats.__typename !== "LeaseKept") throw new Error("no seats were leased");
    const screen = await Screen.open(browser, `${origin}/counter/`, { locale, width: 1440, height: 900 });
    const context = screen.page.context();
    await context.addInitScript({
      content: `${await emulatedUsbScript("escpos", serialNumber)}
        localStorage.setItem(${JSON.stringify(counterStorageKey)}, ${JSON.stringify(counterId)});`,
    });
    await screen.page.goto(`${origin}/counter/offline`);
    await screen.page.locator('input[name="email"]').fill(who.email);
    await screen.page.locator('input[name="password"]').fill(who.password);
    await screen.page.keyboard.press("Enter");
    await screen.page.locator('[data-testid="lease"][data-ready]').waitFor(patience);
    await screen.page.evaluate(`new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error("no service worker has the page")), 180_000);
      if (navigator.serviceWorker.controller) resolve();
      else navigator.serviceWorker.addEventListener("controllerchange", () => resolve());
    })`);
    const opened = new OfflineWindow(screen, screen.page, counterId, `${origin}/counter/sell/${performanceId}`);
    await opened.page.goto(opened.address);
    await opened.page.locator('[data-state="free"] strong').filter({ hasText: /\d/ }).waitFor(patience);
    return opened;
  }

  /** What the header says of the way to the server. */
  async says(kind: "online" | "offline" | "finishing"): Promise<void> {
    await this.page.locator(`[data-testid="line-state"][data-kind="${kind}"]`).waitFor(patience);
  }

  private async mainAct(): Promise<void> {
    await this.page.getByTestId("main-act").and(this.page.locator(":enabled")).waitFor(patience);
  }

  /** Asks for a party and holds what is proposed; with null what is proposed already. */
  async hold(count: number | null): Promise<void> {
    if (count !== null) await pressShown(this.page, String(count));
    await this.mainAct();
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("total").filter({ hasText: /\d/ }).waitFor(patience);
    await this.mainAct();
  }

  async toTender(): Promise<void> {
    await this.mainAct();
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("change").waitFor(patience);
    await this.mainAct();
  }

  /** Takes exact cash, prints every ticket, and turns to the next customer. */
  async payAndPrint(): Promise<void> {
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("receipt").waitFor(patience);
    // By its button: a key pressed in the moment in which the screen changes belongs to the one before.
    await this.page.locator('button[aria-keyshortcuts="P"]').click();
    await this.page.getByTestId("print-done").waitFor(patience);
    await pressShown(this.page, "Enter");
    await this.page.getByTestId("print-waiting").waitFor(patience);
    await pressShown(this.page, "Enter");
    await this.page.getByTestId("print-dialog").waitFor({ state: "detached", ...patience });
    await this.nextCustomer();
  }

  async nextCustomer(): Promise<void> {
    await this.mainAct();
    await this.page.keyboard.press("Enter");
    await this.page.getByTestId("receipt").waitFor({ state: "detached", ...patience });
  }

  async sell(count: number | null): Promise<void> {
    await this.hold(count);
    await this.toTender();
    await this.payAndPrint();
  }

  /** The page is loaded anew where it stands; its printer with it. */
  async reload(): Promise<void> {
    await this.takePaper();
    await this.page.reload();
    await this.says("offline");
  }

  /** The page is gone without a word, at the latest when somebody has opened another one. */
  async crash(): Promise<void> {
    await this.takePaper();
    const dying = this.page;
    this.page = await dying.context().newPage();
    await this.page.goto(this.address);
    await this.says("offline");
    await dying.close();
  }

  private async takePaper(): Promise<void> {
    const pictures = await this.page.evaluate<
      readonly { readonly width: number; readonly height: number; readonly stride: number; readonly bits: string }[]
    >(`globalThis.printer.mechanics.tickets.splice(0).map(({ width, height, stride, data }) => ({
      width, height, stride, bits: [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("") }))`);
    for (const { bits, ...size } of pictures) {
      const bitmap = { ...size, data: Uint8Array.from(Buffer.from(bits, "hex")) };
      this.codes.push(jsqr(toRgba(bitmap), bitmap.width, bitmap.height)?.data ?? "unreadable");
    }
  }

  async codesOnPaper(): Promise<readonly string[]> {
    await this.takePaper();
    return this.codes;
  }

  /** The window's own list of what it sold alone. */
  async ownSales(): Promise<readonly OwnSale[]> {
    return this.page.evaluate<readonly OwnSale[]>(`new Promise((resolve, reject) => {
      const opening = indexedDB.open("parterre-counter");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const asking = opening.result.transaction("sales").objectStore("sales").getAll();
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result.map(({ state, sale }) => ({ state, sale }))); };
      };
    })`);
  }

  /** Every print that the window noted has been told to the server. */
  async untoldPrints(): Promise<number> {
    return this.page.evaluate<number>(`new Promise((resolve) => {
      const opening = indexedDB.open("parterre-counter");
      opening.onsuccess = () => {
        const asking = opening.result.transaction("prints").objectStore("prints").getAll();
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result.filter(({ told }) => !told).length); };
      };
    })`);
  }
}

export interface WindowToOpen {
  readonly who: SignIn;
  readonly serialNumber: string;
  readonly venueId: string;
  readonly performanceId: string;
  readonly seats: number;
  readonly locale?: "zh" | "en";
}
