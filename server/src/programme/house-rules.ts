import type { Database, Transaction } from "../platform/database/index.ts";
import type { HouseRules } from "./house-rules.rules.ts";
import { loadHouseRules } from "./house-rules.store.ts";

/** How long another process may go on selling by what was changed here. */
const mostAgeMs = 1000;

interface Remembered {
  readonly loadedAtMs: number;
  readonly rules: Promise<HouseRules>;
  /** The same once they are there. */
  read?: HouseRules;
}

/** What the house sells by, read again at most once a second. */
export class HouseRulesCache {
  private remembered: Remembered | null = null;

  constructor(private readonly database: Database) {}

  /** Rules no older than a second. */
  recent(): Promise<HouseRules> {
    const known = this.young();
    if (known) return known.rules;
    return this.remember(loadHouseRules({ query: (text, values) => this.database.queryHot(text, values) })).rules;
  }

  /** The same for who has a transaction open: see `SellingFactsCache.recentWithin`. */
  async recentWithin(tx: Transaction): Promise<HouseRules> {
    const known = this.young()?.read;
    if (known) return known;
    const rules = await loadHouseRules(tx);
    this.remember(Promise.resolve(rules)).read = rules;
    return rules;
  }

  /** Called after a change committed in this process. */
  forget(): void {
    this.remembered = null;
  }

  private young(): Remembered | null {
    const known = this.remembered;
    return known && performance.now() - known.loadedAtMs < mostAgeMs ? known : null;
  }

  private remember(rules: Promise<HouseRules>): Remembered {
    const remembered: Remembered = { loadedAtMs: performance.now(), rules };
    this.remembered = remembered;
    rules.then(
      (read) => {
        remembered.read = read;
      },
      () => this.forget(),
    );
    return remembered;
  }
}
