import type { Channels } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Sales } from "../sales/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { Venues } from "../venues/index.ts";
import { CounterFieldsResolver, CountersResolver, PrinterFieldsResolver } from "./counters.resolver.ts";
import { PrintsResolver, TicketPaperResolver } from "./prints.resolver.ts";
import { TemplatesResolver } from "./templates.resolver.ts";

export interface BoxOffice {
  readonly resolvers: readonly object[];
}

export interface BoxOfficeDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "useApproval">;
  readonly channels: Pick<Channels, "byCode">;
  readonly venues: Pick<Venues, "loadVenue">;
  readonly sales: Pick<Sales, "findOrder">;
  readonly tickets: Pick<Tickets, "beginReissue">;
}

/** Counters, printers, what went to paper, and the paper itself. */
export function createBoxOffice(dependencies: BoxOfficeDependencies): BoxOffice {
  const { database, channels, venues, sales } = dependencies;
  return {
    resolvers: [
      new CountersResolver(dependencies),
      new CounterFieldsResolver(database, venues, channels),
      new PrinterFieldsResolver(database),
      new PrintsResolver(dependencies, sales),
      new TicketPaperResolver(database),
      new TemplatesResolver(dependencies),
    ],
  };
}
