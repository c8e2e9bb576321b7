import type { Channels } from "../channels/index.ts";
import type { Database, Transaction } from "../platform/database/index.ts";
import type { SellingFacts } from "./selling-facts.rules.ts";
import { loadSellingFacts } from "./selling-facts.store.ts";

/** How long another process may go on selling after this one closed sales. */
const mostAgeMs = 1000;
const mostPerformances = 200;

interface Remembered {
  readonly loadedAtMs: number;
  readonly facts: Promise<SellingFacts | null>;
}

/** Selling facts of the performances in demand, read again at most once a second for each. */
export class SellingFactsCache {
  private readonly remembered = new Map<number, Remembered>();

  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
  ) {}

  /** Facts no older than a second; null when there is no such performance. */
  async recent(performanceId: number): Promise<SellingFacts | null> {
    const known = this.remembered.get(performanceId);
    if (known && performance.now() - known.loadedAtMs < mostAgeMs) return known.facts;
    const facts = this.read(performanceId);
    this.remembered.delete(performanceId);
    this.remembered.set(performanceId, { loadedAtMs: performance.now(), facts });
    facts.catch(() => this.forget(performanceId));
    for (const eldest of this.remembered.keys()) {
      if (this.remembered.size <= mostPerformances) break;
      this.remembered.delete(eldest);
    }
    return facts;
  }

  /** Facts as the transaction sees them. */
  async current(tx: Transaction, performanceId: number): Promise<SellingFacts | null> {
    return loadSellingFacts(tx, performanceId, await this.channelCodes());
  }

  /** Called after a change committed in this process. */
  forget(performanceId: number): void {
    this.remembered.delete(performanceId);
  }

  private async read(performanceId: number): Promise<SellingFacts | null> {
    const codes = await this.channelCodes();
    return loadSellingFacts(
      { query: (statement, values) => this.database.queryHot(statement, values) },
      performanceId,
      codes,
    );
  }

  private async channelCodes(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.channels.all()).map((channel) => [channel.id, channel.code]));
  }
}
