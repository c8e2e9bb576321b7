import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Layout } from "./layout.ts";
import { isAlive, isPostmasterOf } from "./process-table.ts";

const mostLogBytes = 10_000_000;
const readyWithinMs = 60_000;
const stopWithinMs = 15_000;

export interface RunningPostmaster {
  readonly pid: number;
  readonly port: number;
  readonly child: ChildProcess;
}

/** Starts PostgreSQL on the layout's data and waits until it takes connections (for a standby: read-only ones). */
export async function startPostmaster(
  layout: Layout,
  settings: Readonly<Record<string, string>>,
  wantedPort: number | undefined,
): Promise<RunningPostmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = wantedPort ?? (await freePort());
    const started = await tryStart(layout, settings, port);
    if (typeof started !== "string") return started;
    // Another program may have taken the port meanwhile, or children of a killed postmaster may still be ending.
    const passing = /could not bind|already in use|pre-existing shared memory|lock file .* already exists/.test(
      started,
    );
    if (!passing || attempt >= 10) {
      throw new Error(`The embedded PostgreSQL did not start:\n${started}\nIts log is ${layout.logFile}`);
    }
    await sleep(300);
  }
}

/**
 * Ends a PostgreSQL that a killed server left behind on this data, and removes a pid file whose process is gone
 * or is somebody else by now. Returns when the data is free.
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const pid = readPidFile(dataDirectory)?.pid;
  if (pid === undefined) return;
  if (isPostmasterOf(pid, dataDirectory)) await stopPostmaster(pid, "fast");
  // PostgreSQL itself trusts any living process of that id, so a reused id would keep it from starting.
  else rmSync(join(dataDirectory, "postmaster.pid"), { force: true });
}

/** Stops a postmaster by its id: `fast` ends connections and writes a checkpoint, `immediate` is like a crash. */
export async function stopPostmaster(pid: number, mode: "fast" | "immediate"): Promise<void> {
  signal(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
  if (await endsWithin(pid, stopWithinMs)) return;
  signal(pid, "SIGQUIT");
  if (await endsWithin(pid, 5_000)) return;
  signal(pid, "SIGKILL");
  if (!(await endsWithin(pid, 5_000))) throw new Error(`PostgreSQL (process ${pid}) does not end.`);
}

interface PidFile {
  readonly pid: number;
  readonly status: string;
}

function readPidFile(dataDirectory: string): PidFile | null {
  try {
    const lines = readFileSync(join(dataDirectory, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? "").trim() } : null;
  } catch {
    return null;
  }
}

async function tryStart(
  layout: Layout,
  settings: Readonly<Record<string, string>>,
  port: number,
): Promise<RunningPostmaster | string> {
  const args = ["-D", layout.dataDirectory, "-p", String(port)];
  for (const [name, value] of Object.entries(settings)) args.push("-c", `${name}=${value}`);
  const log = openLog(layout.logFile);
  const logStart = statSync(layout.logFile).size;
  const child = spawn(layout.binaries.postgres, args, {
    cwd: "/",
    // Its own process group: Ctrl-C in the terminal is for us, who stop it after the last request.
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", PGTZ: "UTC" },
    stdio: ["ignore", log, log],
    ...(layout.runAs ? { uid: layout.runAs.uid, gid: layout.runAs.gid } : {}),
  });
  closeSync(log);
  child.unref();
  let ended: string | undefined;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code, by) => {
    ended ??= `ended with ${code ?? by}`;
  });
  const deadline = Date.now() + readyWithinMs;
  while (ended === undefined) {
    const file = readPidFile(layout.dataDirectory);
    if (file?.pid === child.pid && (file?.status === "ready" || file?.status === "standby")) {
      return { pid: file.pid, port, child };
    }
    if (Date.now() > deadline) {
      await stopPostmaster(child.pid!, "immediate");
      return `not ready after ${readyWithinMs / 1000} s\n${logFrom(layout.logFile, logStart)}`;
    }
    await sleep(15);
  }
  return `${ended}\n${logFrom(layout.logFile, logStart)}`;
}

function openLog(file: string): number {
  const log = openSync(file, "a", 0o600);
  if (statSync(file).size > mostLogBytes) truncateSync(file, 0);
  return log;
}

function logFrom(file: string, start: number): string {
  return readFileSync(file).subarray(start).toString("utf8").slice(-4_000);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
