import { compileSeatMap, type SeatMapDocument, type SeatMapGeometry } from "@parterre/seat-map";
import type { Database } from "../platform/database/index.ts";
import type { GeometryCache } from "./geometry-cache.ts";
import { findVersionDocument } from "./venue.store.ts";

/** Comparing two versions looks at two; a few more for the people who work side by side. */
const mostVersions = 6;

/**
 * Published geometries with their seats' identities, which never go over the wire. A version keeps the document it was
 * compiled from, and the same document always compiles to the same ordinals, so the identities are read from it.
 */
export class IdentifiedGeometries {
  private readonly known = new Map<string, Promise<SeatMapGeometry>>();

  constructor(
    private readonly database: Database,
    private readonly published: Pick<GeometryCache, "geometry">,
  ) {}

  /** Throws when there is no such version: ids come from our own rows. */
  async geometry(versionId: string): Promise<SeatMapGeometry> {
    const identified = this.known.get(versionId) ?? this.load(versionId);
    this.known.delete(versionId);
    this.known.set(versionId, identified);
    identified.catch(() => this.known.delete(versionId));
    for (const eldest of this.known.keys()) {
      if (this.known.size <= mostVersions) break;
      this.known.delete(eldest);
    }
    return identified;
  }

  private async load(versionId: string): Promise<SeatMapGeometry> {
    const geometry = await this.published.geometry(versionId);
    const document = await this.database.read((tx) => findVersionDocument(tx, versionId));
    if (!document) throw new Error(`there is no seat map version ${versionId}`);
    return { ...geometry, seatIds: identitiesFor(geometry, document, versionId) };
  }
}

/** The published ordinals are the truth that seats were sold by; a compiler that numbers otherwise must not guess. */
function identitiesFor(published: SeatMapGeometry, document: SeatMapDocument, versionId: string): readonly string[] {
  const compiled = compileSeatMap(document);
  const agrees =
    compiled.seatCount === published.seatCount &&
    compiled.labels.every((label, ordinal) => label === published.labels[ordinal]) &&
    compiled.x.every((x, ordinal) => x === published.x[ordinal] && compiled.y[ordinal] === published.y[ordinal]);
  if (!agrees) throw new Error(`seat map version ${versionId} was numbered by other rules than today's`);
  return compiled.seatIds;
}
