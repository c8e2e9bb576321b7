import type { FastifyInstance } from "fastify";
import { createChannels } from "./channels/index.ts";
import type { Config } from "./config.ts";
import { createIdentity, type Identity, type RequestContext } from "./identity/index.ts";
import type { Database } from "./platform/database/index.ts";
import type { OutboxHandler, PeriodicJob } from "./platform/jobs/index.ts";
import type { LiveSource, LiveTopic } from "./platform/live/index.ts";
import type { Metrics } from "./platform/metrics/index.ts";
import { createVenues } from "./venues/index.ts";

export interface SliceDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly metrics: Metrics;
}

/** The slices, made and joined, as the platform serves them. */
export interface Slices {
  readonly identity: Identity;
  readonly resolvers: readonly object[];
  /** Registered one after another; each adds its own addresses. */
  readonly routes: readonly ((server: FastifyInstance) => Promise<void>)[];
  readonly liveSource: LiveSource;
  readonly liveTopics: readonly LiveTopic<RequestContext>[];
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly jobs: readonly PeriodicJob[];
}

/** Makes every slice with what it needs of those below it. Nothing is started here. */
export function createSlices({ database }: SliceDependencies): Slices {
  const identity = createIdentity({ database });
  const channels = createChannels({ database });
  const venues = createVenues({ database, identity });
  return {
    identity,
    resolvers: [...identity.resolvers, ...channels.resolvers, ...venues.resolvers],
    routes: [venues.routes],
    liveSource: { publication: "parterre_live", decode: () => null, load: async () => new Uint8Array() },
    liveTopics: [],
    outboxHandlers: {},
    jobs: [],
  };
}
