import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";

/** Whether a process of that id exists, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Something that stays the same for one process and differs when its id is used again; empty where unknown. */
export function birthMark(pid: number): string {
  try {
    // Field 22 of /proc/PID/stat is the start time; the name before it may hold spaces but ends with ')'.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Whether that process is the PostgreSQL that serves `dataDirectory`, and not a stranger who got its old id. */
export function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    try {
      return realpathSync(`/proc/${pid}/cwd`) === realpathSync(dataDirectory);
    } catch {
      return readCommand(pid).includes(dataDirectory);
    }
  }
  if (process.platform === "win32") return true;
  return readCommand(pid).includes(dataDirectory);
}

function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return false;
  }
}
