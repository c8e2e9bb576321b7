import type { Messages } from "../../messages/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { OutboxHandler, PeriodicJob } from "../../platform/jobs/index.ts";
import type { Programme } from "../../programme/index.ts";
import type { CartLoader } from "../cart-loader.ts";
import { type JoinWaitingListCommand, type JoinWaitingListOutcome, joinWaitingList } from "./join-waiting-list.ts";
import { serveWaitingLists, waitingOffered } from "./offer-seats.ts";
import { tellOfOffer } from "./tell-waiting.ts";
import { leaveWaitingList, type TakeOfferOutcome, takeWaitingOffer } from "./use-waiting-entry.ts";
import { WaitingListFieldsResolver, WaitingResolver } from "./waiting.resolver.ts";
import type { WaitingRefusal } from "./waiting.rules.ts";
import { keepForWaitingList } from "./waiting.store.ts";
import { defaultWaitingTiming, type WaitingTiming, type WaitingTools, waitingChannel } from "./waiting-tools.ts";

export type { WaitingTiming };

/** What people do who wait for seats, and how they are served. */
export interface WaitingLists {
  joinWaitingList(command: JoinWaitingListCommand): Promise<JoinWaitingListOutcome>;
  leaveWaitingList(secret: string): Promise<{ readonly kind: "left" } | WaitingRefusal>;
  takeWaitingOffer(wish: { readonly secret: string; readonly cartKey: string }): Promise<TakeOfferOutcome>;
  /** Offers what is free to those who wait, on every list; runs by itself as a job. Answers how many offers were made. */
  serveWaitingLists(signal?: AbortSignal): Promise<number>;
  /** Keeps seats that the transaction has just freed for those who wait; where nobody does, nothing happens. */
  keepForWaiting(
    tx: Transaction,
    seats: readonly { readonly performanceId: number; readonly ordinal: number }[],
  ): Promise<void>;
}

export function createWaitingLists(
  dependencies: Omit<WaitingTools, "timing" | "messages" | "entryUrl" | "programme"> & {
    readonly programme: Pick<Programme, "sellingFacts" | "loadPerformance" | "loadZone">;
    readonly messages: Pick<Messages, "write">;
    readonly publicOrigin: string;
    readonly timing: Partial<WaitingTiming>;
  },
  carts: CartLoader,
): {
  readonly acts: WaitingLists;
  readonly jobs: readonly PeriodicJob[];
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly resolvers: readonly object[];
} {
  const { publicOrigin, ...rest } = dependencies;
  const timing = { ...defaultWaitingTiming, ...dependencies.timing };
  const tools: WaitingTools = { ...rest, timing, entryUrl: (secret) => `${publicOrigin}/waiting/${secret}` };
  return {
    acts: {
      joinWaitingList: (command) => joinWaitingList(tools, command),
      leaveWaitingList: (secret) => leaveWaitingList(tools, secret),
      takeWaitingOffer: (wish) => takeWaitingOffer(tools, wish),
      serveWaitingLists: (signal) => serveWaitingLists(tools, signal),
      keepForWaiting: async (tx, seats) => {
        const channelId = await tools.channelIdOf(waitingChannel);
        await keepForWaitingList(tx, seats, { channelId, keptMs: timing.keptMs });
      },
    },
    jobs: [
      {
        name: "inventory.serve-waiting-lists",
        everyMs: 1_000,
        // Each list is locked by itself, so several processes serve several lists.
        locksItself: true,
        run: (signal) => serveWaitingLists(tools, signal),
      },
    ],
    outboxHandlers: { [waitingOffered]: (message) => tellOfOffer(tools, message) },
    resolvers: [new WaitingResolver(tools, carts, dependencies.programme), new WaitingListFieldsResolver(tools)],
  };
}
