import { compareSeatMaps, compileSeatMap, type SeatMapComparison, type SeatMapGeometry } from "@parterre/seat-map";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import type { IdentifiedGeometries } from "./identified-geometry.ts";
import type { SeatMapVersion } from "./seat-map-version.entity.ts";
import { findDraft, findVersionsByIds } from "./venue.store.ts";

export interface ComparedSeatMaps {
  readonly kind: "compared";
  readonly from: SeatMapVersion;
  /** Null: the draft. */
  readonly to: SeatMapVersion | null;
  readonly before: SeatMapGeometry;
  readonly after: SeatMapGeometry;
  readonly comparison: SeatMapComparison;
}

export type CompareVersionsOutcome = ComparedSeatMaps | { readonly kind: "refused"; readonly reason: LocalisedText };

/** Compares a version with another one of its seat map, or (`toId` null) with the draft as it is now. */
export async function compareVersions(
  database: Database,
  geometries: IdentifiedGeometries,
  fromId: string,
  toId: string | null,
): Promise<CompareVersionsOutcome> {
  const ids = toId === null ? [fromId] : [fromId, toId];
  const versions = ids.every((id) => isUuid(id)) ? await database.read((tx) => findVersionsByIds(tx, ids)) : [];
  const from = versions.find(({ id }) => id === fromId);
  const to = versions.find(({ id }) => id === toId) ?? null;
  if (!from || (toId !== null && !to)) return refused("没有这个版本。", "There is no such version.");
  if (to && to.seatMapId !== from.seatMapId) {
    return refused("两个版本不属于同一张座位图。", "The two versions are not of the same seat map.");
  }
  const before = await geometries.geometry(from.id);
  let after: SeatMapGeometry;
  if (to) {
    after = await geometries.geometry(to.id);
  } else {
    const draft = await database.read((tx) => findDraft(tx, from.seatMapId));
    if (!draft) throw new Error(`the draft of seat map ${from.seatMapId} is missing`);
    after = compileSeatMap(draft);
  }
  return { kind: "compared", from, to, before, after, comparison: compareSeatMaps(before, after) };
}

function refused(zh: string, en: string): CompareVersionsOutcome {
  return { kind: "refused", reason: { zh, en } };
}
