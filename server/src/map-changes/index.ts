import {
  type ChangePerformanceMapCommand,
  type ChangePerformanceMapOutcome,
  changePerformanceMap,
} from "./change-performance-map.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import { MapChangesResolver, OrderChangedSeatsResolver } from "./map-changes.resolver.ts";
import { type MapChangePreview, previewMapChange } from "./preview-map-change.ts";
import type { NotChangeable } from "./read-map-change.ts";

export { mapChangeEntities } from "./entities.ts";

export interface MapChanges {
  preview(performanceId: number, seatMapVersionId: string): Promise<MapChangePreview | NotChangeable>;
  change(command: ChangePerformanceMapCommand): Promise<ChangePerformanceMapOutcome>;
  readonly resolvers: readonly object[];
}

export function createMapChanges(tools: MapChangeTools): MapChanges {
  return {
    preview: (performanceId, seatMapVersionId) => previewMapChange(tools, performanceId, seatMapVersionId),
    change: (command) => changePerformanceMap(tools, command),
    resolvers: [new MapChangesResolver(tools), new OrderChangedSeatsResolver(tools)],
  };
}
