import type { FastifyInstance } from "fastify";
import type { Channels } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import { ReportsResolver } from "./reports.resolver.ts";
import { registerReportRoutes } from "./reports.routes.ts";
import { SalesDeskResolver } from "./sales-desk.resolver.ts";
import { salesReport } from "./sales-report.ts";
import type { SalesReportType } from "./sales-report.type.ts";

export interface Reports {
  /** Null when there is no such performance. */
  salesReport(performanceId: number): Promise<SalesReportType | null>;
  /** Registers `GET /reports/…`: downloads. */
  routes(server: FastifyInstance): Promise<void>;
  readonly resolvers: readonly object[];
}

export interface ReportsDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "actorOfRequest">;
  readonly programme: Pick<Programme, "currentSellingFacts" | "loadPerformance">;
  readonly channels: Channels;
}

/** Read-only: money from the journal, seats as they are. */
export function createReports(dependencies: ReportsDependencies): Reports {
  const { database, identity, programme } = dependencies;
  const report = (performanceId: number) => salesReport(dependencies, performanceId);
  return {
    salesReport: report,
    routes: async (server) => registerReportRoutes(server, database, identity),
    resolvers: [new ReportsResolver(report, programme), new SalesDeskResolver(database)],
  };
}
