import DataLoader from "dataloader";
import type { RequestContext } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { findHoldsByCarts, type Hold } from "./hold.store.ts";

const key = Symbol("holds by cart");

/** The live holds of carts, batched over a request. */
export class CartLoader {
  constructor(private readonly database: Database) {}

  holdsOf(context: RequestContext, cartKey: string): Promise<readonly Hold[]> {
    return this.loader(context).load(cartKey);
  }

  /** After a change, so that the answer shows it. */
  forget(context: RequestContext, cartKey: string): void {
    this.loader(context).clear(cartKey);
  }

  private loader(context: RequestContext): DataLoader<string, readonly Hold[]> {
    return context.loaders.get<string, readonly Hold[]>(
      key,
      () =>
        new DataLoader(async (cartKeys) => {
          const holds = await findHoldsByCarts(
            (statement, values) => this.database.queryHot(statement, values),
            cartKeys,
          );
          return cartKeys.map((cartKey) => holds.filter((hold) => hold.cartKey === cartKey));
        }),
    );
  }
}
