import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serverArguments } from "../scripts/house/build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface ServerProcessOptions {
  readonly databaseUrl: string;
  /** On top of the test's environment; see server/src/config.ts. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The shipped server as a process of its own, on one port for its whole life, however often it is killed. */
/** A first start seeds the demo: seconds on a machine that is free, minutes on one that is not. */
const readyMs = 300_000;

export class ServerProcess {
  private child: ChildProcess | undefined;
  private words = "";

  private constructor(
    private readonly options: ServerProcessOptions,
    readonly port: number,
  ) {}

  /** Starts it on a free port and waits until it is ready to serve. */
  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options, await freePort());
    await server.startAgain();
    return server;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts the next process after a kill or a stop. */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, serverArguments, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        NODE_ENV: "test",
        HOST: "127.0.0.1",
        LOG_LEVEL: "warn",
        ...this.options.environment,
        PORT: String(this.port),
        DATABASE_URL: this.options.databaseUrl,
      },
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        this.words = (this.words + chunk).slice(-20_000);
      });
    }
    const deadline = Date.now() + readyMs;
    while (!(await this.isReady())) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The server ended (${child.exitCode ?? child.signalCode}) before it was ready:\n${this.words}`);
      }
      if (Date.now() > deadline)
        throw new Error(`The server is not ready after ${readyMs / 1000} seconds:\n${this.words}`);
      await sleep(25);
    }
  }

  /** No goodbye: what a power cut or the kernel's memory killer does. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** The polite end: requests under way are answered first. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
