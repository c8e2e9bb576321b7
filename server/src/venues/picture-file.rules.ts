import type { SeatMapDocument } from "@parterre/seat-map";

/** What a picture may be. No SVG: it is a document that can carry scripts. */
export type PictureMediaType = "image/jpeg" | "image/png" | "image/webp";

export interface PictureSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PictureFile extends PictureSize {
  readonly mediaType: PictureMediaType;
}

/** A telephone's photo is 2 to 4 MB; a scanned plan is larger on its sides than in bytes. */
export const pictureLimits = { bytes: 5 * 1024 * 1024, side: 12_000, pixels: 64_000_000 } as const;

export type PictureFault = "not-a-picture" | "picture-too-large" | "too-many-pixels";

/** Reads kind and size from a file's first bytes; what it is called or said to be does not count. Never throws. */
export function readPicture(bytes: Buffer): PictureFile | PictureFault {
  if (bytes.length > pictureLimits.bytes) return "picture-too-large";
  const picture = readPng(bytes) ?? readJpeg(bytes) ?? readWebP(bytes);
  if (!picture || picture.width === 0 || picture.height === 0) return "not-a-picture";
  const { width, height } = picture;
  if (Math.max(width, height) > pictureLimits.side || width * height > pictureLimits.pixels) return "too-many-pixels";
  return picture;
}

/** The view photos a drawing uses, each once. */
export function photosIn(document: SeatMapDocument): string[] {
  const photos = new Set<string>();
  for (const { rows } of document.blocks) {
    for (const { seats } of rows) for (const { photo } of seats) if (photo !== undefined) photos.add(photo);
  }
  return [...photos];
}

/** PNG (ISO/IEC 15948): the signature, then at once the header chunk with both sides. */
function readPng(bytes: Buffer): PictureFile | null {
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  if (bytes.length < 33 || !bytes.subarray(0, begin.length).equals(begin)) return null;
  return { mediaType: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** JPEG (ITU-T T.81, annex B): segments with their lengths, until the start of a frame says the sides. */
function readJpeg(bytes: Buffer): PictureFile | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    if (startsFrame(marker)) {
      return { mediaType: "image/jpeg", width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    }
    const length = bytes.readUInt16BE(at + 2);
    // Picture data before any frame, or a length that leads nowhere.
    if (marker === 0xda || length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** C0 to CF start a frame, but for the three that define tables or are reserved. */
function startsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** WebP (RFC 9649): lossy, lossless or extended, told by the first chunk's name. */
function readWebP(bytes: Buffer): PictureFile | null {
  if (bytes.length < 30 || bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") {
    return null;
  }
  const size = webPSize(bytes, bytes.toString("latin1", 12, 16));
  return size && { mediaType: "image/webp", ...size };
}

function webPSize(bytes: Buffer, chunk: string): PictureSize | null {
  if (chunk === "VP8X") return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (chunk === "VP8L" && bytes[20] === 0x2f) {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === "VP8 " && bytes.readUIntBE(23, 3) === 0x9d012a) {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  return null;
}
