import type { EntityTransaction } from "../platform/database/index.ts";
import { SalesChannel } from "./sales-channel.entity.ts";

/** All channels in the order of lists. There are a handful. */
export function findChannels(tx: EntityTransaction): Promise<SalesChannel[]> {
  return tx.manager.find(SalesChannel, { order: { position: "ASC" } });
}
