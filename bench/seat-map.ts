/**
 * How much of a frame the seat map takes: a real Chromium, 1600 x 1000, panning and zooming over 39,616 and 100,000
 * seats with 200 live changes a second, beside the same house drawn by a plain canvas program from one bitmap, by
 * Konva with a node for each seat, and smaller plans by another open seat map. Timed is the work of a frame until its
 * pixels are there, not the wait for the screen. No graphics card is used, by anyone: the browser rasters on the
 * processor. Contenders take turns, so that whatever else the machine does falls on all; of each the quietest turn
 * counts. Arguments: frames of a ride, turns.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type Measured, openBench } from "./seat-map/chromium-page.ts";
import type { ContenderName } from "./seat-map/page.ts";

/** A ride of four seconds at 60 frames a second. */
const frames = Number(process.argv[2] ?? 240);
const turns = Number(process.argv[3] ?? 3);
/** A plan that people are still willing to use: it opens in this time and moves four times a second. */
const bearable = { firstPictureMs: 8000, processorMs: 250 };

const names: Record<ContenderName, string> = {
  parterre: "Parterre",
  plainCanvas: "plain canvas, one bitmap",
  konvaNodes: "Konva node per seat",
  peer: "@alisaitteke/seatmap-canvas",
};
const seats: Record<string, string> = { stadium: "39,616", bowl: "100,000" };
const best = new Map<string, Measured>();
const bench = await openBench();

async function ride(house: string, title: string, contender: ContenderName, ratio: number): Promise<Measured> {
  // A second a frame says as much in few frames.
  const count = contender === "konvaNodes" ? 12 : contender === "peer" ? 40 : frames;
  const measured = await bench.measure(house, contender, count, ratio);
  const key = `${title}/${ratio}/${contender}`;
  const before = best.get(key);
  // Script time where there is one; what the browser paints by itself is known by processor time only.
  const workOf = (one: Measured): number => (contender === "peer" ? one.processorMs : one.medianFrameMs);
  if (!before || workOf(measured) < workOf(before)) best.set(key, measured);
  console.error(`${title} seats, ratio ${ratio}, ${names[contender]}: ${workOf(measured).toFixed(1)} ms`);
  return measured;
}

/** Doubles the plan until the other map cannot bear it. @returns the largest one it could */
async function largestForPeer(): Promise<number> {
  let largest = 738;
  for (let count = largest * 2; count < 100_000; count *= 2) {
    const measured = await ride(String(count), count.toLocaleString("en"), "peer", 1).catch(() => null);
    if (!measured) break;
    if (measured.firstPictureMs > bearable.firstPictureMs || measured.processorMs > bearable.processorMs) break;
    largest = count;
  }
  return largest;
}

/** The real plan where the folder with plans lies beside the clone, one of its size and shape elsewhere. */
async function smallPlan(): Promise<string> {
  const file = new URL("../../shared/seat-plans/pretix-seatmap-canvas-stadium-738.json", import.meta.url);
  return existsSync(file) ? readFile(file, "utf8") : "738";
}

let largest = "";
try {
  for (let turn = 0; turn < turns; turn++)
    for (const house of ["bowl", "stadium"])
      for (const contender of ["parterre", "plainCanvas", "konvaNodes"] as const)
        if (contender !== "konvaNodes" || turn < 2) await ride(house, seats[house]!, contender, 1);
  for (let turn = 0; turn < Math.min(2, turns); turn++)
    for (const house of ["bowl", "stadium"])
      for (const contender of ["parterre", "plainCanvas"] as const) await ride(house, seats[house]!, contender, 2);
  const plan = await smallPlan();
  for (let turn = 0; turn < Math.min(2, turns); turn++)
    for (const contender of ["parterre", "peer"] as const) await ride(plan, "738", contender, 1);
  const count = await largestForPeer();
  largest = count.toLocaleString("en");
  if (count > 738) await ride(String(count), largest, "parterre", 1);
} finally {
  await bench.close();
}

const shownMs = (value: number): string => (Number.isNaN(value) ? "" : value.toFixed(1));
console.table(
  [...best].map(([key, one]) => {
    const [title, ratio, contender] = key.split("/") as [string, string, ...string[]];
    return {
      seats: title,
      ratio,
      what: names[key.slice(title.length + ratio.length + 2) as ContenderName] ?? contender,
      "median ms": shownMs(one.medianFrameMs),
      "p95 ms": shownMs(one.p95FrameMs),
      "processor ms": shownMs(one.processorMs),
      "first picture ms": one.firstPictureMs.toFixed(0),
      "every seat ms": one.readyMs.toFixed(0),
      "page MB": one.memoryMb.toFixed(0),
    };
  }),
);
const of = (title: string, contender: ContenderName): Measured => best.get(`${title}/1/${contender}`)!;
const timesFaster = (title: string): number => of(title, "peer").processorMs / of(title, "parterre").processorMs;
console.log(
  `The other map bears ${largest} seats; there a frame of ours takes ${timesFaster(largest).toFixed(1)} times less of the processor.`,
);
const ours = of(seats.bowl!, "parterre");
const rounded = (value: number): number => Math.round(value * 100) / 100;
console.log(
  JSON.stringify({
    medianFrameMs: rounded(ours.medianFrameMs),
    p95FrameMs: rounded(ours.p95FrameMs),
    firstPictureMs: rounded(ours.firstPictureMs),
    ratioToCanvas: rounded(ours.medianFrameMs / of(seats.bowl!, "plainCanvas").medianFrameMs),
    timesFasterThanNodes: rounded(of(seats.bowl!, "konvaNodes").medianFrameMs / ours.medianFrameMs),
    timesFasterThanPeer: rounded(timesFaster("738")),
  }),
);
