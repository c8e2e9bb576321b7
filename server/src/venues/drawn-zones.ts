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

/** A season is planned on a few maps: those are not compiled again for each of its performances. */
const mostKept = 8;

/** Reads them from the version's document, where the seats' identities are. Versions never change. */
export class DrawnZonesCache {
  readonly #kept = new Map<string, DrawnZones>();

  constructor(private readonly database: Database) {}

  /** Some hundred milliseconds for a stadium that is new here, so outside of any transaction. Null: no such version. */
  async of(versionId: string): Promise<DrawnZones | null> {
    const known = this.#kept.get(versionId) ?? (await this.#read(versionId));
    if (!known) return null;
    this.#kept.delete(versionId);
    this.#kept.set(versionId, known);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return known;
  }

  async #read(versionId: string): Promise<DrawnZones | null> {
    if (!isUuid(versionId)) return null;
    const document = await this.database.read((tx) => findVersionDocument(tx, versionId));
    if (!document) return null;
    // Without categories there is nothing to compile for.
    if (document.categories.length === 0) return { zones: [], zoneOf: new Uint8Array() };
    return drawnZones(document, compileSeatMap(document));
  }
}
