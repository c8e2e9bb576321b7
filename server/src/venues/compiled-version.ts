import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { compileSeatMap, encodeGeometry, type SeatMapDocument } from "@parterre/seat-map";
import type { VersionBlock } from "./seat-map-version.entity.ts";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

export interface CompiledVersion {
  readonly seatCount: number;
  readonly blocks: readonly VersionBlock[];
  /** Brotli of the geometry's text. */
  readonly geometry: Buffer;
  /** SHA-256 of the geometry's text, hexadecimal. */
  readonly geometryHash: string;
}

/** Compiles a document and packs what every screen will fetch. Compressed once, hard: it is sent many times. */
export async function compileVersion(document: SeatMapDocument): Promise<CompiledVersion> {
  const geometry = compileSeatMap(document);
  const text = Buffer.from(encodeGeometry(geometry), "utf8");
  return {
    seatCount: geometry.seatCount,
    blocks: geometry.blocks.map(({ label, first, count }) => ({ label, first, count })),
    geometry: await compress(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: 22,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
    geometryHash: createHash("sha256").update(text).digest("hex"),
  };
}

/** The geometry's text again, for clients that do not take brotli and for this process. */
export function unpackGeometry(geometry: Buffer): Promise<Buffer> {
  return decompress(geometry);
}
