import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";

const require = createRequire(import.meta.url);
const pictures = fileURLToPath(new URL("../.parterre/pictures/", import.meta.url));

export interface ScreenOptions {
  readonly locale?: "zh" | "en";
  readonly colourScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** Live changes reach this screen so much later, as over a bad network. */
  readonly liveLateMs?: number;
}

/** A person's browser with one page: own cookies, language, size; whatever goes wrong in it is kept. */
export class Screen {
  /** Uncaught errors and console errors of the page, in order. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, options: ScreenOptions = {}): Promise<Screen> {
    const context = await browser.newContext({
      locale: options.locale === "zh" ? "zh-CN" : "en-GB",
      colorScheme: options.colourScheme ?? "light",
      viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
      reducedMotion: "reduce",
    });
    // Two cores for four pages, a server and a database: slow is not wrong.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const { liveLateMs } = options;
    if (liveLateMs !== undefined) {
      await page.routeWebSocket("**/graphql", (socket) => {
        const server = socket.connectToServer();
        server.onMessage((message) => setTimeout(() => socket.send(message), liveLateMs));
      });
    }
    const screen = new Screen(page, context);
    await page.goto(url);
    return screen;
  }

  /** A picture in .parterre/pictures, for people to look at. */
  async picture(name: string): Promise<void> {
    await mkdir(pictures, { recursive: true });
    await this.page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  /** What axe-core finds wrong for people who cannot see, hear or use a mouse: one line per rule and place. */
  async accessibilityProblems(): Promise<string[]> {
    await this.page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
