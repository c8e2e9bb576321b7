import type { Channels } from "../channels/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import { ReportsResolver } from "./reports.resolver.ts";
import { salesReport } from "./sales-report.ts";
import type { SalesReportType } from "./sales-report.type.ts";

export interface Reports {
  /** Null when there is no such performance. */
  salesReport(performanceId: number): Promise<SalesReportType | null>;
  readonly resolvers: readonly object[];
}

export interface ReportsDependencies {
  readonly database: Database;
  readonly programme: Pick<Programme, "currentSellingFacts" | "loadPerformance">;
  readonly channels: Channels;
}

/** Read-only: money from the journal, seats as they are. */
export function createReports(dependencies: ReportsDependencies): Reports {
  const report = (performanceId: number) => salesReport(dependencies, performanceId);
  return { salesReport: report, resolvers: [new ReportsResolver(report, dependencies.programme)] };
}
