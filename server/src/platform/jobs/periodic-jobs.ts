import { setTimeout as sleep } from "node:timers/promises";
import { type Database, statement } from "../database/index.ts";

/** Work that is due again and again. */
export interface PeriodicJob {
  /** Names its lock: of all processes only one runs the job at a time. */
  readonly name: string;
  /** From the end of one run to the beginning of the next. */
  readonly everyMs: number;
  /** Whether the job sees to it by itself that only one process does the work; then no lock is held around it. */
  readonly locksItself?: boolean;
  /** Should be short and bounded; `signal` asks it to end. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

const tryLock = statement<{ locked: boolean }>(
  "jobs.try_lock",
  "SELECT pg_try_advisory_xact_lock(727200200, hashtext($1)) AS locked",
);

/** Runs jobs in turn for as long as the process lives; a job that fails is told about and runs again. */
export class PeriodicJobs {
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];

  constructor(
    private readonly database: Database,
    private readonly onError: (error: Error, doing: string) => void,
  ) {}

  start(jobs: readonly PeriodicJob[]): void {
    for (const job of jobs) this.loops.push(this.loop(job));
  }

  /** Asks the jobs at work to end and waits for them. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /** Runs a job once if no other process is at it. Answers whether it ran. */
  async runOnce(job: PeriodicJob): Promise<boolean> {
    const { signal } = this.stopping;
    if (job.locksItself) {
      await job.run(signal);
      return true;
    }
    // The lock goes with the transaction, so a process that dies cannot keep it.
    return this.database.inHotTransaction(async (tx) => {
      const [row] = await tx.query(tryLock, [job.name]);
      if (!row?.locked) return false;
      await job.run(signal);
      return true;
    });
  }

  private async loop(job: PeriodicJob): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // Not all processes and jobs at the same moment.
      const pauseMs = job.everyMs * (0.9 + Math.random() * 0.2);
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.runOnce(job);
      } catch (error) {
        this.onError(error as Error, `job ${job.name}`);
      }
    }
  }
}
