import type { FastifyInstance } from "fastify";
import { createChannels } from "./channels/index.ts";
import type { Config } from "./config.ts";
import { createDemo, type Demo } from "./demo/index.ts";
import { createIdentity, type Identity, type RequestContext } from "./identity/index.ts";
import { createInventory, type Inventory } from "./inventory/index.ts";
import type { Database } from "./platform/database/index.ts";
import type { OutboxHandler, PeriodicJob } from "./platform/jobs/index.ts";
import type { LiveSource, LiveTopic } from "./platform/live/index.ts";
import type { Metrics } from "./platform/metrics/index.ts";
import { createProgramme } from "./programme/index.ts";
import { createVenues } from "./venues/index.ts";

export interface SliceDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly metrics: Metrics;
}

/** The slices, made and joined, as the platform serves them. */
export interface Slices {
  readonly identity: Identity;
  readonly inventory: Inventory;
  readonly demo: Demo;
  readonly resolvers: readonly object[];
  /** Registered one after another; each adds its own addresses. */
  readonly routes: readonly ((server: FastifyInstance) => Promise<void>)[];
  readonly liveSource: LiveSource;
  readonly liveTopics: readonly LiveTopic<RequestContext>[];
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly jobs: readonly PeriodicJob[];
  /** Gives free what the slices hold in memory. */
  close(): void;
}

/** Makes every slice with what it needs of those below it. Nothing is started here. */
export function createSlices({ config, database, metrics }: SliceDependencies): Slices {
  const identity = createIdentity({ database });
  const channels = createChannels({ database });
  const venues = createVenues({ database, identity });
  const programme = createProgramme({ database, channels, venues });
  const inventory = createInventory({
    database,
    channels,
    venues,
    programme,
    metrics,
    policy: { holdMs: config.holdMs, latestMs: 3 * config.holdMs, paymentMs: 1.5 * config.holdMs },
  });
  const slices = [identity, channels, venues, programme, inventory];
  return {
    identity,
    inventory,
    demo: createDemo({ database, identity, venues, programme, inventory }),
    resolvers: slices.flatMap((slice) => slice.resolvers),
    routes: [venues.routes, programme.routes],
    liveSource: inventory.liveSource,
    liveTopics: inventory.liveTopics,
    outboxHandlers: {},
    jobs: inventory.jobs,
    close: () => inventory.close(),
  };
}
