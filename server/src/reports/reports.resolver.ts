import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { PerformanceType, type Programme, performanceIdFrom } from "../programme/index.ts";
import { SalesReportType } from "./sales-report.type.ts";

@Resolver(() => SalesReportType)
export class ReportsResolver {
  constructor(
    private readonly report: (performanceId: number) => Promise<SalesReportType | null>,
    private readonly programme: Pick<Programme, "loadPerformance">,
  ) {}

  @Authorized("reports.read")
  @Query(() => SalesReportType, { description: "How a performance sells, per zone, channel and currency." })
  async salesReport(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
  ): Promise<SalesReportType> {
    const id = performanceIdFrom(performanceId);
    const report = id === null ? null : await this.report(id);
    if (report) return report;
    throw new GraphQLError("There is no such performance.", { extensions: { code: "NOT_FOUND" } });
  }

  @FieldResolver(() => PerformanceType, { description: "What it is about." })
  async performance(@Root() report: SalesReportType, @Ctx() { loaders }: RequestContext): Promise<PerformanceType> {
    const performance = await this.programme.loadPerformance(loaders, report.performanceId);
    if (!performance) throw new Error(`performance ${report.performanceId} of a report is missing`);
    return performance;
  }
}
