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
  /** The same once it is there; undefined while it is being read. */
  read?: SellingFacts | null;
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
    return (this.young(performanceId) ?? this.remember(performanceId, this.read(performanceId))).facts;
  }

  /**
   * The same for who has a transaction open: what has to be read is read through it. A sale must not wait for a second
   * connection while it keeps one, or enough sales at once would wait for each other.
   */
  async recentWithin(tx: Transaction, performanceId: number): Promise<SellingFacts | null> {
    const known = this.young(performanceId)?.read;
    if (known !== undefined) return known;
    const facts = await this.current(tx, performanceId);
    this.remember(performanceId, Promise.resolve(facts)).read = facts;
    return facts;
  }

  private young(performanceId: number): Remembered | null {
    const known = this.remembered.get(performanceId);
    return known && performance.now() - known.loadedAtMs < mostAgeMs ? known : null;
  }

  private remember(performanceId: number, facts: Promise<SellingFacts | null>): Remembered {
    const remembered: Remembered = { loadedAtMs: performance.now(), facts };
    this.remembered.delete(performanceId);
    this.remembered.set(performanceId, remembered);
    facts.then(
      (read) => {
        remembered.read = read;
      },
      () => this.forget(performanceId),
    );
    for (const eldest of this.remembered.keys()) {
      if (this.remembered.size <= mostPerformances) break;
      this.remembered.delete(eldest);
    }
    return remembered;
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
