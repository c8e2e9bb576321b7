import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../database/index.ts";
import { type ClaimedMessage, claimMessages, failMessage, finishMessage } from "./outbox.store.ts";

/**
 * Carries out one kind of message. It may be called again for the same `id` (after a crash, or when a failure was
 * noticed too late), so it must do its work at most once by itself. Throwing means: try again later.
 */
export type OutboxHandler = (message: ClaimedMessage, signal: AbortSignal) => Promise<void>;

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly handlers: Readonly<Record<string, OutboxHandler>>;
  readonly onError: (error: Error, doing: string) => void;
  readonly pollMs?: number;
  /** Messages taken at once; all are carried out side by side. */
  readonly batchSize?: number;
  /** A handler is given up after so long; must be less than a lease. */
  readonly handlerMs?: number;
  readonly mostAttempts?: number;
  /** Pause after the first failure; doubles with each further one. */
  readonly firstPauseMs?: number;
}

const longestPauseMs = 3_600_000;
const longestErrorText = 2_000;

/**
 * Carries out what transactions left in the outbox, at least once, in about the order in which it became due. Any
 * number of processes may run one: each message is taken by one of them.
 */
export class OutboxRelay {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private wakeUp: (() => void) | undefined;

  constructor(private readonly options: OutboxRelayOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Looks for messages now instead of at the next poll. */
  wake(): void {
    this.wakeUp?.();
  }

  /** Lets the messages at work finish, takes no more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp?.();
    await this.running;
  }

  /** Takes one batch and carries it out. Answers how many messages it had. */
  async runOnce(): Promise<number> {
    const { database, handlers, batchSize = 20, handlerMs = 30_000 } = this.options;
    const kinds = Object.keys(handlers);
    if (kinds.length === 0) return 0;
    const messages = await database.inHotTransaction((tx) => claimMessages(tx, kinds, batchSize, 2 * handlerMs));
    await Promise.all(messages.map((message) => this.carryOut(message)));
    return messages.length;
  }

  private async run(): Promise<void> {
    const { pollMs = 500, batchSize = 20 } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let taken = 0;
      let pauseMs = pollMs;
      try {
        taken = await this.runOnce();
      } catch (error) {
        this.options.onError(error as Error, "reading the outbox");
        pauseMs = 10 * pollMs;
      }
      if (taken === batchSize || signal.aborted) continue;
      const woken = new Promise<void>((resolve) => {
        this.wakeUp = resolve;
      });
      await Promise.race([sleep(pauseMs, undefined, { ref: false }), woken]);
    }
  }

  private async carryOut(message: ClaimedMessage): Promise<void> {
    const { database, handlers, handlerMs = 30_000, mostAttempts = 12, firstPauseMs = 1_000 } = this.options;
    const timeout = AbortSignal.timeout(handlerMs);
    try {
      const handled = handlers[message.kind]!(message, timeout);
      await Promise.race([handled, rejectWhenAborted(timeout)]);
      await database.inHotTransaction((tx) => finishMessage(tx, message.id));
    } catch (error) {
      const last = message.attempts >= mostAttempts;
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (message.attempts - 1));
      const text = String((error as Error)?.message ?? error).slice(0, longestErrorText);
      this.options.onError(error as Error, `outbox message ${message.id} (${message.kind}), try ${message.attempts}`);
      await database
        .inHotTransaction((tx) => failMessage(tx, message.id, text, pauseMs, last))
        // Not even noted: it becomes due again when its lease ends.
        .catch((noting: Error) => this.options.onError(noting, "noting a failed outbox message"));
    }
  }
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("took too long")), { once: true });
  });
}
