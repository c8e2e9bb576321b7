/**
 * npm run bench -- start: how long a newcomer waits, from `npm start` to the first page with its data.
 *
 * Once with nothing built and no database (what the first start after installing is), then again three times.
 * Limits: 30 seconds for the first, 5 for the later ones.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const limits = { first: 30, later: 5 };
const laterRuns = 3;
const built = ["server/dist", "web-shop/dist", "web-counter/dist", "web-admin/dist", ".parterre/stamps"];

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** The page, its script and the first list of events, as a browser would ask for them. */
async function firstPageIsThere(origin: string): Promise<boolean> {
  const page = await fetch(`${origin}/`);
  if (!page.ok) return false;
  const script = /<script[^>]* src="([^"]+)"/.exec(await page.text())?.[1];
  if (script === undefined || !(await fetch(new URL(script, origin))).ok) return false;
  const answer = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ events(first: 1) { edges { node { slug } } } }" }),
  });
  const { data } = (await answer.json()) as { data?: { events: { edges: unknown[] } } };
  return (data?.events.edges.length ?? 0) > 0;
}

async function secondsToFirstPage(dataDirectory: string): Promise<number> {
  const port = await freePort();
  const startedAt = performance.now();
  const npm: ChildProcess = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIRECTORY: dataDirectory, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(npm, "exit");
  try {
    while (!(await firstPageIsThere(`http://localhost:${port}`).catch(() => false))) {
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}`);
      if (performance.now() - startedAt > 180_000) throw new Error("no page after three minutes");
      await sleep(20);
    }
    return (performance.now() - startedAt) / 1000;
  } finally {
    if (npm.exitCode === null) {
      npm.kill("SIGTERM");
      await ended;
    }
  }
}

const dataDirectory = await mkdtemp(path.join(tmpdir(), "parterre-bench-start-"));
// As in a home folder: PostgreSQL's own user may step in.
await chmod(dataDirectory, 0o755);
try {
  for (const folder of built) await rm(path.join(root, folder), { recursive: true, force: true });
  const first = await secondsToFirstPage(dataDirectory);
  const later: number[] = [];
  for (let run = 0; run < laterRuns; run++) later.push(await secondsToFirstPage(dataDirectory));
  // The slowest counts: a person does not average.
  const slowest = Math.max(...later);

  const line = (what: string, seconds: number, limit: number) =>
    console.log(`${what.padEnd(44)} ${seconds.toFixed(1).padStart(6)} s   limit ${limit} s`);
  line("first start: builds, new database, demo", first, limits.first);
  for (const [run, seconds] of later.entries()) line(`later start ${run + 1}`, seconds, limits.later);
  console.log(JSON.stringify({ firstSeconds: Number(first.toFixed(2)), laterSeconds: Number(slowest.toFixed(2)) }));
  process.exitCode = first <= limits.first && slowest <= limits.later ? 0 : 1;
} finally {
  await rm(dataDirectory, { recursive: true, force: true });
}
