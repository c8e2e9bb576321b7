import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serverArguments } from "../../scripts/house/build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
const mostWaitMs = 120_000;

/** A process of the bench, allowed as many open sockets as this machine gives anybody. */
export class BenchProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly name: string,
  ) {}

  static start(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): BenchProcess {
    const child = spawn(
      "/bin/sh",
      ["-c", 'ulimit -n "$(ulimit -H -n)" 2>/dev/null; exec "$@"', "sh", process.execPath, ...args],
      {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        env: { ...process.env, TSX_TSCONFIG_PATH: join(root, "server/tsconfig.json"), ...env },
      },
    );
    return new BenchProcess(child, name);
  }

  /** The shipped server on a port of this machine, without the apps; ask it at `/readyz` when it answers. */
  static server(port: number, databaseUrl: string, demo: "on" | "off" = "on"): BenchProcess {
    return BenchProcess.start("the server", serverArguments, {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DEMO: demo,
      LOG_LEVEL: "error",
      APPS_DIRECTORY: "off",
    });
  }

  /** A file of this folder. */
  static script(name: string): BenchProcess {
    return BenchProcess.start(name, ["--import", loader, join(root, "bench/live", `${name}.ts`)]);
  }

  /** Sends an order, if any, and waits for the message that has `key`. */
  async ask<Answer>(key: string, order?: object): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.name} does not answer with ${key}`)), mostWaitMs);
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.child.off("message", onMessage);
        this.child.off("exit", onExit);
        settle();
      };
      const onMessage = (message: Record<string, Answer>) => {
        if (key in message) finish(() => resolve(message[key]!));
      };
      const onExit = () => finish(() => reject(new Error(`${this.name} ended`)));
      this.child.on("message", onMessage);
      this.child.on("exit", onExit);
    });
    if (order) this.child.send(order);
    return answer;
  }

  async answers(url: string): Promise<void> {
    for (const until = Date.now() + mostWaitMs; Date.now() < until; await sleep(50)) {
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended with ${this.child.exitCode}`);
      if (
        await fetch(url).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
    }
    throw new Error(`${this.name} is not ready`);
  }

  /** Takes the processor from it until `resume`. */
  pause(): void {
    this.child.kill("SIGSTOP");
  }

  resume(): void {
    this.child.kill("SIGCONT");
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const timer = setTimeout(() => this.child.kill("SIGKILL"), 20_000);
    await exited;
    clearTimeout(timer);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
