import type { RequestContext } from "../identity/index.ts";
import type { PerformanceType } from "../programme/index.ts";
import type { ContingencyTools } from "./contingency-tools.ts";

/** The performance that something here is about. */
export async function performanceOf(
  { programme }: Pick<ContingencyTools, "programme">,
  { loaders }: RequestContext,
  id: number,
): Promise<PerformanceType> {
  const performance = await programme.loadPerformance(loaders, id);
  if (!performance) throw new Error(`performance ${id} is missing`);
  return performance;
}
