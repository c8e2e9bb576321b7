import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

const graceMs = 20_000;

/**
 * A program that runs until told to stop, in a process group of its own: Ctrl-C reaches this script alone, which
 * then stops everything in order. The channel between the two tells the program when this script is gone, however
 * it went.
 */
export class Service {
  constructor(name, args, options) {
    this.name = name;
    this.child = spawn(process.execPath, args, {
      ...options,
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.ended = once(this.child, "exit").then(([code, signal]) => ({ code, signal }));
  }

  get isRunning() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks politely, waits, then insists. */
  async stop() {
    if (!this.isRunning) return;
    this.child.kill("SIGTERM");
    const inTime = await Promise.race([this.ended.then(() => true), sleep(graceMs, false, { ref: false })]);
    if (!inTime) {
      console.error(`${this.name} did not stop by itself and is ended.`);
      try {
        process.kill(-this.child.pid, "SIGKILL");
      } catch (error) {
        if (error.code !== "ESRCH") throw error;
      }
    }
  }

  /** Waits until the address answers 200. Throws when the program ends before it does. */
  async answers(url, timeoutMs) {
    const until = Date.now() + timeoutMs;
    while (Date.now() < until) {
      if (!this.isRunning) throw new Error(`${this.name} ended before it was ready; its last words are above.`);
      const ok = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
        async (response) => {
          await response.body?.cancel();
          return response.ok;
        },
        () => false,
      );
      if (ok) return;
      await sleep(50);
    }
    throw new Error(`${this.name} was not ready after ${timeoutMs / 1000} seconds.`);
  }
}

/**
 * Runs `work` with a list to put services on; stops them all, last started first, when it ends, fails, one of them
 * ends, or this script is asked to stop (Ctrl-C, SIGTERM, a closed terminal).
 */
export async function whileServing(work) {
  const services = [];
  let ask;
  const asked = new Promise((resolve) => {
    ask = resolve;
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => ask(signal));
  watchNpm(() => ask("npm is gone"));
  try {
    const started = await Promise.race([work(services), asked]);
    if (typeof started !== "string") {
      const first = await Promise.race([
        asked,
        ...services.map(({ ended, name }) => ended.then((end) => ({ name, end }))),
      ]);
      if (typeof first !== "string") {
        throw new Error(`${first.name} ended (${first.end.signal ?? `code ${first.end.code}`}).`);
      }
    }
  } finally {
    for (const service of services.toReversed()) await service.stop();
  }
}

/** A signal sent to npm ends npm and its shell, but does not reach what they run: that has to look for itself. */
function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    onGone();
  }, 250);
  looking.unref();
}
