import DataLoader from "dataloader";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import {
  findSeatMapsByIds,
  findSeatMapsOfVenues,
  findVenuesByIds,
  findVersionsByIds,
  findVersionsOfSeatMaps,
} from "./venue.store.ts";
import {
  type SeatMapType,
  type SeatMapVersionType,
  toSeatMapType,
  toSeatMapVersionType,
  toVenueType,
  type VenueType,
} from "./venue.type.ts";

/** Everything of venues that fields ask for, batched over one request: one statement per kind of question. */
export class VenueLoaders {
  private readonly keys = {
    venue: Symbol("venue"),
    seatMap: Symbol("seat map"),
    version: Symbol("seat map version"),
    seatMapsOfVenue: Symbol("seat maps of venue"),
    versionsOfSeatMap: Symbol("versions of seat map"),
  };

  constructor(private readonly database: Database) {}

  venue(loaders: LoaderCache, id: string): Promise<VenueType | null> {
    return this.byId(loaders, this.keys.venue, findVenuesByIds, toVenueType).load(id);
  }

  seatMap(loaders: LoaderCache, id: string): Promise<SeatMapType | null> {
    return this.byId(loaders, this.keys.seatMap, findSeatMapsByIds, toSeatMapType).load(id);
  }

  version(loaders: LoaderCache, id: string): Promise<SeatMapVersionType | null> {
    return this.byId(loaders, this.keys.version, findVersionsByIds, toSeatMapVersionType).load(id);
  }

  seatMapsOfVenue(loaders: LoaderCache, venueId: string): Promise<SeatMapType[]> {
    const group = (map: { venueId: string }) => map.venueId;
    return this.grouped(loaders, this.keys.seatMapsOfVenue, findSeatMapsOfVenues, group, toSeatMapType).load(venueId);
  }

  /** Newest first. */
  versionsOfSeatMap(loaders: LoaderCache, seatMapId: string): Promise<SeatMapVersionType[]> {
    const group = (version: { seatMapId: string }) => version.seatMapId;
    return this.grouped(loaders, this.keys.versionsOfSeatMap, findVersionsOfSeatMaps, group, toSeatMapVersionType).load(
      seatMapId,
    );
  }

  private byId<Row extends { id: string }, Node>(
    loaders: LoaderCache,
    key: symbol,
    find: (tx: EntityTransaction, ids: readonly string[]) => Promise<Row[]>,
    toNode: (row: Row) => Node,
  ): DataLoader<string, Node | null> {
    return loaders.get<string, Node | null>(
      key,
      () =>
        new DataLoader(async (ids) => {
          const rows = await this.database.read((tx) => find(tx, ids));
          const byId = new Map(rows.map((row) => [row.id, toNode(row)]));
          return ids.map((id) => byId.get(id) ?? null);
        }),
    );
  }

  private grouped<Row, Node>(
    loaders: LoaderCache,
    key: symbol,
    find: (tx: EntityTransaction, ids: readonly string[]) => Promise<Row[]>,
    groupOf: (row: Row) => string,
    toNode: (row: Row) => Node,
  ): DataLoader<string, Node[]> {
    return loaders.get<string, Node[]>(
      key,
      () =>
        new DataLoader(async (ids) => {
          const rows = await this.database.read((tx) => find(tx, ids));
          return ids.map((id) => rows.filter((row) => groupOf(row) === id).map(toNode));
        }),
    );
  }
}
