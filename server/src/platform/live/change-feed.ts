import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { LogicalReplicationService } from "pg-logical-replication";
import { type StreamMessage, TemporarySlotPlugin } from "./temporary-slot-plugin.ts";

/** One changed row of a published table; for a deleted one only its key columns. */
export interface RowChange {
  readonly kind: "insert" | "update" | "delete";
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

export interface ChangeFeedOptions {
  /** Where the log is read: the primary, or from PostgreSQL 16 on a standby. */
  readonly url: string;
  /** The primary, when `url` is a standby: there a new slot waits for a record that the primary has to write. */
  readonly primaryUrl?: string;
  readonly publications: readonly string[];
  /**
   * The stream runs: every transaction that commits from now on will be told. What was loaded before is to be
   * loaded again. Also called after rows were changed in a way that the stream cannot tell (TRUNCATE).
   */
  readonly onRunning: () => void;
  /** The rows changed by committed transactions, in commit order. */
  readonly onChanges: (changes: readonly RowChange[]) => void;
  /** The stream broke and is being opened again. */
  readonly onInterrupted: (reason: Error) => void;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** A silent connection is asked for a sign of life, and given up when none comes. */
const quietMs = 10_000;
const deadMs = 30_000;
/** Changes of one transaction handed on at once; a longer one comes in several parts. */
const mostAtOnce = 10_000;

/**
 * Follows the commit log of one publication for as long as it runs, whatever happens to the connection. Nothing
 * is kept in the database and nothing polls; each process has its own stream.
 */
export class ChangeFeed {
  private service: LogicalReplicationService | undefined;
  private stopped = false;
  private finished: Promise<void> | undefined;
  private wake = new AbortController();
  private heardAt = 0;
  private commitLagMs = 0;
  private isRunning = false;
  private waiting: RowChange[] = [];

  constructor(private readonly options: ChangeFeedOptions) {}

  /** Whether changes are arriving at this moment. */
  get running(): boolean {
    return this.isRunning;
  }

  /** From the last commit to its arrival here, by the clocks of both machines; milliseconds. */
  get lagMs(): number {
    return this.commitLagMs;
  }

  start(): void {
    this.finished ??= this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake.abort();
    await this.closeService();
    await this.finished;
  }

  private async follow(): Promise<void> {
    let pauseMs = firstPauseMs;
    while (!this.stopped) {
      let reason: Error;
      try {
        await this.stream();
        reason = new Error("the server ended the stream");
      } catch (error) {
        reason = error as Error;
      }
      const ran = this.isRunning;
      this.isRunning = false;
      this.waiting = [];
      await this.closeService();
      if (this.stopped) return;
      this.options.onInterrupted(reason);
      if (ran) pauseMs = firstPauseMs;
      await sleep(pauseMs, undefined, { signal: this.wake.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  /** One connection's life: returns or throws when it is over. */
  private async stream(): Promise<void> {
    const service = new LogicalReplicationService(
      { connectionString: this.options.url, application_name: "parterre-live", keepAlive: true },
      { acknowledge: { auto: false, timeoutSeconds: 10 } },
    );
    this.service = service;
    this.heardAt = Date.now();
    const broken = new Promise<never>((_, reject) => {
      service.on("error", (error: Error) => reject(error));
      service.on("data", (lsn: string, message: StreamMessage) => {
        this.heardAt = Date.now();
        if (message.tag === "unreadable") reject(message.error);
        else this.take(message, lsn);
      });
      service.on("heartbeat", (lsn: string, _time: number, shouldRespond: boolean) => {
        this.heardAt = Date.now();
        if (shouldRespond) void service.acknowledge(lsn);
      });
    });
    // Only one of the two promises below is waited for in the end; the other may fail unheard.
    broken.catch(() => undefined);
    const slot = `parterre_live_${process.pid}_${randomBytes(4).toString("hex")}`;
    const ended = service.subscribe(new TemporarySlotPlugin(this.options.publications), slot);
    ended.catch(() => undefined);
    const over = new AbortController();
    const helped = this.helpStandby(over.signal);
    service.once("start", () => {
      this.isRunning = true;
      this.options.onRunning();
    });
    const watchdog = setInterval(() => this.checkLife(service), 2_000);
    try {
      await Promise.race([ended, broken]);
    } finally {
      clearInterval(watchdog);
      this.isRunning = false;
      over.abort();
      await helped;
    }
  }

  private take(message: Exclude<StreamMessage, { tag: "unreadable" }>, _lsn: string): void {
    switch (message.tag) {
      case "insert":
      case "update":
        this.waiting.push({ kind: message.tag, table: message.relation.name, row: message.new });
        break;
      case "delete":
        this.waiting.push({ kind: "delete", table: message.relation.name, row: message.key ?? message.old ?? {} });
        break;
      case "truncate":
        this.waiting = [];
        this.options.onRunning();
        return;
      case "commit":
        this.commitLagMs = Math.max(0, Date.now() - Number(message.commitTime) / 1000);
        this.handOn();
        return;
      default:
        return;
    }
    if (this.waiting.length >= mostAtOnce) this.handOn();
  }

  private handOn(): void {
    if (this.waiting.length === 0) return;
    const changes = this.waiting;
    this.waiting = [];
    this.options.onChanges(changes);
  }

  private checkLife(service: LogicalReplicationService): void {
    const silentMs = Date.now() - this.heardAt;
    if (!this.isRunning) return;
    if (silentMs > deadMs) service.emit("error", new Error(`no sign of life for ${Math.round(silentMs / 1000)} s`));
    else if (silentMs > quietMs) void service.acknowledge(service.lastLsn(), true);
  }

  /** Until the stream runs, has the primary write the record that a standby's new slot is waiting for. */
  private async helpStandby(over: AbortSignal): Promise<void> {
    const { primaryUrl } = this.options;
    if (primaryUrl === undefined || primaryUrl === this.options.url) return;
    const client = new pg.Client({ connectionString: primaryUrl, application_name: "parterre-live-helper" });
    client.on("error", () => undefined);
    try {
      await client.connect();
      while (!this.isRunning && !over.aborted) {
        await client.query("SELECT pg_log_standby_snapshot()");
        await sleep(100);
      }
    } catch {
      // Without the right or the primary the slot waits for the next checkpoint instead.
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async closeService(): Promise<void> {
    const service = this.service;
    this.service = undefined;
    if (!service) return;
    service.removeAllListeners();
    service.on("error", () => undefined);
    // Ending a connection that is half open may never be answered.
    await Promise.race([service.stop().catch(() => undefined), sleep(2_000, undefined, { ref: false })]);
  }
}
