import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { GraphQLError } from "graphql";
import { entities, migrations } from "./composition-database.ts";
import { createSlices, type Slices } from "./composition-slices.ts";
import type { Config } from "./config.ts";
import { authChecker, type RequestContext } from "./identity/index.ts";
import { Database, statement } from "./platform/database/index.ts";
import { buildApiSchema, GraphQLEngine, LoaderCache } from "./platform/graphql/index.ts";
import { createHttpServer, serveApps, serveGraphQL, serveHealth } from "./platform/http/index.ts";
import { countMessages, forgetMessages, OutboxRelay, PeriodicJobs } from "./platform/jobs/index.ts";
import { FrameBroadcaster, LiveSockets, serveSockets } from "./platform/live/index.ts";
import type { Logger } from "./platform/log/index.ts";
import { Metrics } from "./platform/metrics/index.ts";
import { requestContext, socketContext, stillSignedIn } from "./request-contexts.ts";

/** A seat plan of a stadium is a few megabytes of JSON. */
const mostBodyBytes = 32 * 1024 * 1024;
const mostAnonymousBytes = 256 * 1024;
const outboxKeptMs = 7 * 24 * 60 * 60_000;
const ping = statement<{ ok: number }>("platform.ping", "SELECT 1 AS ok");

/** A running server, whole: what `main` starts and tests drive. */
export interface Application {
  readonly http: FastifyInstance;
  readonly database: Database;
  readonly slices: Slices;
  /** Begins to serve; answers the address, with the port that was taken. */
  listen(): Promise<string>;
  /** Answers what was asked, then ends everything. Idempotent. */
  close(): Promise<void>;
}

/** Joins platform and slices on a PostgreSQL that is there. Migrates it. Listens when told to. */
export async function createApplication(config: Config, databaseUrl: string, log: Logger): Promise<Application> {
  const onError = (error: unknown, doing: string) => log.error({ err: error }, doing);
  const metrics = new Metrics();
  let closing: Promise<void> | undefined;
  const database = await Database.connect({
    url: databaseUrl,
    poolSize: config.databasePoolSize,
    hotPoolSize: config.hotPoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    entities,
    migrations,
    onConnectionError: (error) => {
      // Connections being closed may still be told that PostgreSQL stops.
      if (!closing) log.warn(`a database connection broke: ${error.message}`);
    },
  });
  const migrated = await database.migrate();
  if (migrated.length > 0) log.info({ migrated }, "the tables were brought up to date");

  const slices = createSlices({ config, database, metrics, onError });
  if (config.demo && (await slices.demo.seed())) log.info("the demo's houses, events and sign-ins are there");
  if (config.firstAdmin && (await slices.identity.enrolFirstAdmin(config.firstAdmin))) {
    log.info("the first administrator's sign-in was made");
  }
  const schema = buildApiSchema<RequestContext>({ resolvers: slices.resolvers, authChecker });
  const engine = await GraphQLEngine.start<RequestContext>({
    schema,
    production: config.production,
    onUnexpectedError: ({ error, path }, requestId) => log.error({ err: error, path, requestId }, "unexpected error"),
  });

  const http = await createHttpServer({ log, metrics, trustProxy: config.trustProxy, mostBodyBytes });
  const { identity, placeOf } = slices;
  const signIn = { identity, placeOf, trustProxy: config.trustProxy };
  serveGraphQL(http, {
    engine,
    contextOf: (request, reply) => requestContext(signIn, request, reply),
    landingPage: !config.production,
    mostAnonymousBytes,
  });
  for (const routes of slices.routes) await routes(http);

  const broadcaster = new FrameBroadcaster({
    schema,
    source: slices.liveSource,
    url: config.liveDatabaseUrl ?? databaseUrl,
    primaryUrl: databaseUrl,
    frameContext: (context) => ({ ...context, loaders: new LoaderCache() }),
    outward: (error: GraphQLError) => engine.outward(error, { requestId: "live" }),
    onError,
  });
  slices.inventory.followLive(broadcaster.liveStates);
  const sockets = new LiveSockets<RequestContext>({
    schema,
    documents: engine.documents,
    broadcaster,
    topics: slices.liveTopics,
    contextOf: (request) => socketContext(signIn, request),
    stillValid: (context, request) => stillSignedIn(signIn, context, request),
    mostSockets: config.maxSockets,
    onError,
  });
  const printerDoor = slices.boxOffice.printerDoor((request) => socketContext(signIn, request), onError);
  const otherOrigins = config.publicOrigin === undefined ? [] : [new URL(config.publicOrigin).origin];
  serveSockets(http.server, [sockets, printerDoor], otherOrigins);

  const relay = new OutboxRelay({ database, handlers: slices.outboxHandlers, onError });
  const jobs = new PeriodicJobs(database, onError);

  // A connection that is told to end is not reused for a request that would meet a closed door.
  http.addHook("onSend", async (_, reply) => {
    if (closing) reply.header("connection", "close");
  });
  serveHealth(http, {
    metrics,
    obstacles: async () => {
      const found: Record<string, string> = {};
      if (closing) found.process = "closing";
      await database.queryHot(ping, []).catch((error: Error) => {
        found.database = error.message;
      });
      if (!broadcaster.stats().running) found.live = "the stream of changes does not run";
      return found;
    },
  });
  if (config.appsDirectory !== undefined) {
    const dist = (app: string) => resolve(join(config.appsDirectory!, app, "dist"));
    await serveApps(http, [
      { path: "/counter/", directory: dist("web-counter") },
      { path: "/admin/", directory: dist("web-admin") },
      { path: "/", directory: dist("web-shop") },
    ]);
  }
  registerFigures(metrics, database, broadcaster, sockets);

  return {
    http,
    database,
    slices,
    listen: async () => {
      broadcaster.start();
      relay.start();
      jobs.start([
        ...slices.jobs,
        {
          name: "outbox.forget",
          everyMs: 3_600_000,
          run: () => database.inHotTransaction((tx) => forgetMessages(tx, outboxKeptMs, 5_000)),
        },
      ]);
      await http.listen({ host: config.host, port: config.port });
      const { port } = http.server.address() as AddressInfo;
      return `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
    },
    close: () => {
      closing ??= (async () => {
        // Sockets first: they are the connections that never end by themselves.
        await Promise.all([sockets.close(), printerDoor.close(), sleep(config.drainMs)]);
        await http.close();
        await Promise.all([relay.stop(), jobs.stop(), broadcaster.stop()]);
        slices.close();
        await engine.stop();
        await database.close();
      })();
      return closing;
    },
  };
}

function registerFigures(
  metrics: Metrics,
  database: Database,
  broadcaster: FrameBroadcaster,
  sockets: LiveSockets<RequestContext>,
): void {
  metrics.gauge("parterre_watchers", "Subscriptions that look on something live.", () => broadcaster.stats().onlookers);
  metrics.gauge("parterre_sockets", "Open WebSocket connections.", () => sockets.socketCount);
  metrics.gauge("parterre_live_keys", "Performances held in memory.", () => broadcaster.stats().watchedKeys);
  metrics.gauge("parterre_live_frames", "Frames made since the start.", () => broadcaster.stats().frames);
  metrics.gauge(
    "parterre_live_deliveries",
    "Frames written to sockets since the start.",
    () => broadcaster.stats().deliveries,
  );
  metrics.gauge(
    "parterre_live_snapshots",
    "Snapshots written to sockets since the start.",
    () => broadcaster.stats().snapshots,
  );
  metrics.gauge(
    "parterre_live_slow_sockets",
    "Times a socket was too slow for changes.",
    () => broadcaster.stats().slowSockets,
  );
  metrics.gauge(
    "parterre_live_lag_seconds",
    "From the last commit to its arrival.",
    () => broadcaster.stats().lagMs / 1000,
  );
  metrics.gauge("parterre_live_running", "1 while changes arrive.", () => (broadcaster.stats().running ? 1 : 0));
  const counted = async () => database.inHotTransaction(countMessages);
  metrics.gauge("parterre_outbox_waiting", "Messages to carry out.", async () => (await counted()).waiting);
  metrics.gauge("parterre_outbox_dead", "Messages that failed too often.", async () => (await counted()).dead);
  metrics.gauge(
    "parterre_outbox_oldest_seconds",
    "Age of the oldest waiting message.",
    async () => (await counted()).oldestMs / 1000,
  );
  metrics.gauge(
    "parterre_hot_pool_waiting",
    "Statements that wait for a hot connection.",
    () => database.hotPoolWaiting,
  );
}
