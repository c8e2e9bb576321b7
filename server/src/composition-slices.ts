import type { FastifyInstance } from "fastify";
import { type BoxOffice, createBoxOffice, PermittedPrinters, tills } from "./box-office/index.ts";
import { createChannels } from "./channels/index.ts";
import { type Config, ConfigError } from "./config.ts";
import { createContingency } from "./contingency/index.ts";
import { createCustomers } from "./customers/index.ts";
import { createDemo, type Demo } from "./demo/index.ts";
import { createIdentity, type Identity, type RequestContext, type StaffPlace } from "./identity/index.ts";
import { createInventory, type Inventory } from "./inventory/index.ts";
import { createMapChanges } from "./map-changes/index.ts";
import { createMessages } from "./messages/index.ts";
import { createPayments } from "./payments/index.ts";
import type { Database } from "./platform/database/index.ts";
import type { OutboxHandler, PeriodicJob } from "./platform/jobs/index.ts";
import { joinSources, type LiveSource, type LiveTopic } from "./platform/live/index.ts";
import type { Metrics } from "./platform/metrics/index.ts";
import { createProgramme } from "./programme/index.ts";
import { createReports } from "./reports/index.ts";
import { createSales } from "./sales/index.ts";
import { createTickets } from "./tickets/index.ts";
import { createVenues } from "./venues/index.ts";

export interface SliceDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly metrics: Metrics;
  /** Told about things that a person should look at. */
  readonly onError: (error: Error, doing: string) => void;
}

/** The slices, made and joined, as the platform serves them. */
export interface Slices {
  readonly identity: Identity;
  readonly inventory: Inventory;
  readonly boxOffice: BoxOffice;
  readonly demo: Demo;
  /** The counter where a member of staff has a shift open; null: none is. */
  readonly placeOf: (staffId: string) => Promise<StaffPlace | null>;
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
export function createSlices({ config, database, metrics, onError }: SliceDependencies): Slices {
  const identity = createIdentity({ database });
  const channels = createChannels({ database });
  const venues = createVenues({ database, identity });
  const programme = createProgramme({ database, channels, venues });
  const messages = createMessages({ database, mail: config.mail, metrics, onTrouble: onError });
  const inventory = createInventory({
    database,
    identity,
    channels,
    venues,
    programme,
    messages,
    metrics,
    publicOrigin: config.publicOrigin,
    policy: { holdMs: config.holdMs, latestMs: 3 * config.holdMs, paymentMs: 1.5 * config.holdMs },
  });
  const tickets = createTickets({ database, programme, signingKey: config.ticketSigningKey });
  const payments = createPayments({ database, settings: config.payments, publicOrigin: config.publicOrigin });
  const sales = createSales({
    database,
    identity,
    channels,
    venues,
    programme,
    inventory,
    messages,
    tickets: tickets.issuer,
    tills,
    providers: payments.providers,
    metrics,
    onTrouble: onError,
    publicOrigin: config.publicOrigin,
  });
  const mapChanges = createMapChanges({ database, identity, venues, programme, inventory, sales, tickets });
  const boxOffice = createBoxOffice({
    ...{ database, identity, channels, venues, sales, tickets },
    permittedPrinters: permittedPrinters(config),
  });
  const contingency = createContingency({
    ...{ database, identity, channels, venues, programme, inventory, sales, tills, tickets },
    packs: config.backupPacks,
  });
  const customers = createCustomers({ database, identity, messages, inventory, sales });
  const reports = createReports({ database, identity, programme, channels });
  const slices = [
    identity,
    channels,
    venues,
    programme,
    messages,
    inventory,
    sales,
    mapChanges,
    boxOffice,
    contingency,
    customers,
    reports,
  ];
  return {
    identity,
    inventory,
    boxOffice,
    placeOf: boxOffice.placeOf,
    demo: createDemo({ database, identity, venues, programme, inventory, sales, boxOffice }),
    resolvers: [...slices.flatMap((slice) => slice.resolvers), ...tickets.resolversWith(sales)],
    routes: [
      venues.routes,
      programme.routes,
      payments.routes,
      sales.routes,
      tickets.routes,
      contingency.routes,
      reports.routes,
    ],
    liveSource: joinSources(inventory.liveSource, ...boxOffice.liveSources),
    liveTopics: [...inventory.liveTopics, ...boxOffice.liveTopics],
    outboxHandlers: { ...inventory.outboxHandlers, ...payments.outboxHandlers, ...sales.outboxHandlers },
    jobs: [...identity.jobs, ...messages.jobs, ...inventory.jobs, ...sales.jobs, ...contingency.jobs],
    close: () => {
      inventory.close();
      messages.close();
    },
  };
}

/** Throws `ConfigError` for a list that cannot be read, or that leaves the house's own network. */
function permittedPrinters({ networkPrinters }: Config): PermittedPrinters {
  try {
    return PermittedPrinters.read(networkPrinters);
  } catch (error) {
    throw new ConfigError(`The environment cannot be used.\nNETWORK_PRINTERS: ${(error as Error).message}`);
  }
}
