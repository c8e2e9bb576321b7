/**
 * How the drawing board bears a stadium of 39,616 seats: a real Chromium, 1600 x 1000. From the document's text to the
 * board drawn; then the work of a frame while a block of rows is dragged, while the board is panned, and while the
 * brush paints, until the pixels are there. Beside it in the same run the plain way: every row a Konva node.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launchChromium } from "../test/chromium.ts";
import type { Measured } from "./designer/page.ts";

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("./designer/page.ts", import.meta.url))],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  define: { "process.env.NODE_ENV": '"production"' },
});
const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0}#board{position:relative;width:1600px;height:1000px}</style>
<div id="board"></div><script type="module" src="/page.js"></script>`;
const server = createServer((request, response) => {
  const isScript = request.url === "/page.js";
  response.setHeader("content-type", `${isScript ? "text/javascript" : "text/html"}; charset=utf-8`);
  response.end(isScript ? bundle.outputFiles[0]!.text : page);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await launchChromium(["--disable-accelerated-2d-canvas"]);

/** A fresh page each, so that nobody pays for another's garbage. */
async function measure(board: "parterre" | "konvaRows", frames: number): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  tab.setDefaultTimeout(300_000);
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await tab.waitForFunction(() => "measure" in window);
  const measured = await tab.evaluate(([name, count]) => window.measure(name, count), [board, frames] as const);
  await context.close();
  return measured;
}

const frames = Number(process.argv[2] ?? 120);
try {
  const ours = await measure("parterre", frames);
  // All rows as nodes take a large part of a second a frame: a few frames say it all.
  const nodes = await measure("konvaRows", Math.min(frames, 12));
  const line = (what: string, { openMs, dragging, panning, painting }: Measured) => ({
    what,
    "open ms": openMs.toFixed(0),
    "drag ms": dragging.medianMs.toFixed(1),
    "drag p95": dragging.p95Ms.toFixed(1),
    "pan ms": panning.medianMs.toFixed(1),
    "pan p95": panning.p95Ms.toFixed(1),
    "brush ms": painting.medianMs.toFixed(1),
    "brush p95": painting.p95Ms.toFixed(1),
  });
  console.table([line("Parterre", ours), line("every row a Konva node", nodes)]);
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  console.log(
    JSON.stringify({
      openMs: rounded(ours.openMs),
      medianDragFrameMs: rounded(ours.dragging.medianMs),
      p95DragFrameMs: rounded(ours.dragging.p95Ms),
      medianPanFrameMs: rounded(ours.panning.medianMs),
      medianBrushFrameMs: rounded(ours.painting.medianMs),
      timesFasterThanNodes: rounded(nodes.dragging.medianMs / ours.dragging.medianMs),
    }),
  );
} finally {
  await browser.close();
  server.close();
}
