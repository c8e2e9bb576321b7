import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "../../../../test/eventually.ts";
import { EmbeddedPostgres, EmbeddedPostgresInUse } from "./index.ts";
import { isAlive } from "./process-table.ts";
import { canReach } from "./run-as.ts";
import { stopOrphan } from "./stop-postmaster.ts";

const repository = fileURLToPath(new URL("../../../../../", import.meta.url));
const settings = { shared_buffers: "16MB" };
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534, name: "nobody" };

// Some of these start four PostgreSQLs, one after the other.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let folder: string;
let home: string;
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parterre-embedded-"));
  await chmod(folder, 0o755);
  home = join(folder, "postgres");
});
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop("immediate");
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await stopOrphan(join(home, "data"));
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await EmbeddedPostgres.start({ home, database: "held", settings });
  started.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows.flat();
  } finally {
    await client.end();
  }
}

interface Held {
  readonly url: string;
  readonly pid: number;
  readonly data: string;
  readonly error?: string;
}

/** A process of its own that starts the PostgreSQL of this folder and holds it. */
async function hold(as: { uid?: number; gid?: number } = {}): Promise<{ child: ChildProcess; held: Held }> {
  // As a loader and not as a program: tsx's program starts a second process, which would survive the kill.
  const tsx = pathToFileURL(join(repository, "node_modules/tsx/dist/loader.mjs")).href;
  const child = spawn(process.execPath, ["--import", tsx, join(repository, "server/test/hold-postgres.ts"), home], {
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TMPDIR: folder },
    ...as,
  });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout!.on("data", (chunk) => {
      said += chunk;
      if (said.includes("\n")) resolve(said);
    });
    child.once("exit", () => reject(new Error(`ended: ${said}`)));
  });
  return { child, held: JSON.parse(line) };
}

test("keeps its data between starts, speaks only here, asks for a password", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS n");
  expect(await ask(first.url, "SHOW wal_level")).toEqual(["logical"]);
  expect(await ask(first.url, "SHOW listen_addresses")).toEqual(["127.0.0.1"]);
  const stranger = new URL(first.url);
  stranger.password = "guess";
  await expect(ask(stranger.href, "SELECT 1")).rejects.toThrow(/password/);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await ask(second.url, "SELECT n FROM kept")).toEqual([42]);
});

test("recovers what a killed server left behind: its PostgreSQL still runs", async () => {
  const { child, held } = await hold();
  await ask(held.url, "CREATE TABLE kept AS SELECT 42 AS n");
  child.kill("SIGKILL");
  await eventually(() => expect(child.signalCode).toBe("SIGKILL"));
  expect(isAlive(held.pid)).toBe(true);
  const postgres = await start();
  expect(isAlive(held.pid)).toBe(false);
  expect(await ask(postgres.url, "SELECT n FROM kept")).toEqual([42]);
});

test("recovers when server and PostgreSQL were killed, and the old process id is somebody else's now", async () => {
  const { child, held } = await hold();
  await ask(held.url, "CREATE TABLE kept AS SELECT 42 AS n");
  child.kill("SIGKILL");
  process.kill(held.pid, "SIGKILL");
  await eventually(() => expect(isAlive(held.pid)).toBe(false));
  const pidFile = join(held.data, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  const postgres = await start();
  expect(await ask(postgres.url, "SELECT n FROM kept")).toEqual([42]);
});

test("is not shared by two living servers", async () => {
  const { child } = await hold();
  await expect(start()).rejects.toThrow(EmbeddedPostgresInUse);
  child.kill("SIGTERM");
  await eventually(() => expect(child.exitCode).toBe(0));
  await start();
});

test("starts itself again on the same port when it is killed", async () => {
  const postgres = await start();
  await ask(postgres.url, "CREATE TABLE kept AS SELECT 42 AS n");
  const before = postgres.pid;
  process.kill(before, "SIGKILL");
  await eventually(async () => expect(await ask(postgres.url, "SELECT n FROM kept")).toEqual([42]));
  expect(postgres.pid).not.toBe(before);
});

test("a first start that was cut short, or a lost password, costs no data", async () => {
  await mkdir(join(home, "data.new"), { recursive: true });
  await writeFile(join(home, "data.new", "PG_VERSION"), "half");
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS n");
  await first.stop();
  await rm(join(home, "cluster.json"));
  const second = await start();
  expect(second.url).not.toBe(first.url);
  expect(await ask(second.url, "SELECT n FROM kept")).toEqual([42]);
});

test("a standby follows, and what is committed on the primary can be read there", async () => {
  const primary = await start();
  await ask(primary.url, "CREATE TABLE kept AS SELECT 1 AS n");
  const standbyHome = join(folder, "standby");
  const standby = await EmbeddedPostgres.startStandby(primary, { home: standbyHome, settings });
  started.unshift(standby);
  expect(await ask(standby.url, "SELECT pg_is_in_recovery()")).toEqual([true]);
  await ask(primary.url, "UPDATE kept SET n = 2");
  await eventually(async () => expect(await ask(standby.url, "SELECT n FROM kept")).toEqual([2]));
  await standby.stop();
  await ask(primary.url, "UPDATE kept SET n = 3");
  const again = await EmbeddedPostgres.startStandby(primary, { home: standbyHome, settings });
  started.unshift(again);
  await eventually(async () => expect(await ask(again.url, "SELECT n FROM kept")).toEqual([3]));
});

test.runIf(isRoot)(
  "as root in a folder that nobody else may enter, the data lies elsewhere, always in one place",
  async () => {
    await chmod(folder, 0o700);
    const first = await start();
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS n");
    expect(first.dataDirectory.startsWith(folder)).toBe(false);
    await first.stop();
    const second = await start();
    expect(second.dataDirectory).toBe(first.dataDirectory);
    expect(await ask(second.url, "SELECT n FROM kept")).toEqual([42]);
    await second.stop();
    // Once the folder is gone, the next one in the same need clears the data away.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    home = join(folder, "another");
    const third = await start();
    expect(existsSync(second.dataDirectory)).toBe(false);
    await third.stop();
    await rm(join(third.dataDirectory, ".."), { recursive: true, force: true });
  },
);

// That user runs the server's code, which he can only where the checkout lets him in.
test.runIf(isRoot && canReach(nobody, repository))("as an ordinary user it runs as that user", async () => {
  await chown(folder, nobody.uid, nobody.gid);
  const { child, held } = await hold(nobody);
  expect(held.error).toBeUndefined();
  expect(await ask(held.url, "SELECT 1")).toEqual([1]);
  child.kill("SIGTERM");
  await eventually(() => expect(child.exitCode).toBe(0));
});
