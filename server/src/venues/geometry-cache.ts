import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { decodeGeometry, type SeatMapGeometry } from "@parterre/seat-map";
import type { Database } from "../platform/database/index.ts";
import { unpackGeometry } from "./compiled-version.ts";
import { findGeometry } from "./venue.store.ts";

const gzipAsync = promisify(gzip);

/** A stadium takes about 2 MB decoded and packed; a house rarely sells more than a few maps at once. */
const mostVersions = 12;

/** How a geometry may travel. */
export type GeometryEncoding = "br" | "gzip" | "identity";

/** One version's geometry in the forms that were asked for; each made once. */
class PackedGeometry {
  private decoded: Promise<SeatMapGeometry> | undefined;
  private gzipped: Promise<Buffer> | undefined;

  constructor(
    private readonly brotli: Buffer,
    /** SHA-256 of the text, hexadecimal. */
    readonly hash: string,
  ) {}

  bytes(encoding: GeometryEncoding): Promise<Buffer> {
    if (encoding === "br") return Promise.resolve(this.brotli);
    if (encoding === "identity") return unpackGeometry(this.brotli);
    this.gzipped ??= unpackGeometry(this.brotli).then((text) => gzipAsync(text));
    return this.gzipped;
  }

  geometry(): Promise<SeatMapGeometry> {
    this.decoded ??= unpackGeometry(this.brotli).then((text) => decodeGeometry(text.toString("utf8")));
    return this.decoded;
  }
}

/** Geometries of the maps in demand, the least recently used dropped first. Versions never change. */
export class GeometryCache {
  private readonly known = new Map<string, Promise<PackedGeometry | null>>();

  constructor(private readonly database: Database) {}

  /** Null when there is no such version. */
  async packed(versionId: string): Promise<PackedGeometry | null> {
    const packed = this.known.get(versionId) ?? this.load(versionId);
    this.known.delete(versionId);
    this.known.set(versionId, packed);
    for (const eldest of this.known.keys()) {
      if (this.known.size <= mostVersions) break;
      this.known.delete(eldest);
    }
    const found = await packed.catch((error: unknown) => {
      this.known.delete(versionId);
      throw error;
    });
    // A version that is not there today may be published tomorrow.
    if (!found) this.known.delete(versionId);
    return found;
  }

  /** Throws when there is no such version: ids come from our own rows. */
  async geometry(versionId: string): Promise<SeatMapGeometry> {
    const packed = await this.packed(versionId);
    if (!packed) throw new Error(`there is no seat map version ${versionId}`);
    return packed.geometry();
  }

  private async load(versionId: string): Promise<PackedGeometry | null> {
    const found = await this.database.read((tx) => findGeometry(tx, versionId));
    return found && new PackedGeometry(found.geometry, found.geometryHash);
  }
}
