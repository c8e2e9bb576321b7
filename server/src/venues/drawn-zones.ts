import { compileSeatMap, type DrawnZone, drawnZones } from "@parterre/seat-map";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { findVersionDocument } from "./venue.store.ts";

/** The price zones that the categories of a published map come to. */
export interface DrawnZones {
  readonly zones: readonly DrawnZone[];
  /** Index of the zone by ordinal, 255 for seats without a category. */
  readonly zoneOf: Uint8Array;
}

/**
 * Reads them from the version's document, where the seats' identities are; some hundred milliseconds for a stadium, so
 * outside of any transaction. Null: no such version.
 */
export async function drawnZonesOf(database: Database, versionId: string): Promise<DrawnZones | null> {
  const document = isUuid(versionId) ? await database.read((tx) => findVersionDocument(tx, versionId)) : null;
  if (!document) return null;
  // Without categories there is nothing to compile for.
  if (document.categories.length === 0) return { zones: [], zoneOf: new Uint8Array() };
  return drawnZones(document, compileSeatMap(document));
}
