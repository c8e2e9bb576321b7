import type { SeatMapDocument, SeatMapGeometry } from "@parterre/seat-map";
import type { FastifyInstance } from "fastify";
import { validate as isUuid } from "uuid";
import type { Actor, Identity } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import { CompareVersionsResolver } from "./compare-versions.resolver.ts";
import { createVenue, type NewVenue } from "./create-venue.ts";
import { type DrawnZones, DrawnZonesCache } from "./drawn-zones.ts";
import { GeometryCache } from "./geometry-cache.ts";
import { IdentifiedGeometries } from "./identified-geometry.ts";
import {
  type ImportSeatMapOutcome,
  importSeatMap,
  type SaveDraftOutcome,
  type SeatMapFile,
  saveDraft,
} from "./import-seat-map.ts";
import { registerPictureRoutes } from "./pictures.routes.ts";
import { type PublishSeatMapOutcome, publishSeatMap } from "./publish-seat-map.ts";
import { SeatMapFilesResolver } from "./seat-map-files.resolver.ts";
import type { VersionBlock } from "./seat-map-version.entity.ts";
import { SeatNotes } from "./seat-notes.ts";
import { findNewestVersion, findSeatMapsByIds, findVersionsByIds } from "./venue.store.ts";
import type { SeatMapVersionType, VenueType } from "./venue.type.ts";
import { VenueLoaders } from "./venue-loaders.ts";
import { SeatMapDraftResolver, SeatMapResolver, SeatMapVersionResolver, VenueResolver } from "./venues.resolver.ts";
import { registerVenueRoutes } from "./venues.routes.ts";

export { SeatPlaceType, toSeatPlaceType } from "./compare-versions.type.ts";
export type { DrawnZones } from "./drawn-zones.ts";
export { venueEntities } from "./entities.ts";
export type { ImportSeatMapOutcome, SeatMapFile } from "./import-seat-map.ts";
export type { PublishSeatMapOutcome } from "./publish-seat-map.ts";
export type { VersionBlock } from "./seat-map-version.entity.ts";
export { SeatMapVersionType, VenueType } from "./venue.type.ts";

/** A published version as other slices see it. */
export interface PublishedSeatMap {
  readonly versionId: string;
  readonly seatMapId: string;
  readonly venueId: string;
  readonly seatCount: number;
  /** By block index. */
  readonly blocks: readonly VersionBlock[];
}

export interface Venues {
  createVenue(actor: Actor, venue: NewVenue): Promise<{ readonly id: string }>;
  importSeatMap(actor: Actor, file: SeatMapFile): Promise<ImportSeatMapOutcome>;
  /** The same for a document that is known to be right (made by our own generators). */
  saveDraft(actor: Actor, venueId: string, name: string, document: SeatMapDocument): Promise<SaveDraftOutcome>;
  publishSeatMap(actor: Actor, seatMapId: string): Promise<PublishSeatMapOutcome>;
  /** The decoded geometry of a published version, from memory when it is in demand. Throws when there is none. */
  geometryOf(versionId: string): Promise<SeatMapGeometry>;
  /** The same with its seats' identities: what tells the seats of two versions of a map apart. */
  identifiedGeometryOf(versionId: string): Promise<SeatMapGeometry>;
  findPublished(tx: EntityTransaction, versionId: string): Promise<PublishedSeatMap | null>;
  /** What price zones the map's own categories come to; null when there is no such version. Not for hot paths. */
  drawnZonesOf(versionId: string): Promise<DrawnZones | null>;
  /** The newest published version of a venue's seat map, found by their English and plain names; null before any. */
  findNewestVersion(tx: EntityTransaction, venueNameEn: string, plan: string): Promise<string | null>;
  loadVenue(loaders: LoaderCache, id: string): Promise<VenueType | null>;
  loadVersion(loaders: LoaderCache, id: string): Promise<SeatMapVersionType | null>;
  /** Registers `/seat-maps/…` and `/pictures/…`. */
  routes(server: FastifyInstance): Promise<void>;
  readonly resolvers: readonly object[];
}

export interface VenuesDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "actorOfRequest" | "loadStaffMember">;
}

export function createVenues({ database, identity }: VenuesDependencies): Venues {
  const loaders = new VenueLoaders(database);
  const geometries = new GeometryCache(database);
  const identified = new IdentifiedGeometries(database, geometries);
  const zones = new DrawnZonesCache(database);
  return {
    createVenue: (actor, venue) => createVenue(database, actor, venue),
    importSeatMap: (actor, file) => importSeatMap(database, actor, file),
    saveDraft: (actor, venueId, name, document) => saveDraft(database, actor, venueId, name, document, []),
    publishSeatMap: (actor, seatMapId) => publishSeatMap(database, actor, seatMapId),
    geometryOf: (versionId) => geometries.geometry(versionId),
    identifiedGeometryOf: (versionId) => identified.geometry(versionId),
    findPublished,
    drawnZonesOf: (versionId) => zones.of(versionId),
    findNewestVersion,
    loadVenue: (cache, id) => loaders.venue(cache, id),
    loadVersion: (cache, id) => loaders.version(cache, id),
    routes: async (server) => {
      registerVenueRoutes(server, database, identity, geometries);
      await registerPictureRoutes(server, database, identity);
    },
    resolvers: [
      new VenueResolver(database, loaders),
      new SeatMapResolver(database, loaders),
      new SeatMapDraftResolver(identity),
      new SeatMapVersionResolver(loaders, new SeatNotes(database, identified)),
      new CompareVersionsResolver(database, identified),
      new SeatMapFilesResolver(database),
    ],
  };
}

async function findPublished(tx: EntityTransaction, versionId: string): Promise<PublishedSeatMap | null> {
  if (!isUuid(versionId)) return null;
  const [version] = await findVersionsByIds(tx, [versionId]);
  if (!version) return null;
  const [seatMap] = await findSeatMapsByIds(tx, [version.seatMapId]);
  if (!seatMap) return null;
  return {
    versionId,
    seatMapId: seatMap.id,
    venueId: seatMap.venueId,
    seatCount: version.seatCount,
    blocks: version.blocks,
  };
}
