import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Layout } from "./layout.ts";
import { readPidFile, stopPostmaster } from "./stop-postmaster.ts";

const mostLogBytes = 10_000_000;
const readyWithinMs = 60_000;

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
