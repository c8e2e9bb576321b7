import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { planningRefusal } from "./performance.rules.ts";
import { planPerformance } from "./plan-performance.ts";
import { replaceWindows } from "./price-list.store.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";
import { type NewSalesWindow, readSalesWindows } from "./sales-windows.rules.ts";

/** Replaces all sales windows; a channel left out may no longer sell. */
export async function setSalesWindows(
  database: Database,
  channels: Channels,
  actor: Actor,
  input: { readonly performanceId: string; readonly windows: readonly NewSalesWindow[] },
): Promise<Performance | Refused> {
  const known = await channels.all();
  return planPerformance(database, actor, input.performanceId, "performance.set-windows", async (tx, performance) => {
    const refused = planningRefusal(performance.state);
    if (refused) return refused;
    const windows = readSalesWindows(input.windows, new Map(known.map((channel) => [channel.code, channel.id])));
    if (isRefused(windows)) return windows;
    await replaceWindows(tx, performance.id, windows);
    return { windows: input.windows };
  });
}
