/**
 * How much of a frame the seat map takes: a real Chromium, 1600 x 1000, panning and zooming over 39,616 and 100,000
 * seats with 200 live changes a second, beside the same house drawn by a plain canvas program from one bitmap and by
 * Konva with a node for each seat. Timed is the work of a frame until its pixels are there, not the wait for the
 * screen. No graphics card is used, by anyone: the browser rasters on the processor.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launchChromium } from "../test/chromium.ts";
import type { Ridden } from "./seat-map/page.ts";

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("./seat-map/page.ts", import.meta.url))],
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
const browser = await launchChromium(["--disable-accelerated-2d-canvas", "--enable-precise-memory-info"]);

/** What one contender needed; `processorMs` a frame is the page's own processor time, whatever else the machine does. */
type Measured = Ridden & { readonly processorMs: number };

/** A fresh page each, so that nobody pays for another's garbage. */
async function measure(house: string, contender: string, frames: number, ratio: number): Promise<Measured> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    deviceScaleFactor: ratio,
    reducedMotion: "reduce",
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(600_000);
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await tab.waitForFunction(() => "ride" in window);
  await tab.evaluate(([place, name]) => window.openHouse(place!, name!), [house, contender]);
  const devtools = await context.newCDPSession(tab);
  await devtools.send("Performance.enable");
  const processorSeconds = async (): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN;
  };
  const before = await processorSeconds();
  const measured = await tab.evaluate((count) => window.ride(count), frames);
  const processorMs = ((await processorSeconds()) - before) * 1000;
  await context.close();
  return { ...measured, processorMs: processorMs / frames };
}

/** A ride of four seconds at 60 frames a second. */
const FRAMES = Number(process.argv[2] ?? 240);
const names: Record<string, string> = {
  parterre: "Parterre",
  plainCanvas: "plain canvas, one bitmap",
  konvaNodes: "Konva node per seat",
};
const seats: Record<string, number> = { stadium: 39_616, bowl: 100_000 };
const shown: Record<string, string | number>[] = [];
const results = new Map<string, Measured>();
try {
  for (const house of ["stadium", "bowl"])
    for (const ratio of [1, 2])
      for (const contender of ["parterre", "plainCanvas", "konvaNodes"]) {
        // A node for each seat takes a second a frame: a few frames say it all.
        const isSlow = contender === "konvaNodes";
        if (isSlow && ratio === 2) continue;
        const measured = await measure(house, contender, isSlow ? 5 : FRAMES, ratio);
        console.error(
          `${names[contender]}, ${seats[house]} seats, ratio ${ratio}: ${measured.medianFrameMs.toFixed(1)} ms, ${measured.processorMs.toFixed(1)} of the processor, first ${measured.firstPictureMs.toFixed(0)}`,
        );
        results.set(`${house}/${contender}/${ratio}`, measured);
        shown.push({
          seats: seats[house]!,
          ratio,
          what: names[contender]!,
          "median ms": measured.medianFrameMs.toFixed(1),
          "processor ms": measured.processorMs.toFixed(1),
          "p95 ms": measured.p95FrameMs.toFixed(1),
          "first picture ms": measured.firstPictureMs.toFixed(0),
          "script memory MB": measured.memoryMb.toFixed(0),
        });
      }
} finally {
  await browser.close();
  server.close();
}
console.table(shown);
const ours = results.get("bowl/parterre/1")!;
const rounded = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    medianFrameMs: rounded(ours.medianFrameMs),
    p95FrameMs: rounded(ours.p95FrameMs),
    firstPictureMs: rounded(ours.firstPictureMs),
    ratioToCanvas: rounded(ours.medianFrameMs / results.get("bowl/plainCanvas/1")!.medianFrameMs),
    timesFasterThanNodes: rounded(results.get("bowl/konvaNodes/1")!.medianFrameMs / ours.medianFrameMs),
  }),
);
