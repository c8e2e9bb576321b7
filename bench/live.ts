/**
 * npm run bench -- live: what it costs to show a performance to thousands at once, and how soon they see a change.
 *
 * 2,000 and 5,000 subscribers of one arena, 200 seats changed a second through SQL. The same crowd then listens to
 * two peers that send the very same messages at the same pace: a bare ws server (the limit below) and graphql-ws
 * executing for every subscriber (what a server does by the book). Everything on this machine, over loopback; the
 * crowd is a process of its own. Latency counts from before the change is sent to the database.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { base64ToBytes, decodeFrame } from "@parterre/seat-map";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import type { CrowdReport } from "./live/crowd.ts";
import type { PeerFigures, ReplayedMessage } from "./live/peer.ts";
import { BenchProcess, freePort } from "./live/processes.ts";
import { changeSeats } from "./live/seat-changes.ts";

const crowds = [2_000, 5_000];
const changesPerSecond = 200;
const measuredMs = 10_000;
/** The peer that executes for everybody falls behind at once; a part of the messages shows what each costs it. */
const bookMessages = 12;
const limits = { p99Ms: 200, cpuRatioToWs: 1.5 };

interface Figures {
  readonly subscribers: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicrosecondsPerMessage: number;
  readonly memoryKilobytesPerSubscriber: number;
  readonly messagesPerSecond: number;
}

const folder = await mkdtemp(join(tmpdir(), "parterre-bench-live-"));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const postgres = await EmbeddedPostgres.start({ home: join(folder, "postgres"), database: "bench" });
  ends.unshift(() => postgres.stop("immediate"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const startServer = async (demo: "on" | "off") => {
    const server = BenchProcess.server(port, postgres.url, demo);
    ends.unshift(() => server.stop());
    await server.answers(`${origin}/readyz`);
    return server;
  };
  // The one that put the demo in has a large heap; the one that is measured begins with a small one.
  await (await startServer("on")).stop();
  await startServer("off");
  const arena = await findArena(origin);
  const crowd = BenchProcess.script("crowd");
  ends.unshift(() => crowd.stop());

  const alone = await processFigures(origin);
  const json: Record<string, unknown> = {};
  for (const count of crowds) {
    const own = await measureOwn(crowd, origin, postgres.url, arena, count, alone);
    const bare = await measurePeer(crowd, "peer-ws", count, own.replay);
    const book = await measurePeer(crowd, "peer-graphql-ws", count, own.replay.slice(0, bookMessages));
    const cpuRatioToWs = own.figures.cpuMicrosecondsPerMessage / bare.cpuMicrosecondsPerMessage;
    const timesCheaper = book.cpuMicrosecondsPerMessage / own.figures.cpuMicrosecondsPerMessage;
    printTable(own.figures, bare, book, own.changesPerSecond);
    const result = {
      p50Ms: round(own.figures.p50Ms),
      p99Ms: round(own.figures.p99Ms),
      cpuRatioToWs: round(cpuRatioToWs, 2),
      timesCheaperThanPerSubscriber: round(timesCheaper, 1),
      cpuMicrosecondsPerMessage: round(own.figures.cpuMicrosecondsPerMessage),
      memoryKilobytesPerSubscriber: round(own.figures.memoryKilobytesPerSubscriber),
    };
    if (count === crowds.at(-1)) Object.assign(json, result);
    else json[`at${count}`] = result;
  }
  console.log(
    `limits at ${crowds.at(-1)}: p99 ${limits.p99Ms} ms, CPU ${limits.cpuRatioToWs} times a bare ws server's`,
  );
  console.log(JSON.stringify(json));
  const within = (json.p99Ms as number) <= limits.p99Ms && (json.cpuRatioToWs as number) <= limits.cpuRatioToWs;
  process.exitCode = within ? 0 : 1;
} finally {
  for (const end of ends) await end();
}

interface Arena {
  readonly id: string;
  readonly seatCount: number;
}

async function findArena(origin: string): Promise<Arena> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ performances(first: 100) { edges { node { id seatCount } } } }" }),
  });
  const { data } = (await response.json()) as { data: { performances: { edges: { node: Arena }[] } } };
  const found = data.performances.edges
    .map(({ node }) => node)
    .find(({ seatCount }) => seatCount > 10_000 && seatCount < 20_000);
  if (!found) throw new Error("the demo has no arena on sale");
  return found;
}

async function measureOwn(
  crowd: BenchProcess,
  origin: string,
  databaseUrl: string,
  arena: Arena,
  count: number,
  before: PeerFigures,
) {
  await gather(crowd, `${origin.replace("http", "ws")}/graphql`, count, arena.id);
  const full = await processFigures(origin);
  // The first frames meet cold code; they are not measured.
  await changeSeats(databaseUrl, arena.id, changesPerSecond, 2_000);
  await sleep(1_000);
  const start = await processFigures(origin);
  await crowd.ask("recording", { do: "record" });
  const written = await changeSeats(databaseUrl, arena.id, changesPerSecond, measuredMs);
  await sleep(1_000);
  const end = await processFigures(origin);
  const report = await crowd.ask<CrowdReport>("report", { do: "report" });
  await crowd.ask("left", { do: "leave" });
  if (report.closed > 0) throw new Error(`${report.closed} subscribers lost their connection`);

  const delays: number[] = [];
  for (const { text, arrivals } of report.heard) {
    const { payload } = JSON.parse(text) as { payload: { data: { seatAvailability: { frame: string } } } };
    const frame = decodeFrame(base64ToBytes(payload.data.seatAvailability.frame), arena.seatCount);
    if (frame.kind !== "delta") continue;
    for (const ordinal of frame.ordinals) {
      const sentAt = written.sentAt.get(ordinal);
      if (sentAt !== undefined) for (const arrival of arrivals) delays.push(arrival - sentAt);
    }
  }
  delays.sort((a, b) => a - b);
  const firstAt = report.heard[0]?.arrivals[0] ?? 0;
  const replay: ReplayedMessage[] = report.heard.map(({ text, arrivals }) => ({
    text,
    afterMs: arrivals[0]! - firstAt,
  }));
  const figures: Figures = {
    subscribers: count,
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
    cpuMicrosecondsPerMessage: ((end.cpuMs - start.cpuMs) * 1000) / report.delivered,
    memoryKilobytesPerSubscriber: (full.memoryBytes - before.memoryBytes) / 1024 / count,
    messagesPerSecond: report.delivered / (measuredMs / 1000),
  };
  return { figures, replay, changesPerSecond: written.perSecond };
}

/** The same crowd at a peer that sends the same messages. */
async function measurePeer(
  crowd: BenchProcess,
  script: string,
  count: number,
  replay: readonly ReplayedMessage[],
): Promise<Figures> {
  const peer = BenchProcess.script(script);
  try {
    const port = await peer.ask<number>("port");
    const before = await peer.ask<PeerFigures>("figures", { measure: true });
    await gather(crowd, `ws://127.0.0.1:${port}/graphql`, count, "1");
    const full = await peer.ask<PeerFigures>("figures", { measure: true });
    await peer.ask("replayed", { replay: replay.slice(0, 3) });
    await sleep(2_000);
    const start = await peer.ask<PeerFigures>("figures", { measure: true });
    await crowd.ask("recording", { do: "record" });
    const startedAt = performance.now();
    const publishedAt = await peer.ask<number[]>("replayed", { replay });
    // Answered only when everything before it has been sent.
    await sleep(500);
    const end = await peer.ask<PeerFigures>("figures", { measure: true });
    const seconds = (performance.now() - startedAt) / 1000;
    const report = await crowd.ask<CrowdReport>("report", { do: "report" });
    await crowd.ask("left", { do: "leave" });
    const sentAt = new Map(replay.map(({ text }, index) => [text, publishedAt[index]!]));
    const delays = report.heard
      .flatMap(({ text, arrivals }) => arrivals.map((arrival) => arrival - sentAt.get(text)!))
      .sort((a, b) => a - b);
    return {
      subscribers: count,
      p50Ms: percentile(delays, 0.5),
      p99Ms: percentile(delays, 0.99),
      cpuMicrosecondsPerMessage: ((end.cpuMs - start.cpuMs) * 1000) / report.delivered,
      memoryKilobytesPerSubscriber: (full.memoryBytes - before.memoryBytes) / 1024 / count,
      messagesPerSecond: report.delivered / seconds,
    };
  } finally {
    await peer.stop();
  }
}

async function gather(crowd: BenchProcess, url: string, count: number, performanceId: string): Promise<void> {
  const query = `subscription SeatAvailability { seatAvailability(performanceId: "${performanceId}", audience: PUBLIC) { frame } }`;
  const gathered = await crowd.ask<number>("gathered", {
    do: "gather",
    url,
    count,
    query,
    id: `seats-${performanceId}`,
  });
  if (gathered !== count)
    throw new Error(`only ${gathered} of ${count} subscribers came in; does ulimit -n allow more?`);
  await sleep(1_000);
}

/** CPU and memory of the server, as the server itself tells them. */
async function processFigures(origin: string): Promise<PeerFigures> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^parterre_${name} (.+)$`, "m").exec(text)?.[1]);
  return {
    cpuMs: (read("process_cpu_user_seconds_total") + read("process_cpu_system_seconds_total")) * 1000,
    memoryBytes: read("process_resident_memory_bytes"),
  };
}

function printTable(own: Figures, bare: Figures, book: Figures, changes: number): void {
  console.log(`\n${own.subscribers} subscribers, ${Math.round(changes)} seat changes a second`);
  const line = (what: string, figures: Figures) =>
    console.log(
      `${what.padEnd(38)}${cell(figures.p50Ms, "ms")}${cell(figures.p99Ms, "ms")}` +
        `${cell(figures.cpuMicrosecondsPerMessage, "µs")}${cell(figures.memoryKilobytesPerSubscriber, "kB")}` +
        `${cell(figures.messagesPerSecond, "/s")}`,
    );
  console.log(
    `${"".padEnd(38)}${["p50", "p99", "CPU/message", "memory", "messages"].map((each) => each.padStart(13)).join("")}`,
  );
  line("Parterre, from change to screen", own);
  line("bare ws server, from send to screen", bare);
  line("graphql-ws, executing for each", book);
}

function cell(value: number, unit: string): string {
  return (Number.isNaN(value) ? "–" : `${value.toFixed(1)} ${unit}`).padStart(13);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
