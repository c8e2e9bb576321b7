import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, isPostmasterOf } from "./process-table.ts";

const stopWithinMs = 15_000;

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

/** What a running PostgreSQL says of itself in its data folder; null without one. */
export function readPidFile(dataDirectory: string): PidFile | null {
  try {
    const lines = readFileSync(join(dataDirectory, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? "").trim() } : null;
  } catch {
    return null;
  }
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
