import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launchChromium } from "../../test/chromium.ts";
import type { ContenderName, Opened, Ridden } from "./page.ts";

/** What one contender needed on one ride. */
export interface Measured extends Opened, Ridden {
  /** Processor time a frame of all the browser's processes: script, painting, and putting it on the screen. */
  readonly processorMs: number;
  /** Resident memory of the page's process: script, bitmaps and the browser's own share alike. */
  readonly memoryMb: number;
}

export interface Bench {
  measure(house: string, contender: ContenderName, frames: number, ratio: number): Promise<Measured>;
  close(): Promise<void>;
}

/** Bundles the page of the bench, serves it and opens it in a real Chromium, a fresh page for each measurement. */
export async function openBench(): Promise<Bench> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("./page.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0}#house{width:1600px;height:1000px}</style>
<div id="house"></div><script type="module" src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", `${isScript ? "text/javascript" : "text/html"}; charset=utf-8`);
    response.end(isScript ? bundle.outputFiles[0]!.text : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchChromium(["--disable-accelerated-2d-canvas"]);
  const devtools = await browser.newBrowserCDPSession();
  const processes = async () => (await devtools.send("SystemInfo.getProcessInfo")).processInfo;
  const processorSeconds = async (): Promise<number> =>
    (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);

  return {
    async measure(house, contender, frames, ratio) {
      const context = await browser.newContext({
        viewport: { width: 1600, height: 1000 },
        deviceScaleFactor: ratio,
        reducedMotion: "reduce",
      });
      try {
        const tab = await context.newPage();
        tab.setDefaultTimeout(120_000);
        await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        await tab.waitForFunction(() => "ride" in window);
        const opened = await tab.evaluate(([place, name]) => window.openHouse(place, name), [
          house,
          contender,
        ] as const);
        const before = await processorSeconds();
        const ridden = await tab.evaluate((count) => window.ride(count), frames);
        const processorMs = (((await processorSeconds()) - before) * 1000) / frames;
        const renderers = (await processes()).filter(({ type }) => type === "renderer");
        const memoryMb = Math.max(...(await Promise.all(renderers.map(({ id }) => residentMb(id)))));
        return { ...opened, ...ridden, processorMs, memoryMb };
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** From Linux's own books; not a number elsewhere. */
async function residentMb(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000;
}
