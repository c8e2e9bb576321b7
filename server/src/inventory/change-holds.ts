import type { Database } from "../platform/database/index.ts";
import { extendHolds, releaseHold } from "./hold.store.ts";
import type { HoldPolicy } from "./hold-policy.ts";

/** What a buyer may do with holds he has. Each is one statement, and like holding it may be lost in a crash. */
export class ChangeHolds {
  constructor(
    private readonly database: Database,
    private readonly policy: HoldPolicy,
  ) {}

  /** Full time from now for every live hold of the cart. False when there is none. */
  async extend(cartKey: string): Promise<boolean> {
    return (await extendHolds(this.relaxed, cartKey, this.policy.holdMs)).length > 0;
  }

  /** Gives seats of a hold back: those named, or all (null). False when the cart has no such live hold. */
  async release(cartKey: string, holdId: string, ordinals: readonly number[] | null): Promise<boolean> {
    return releaseHold(this.relaxed, cartKey, holdId, ordinals);
  }

  private readonly relaxed = {
    query: <Row>(statement: Parameters<Database["queryHot"]>[0], values: readonly unknown[]) =>
      this.database.queryHot(statement, values, { synchronousCommit: "off" }) as Promise<Row[]>,
  };
}
