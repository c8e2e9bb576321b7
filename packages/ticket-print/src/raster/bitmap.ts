/** A picture of one bit a dot: rows from the top, each padded to whole bytes, most significant bit left, 1 = black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Bytes a row. */
  readonly stride: number;
  readonly data: Uint8Array;
}

/** A white picture. Sizes are whole dots, at least 1. */
export function blankBitmap(width: number, height: number): Bitmap {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`not a size in dots: ${width} × ${height}`);
  }
  const stride = (width + 7) >> 3;
  return { width, height, stride, data: new Uint8Array(stride * height) };
}

/** Whether a dot is black; outside of the picture all is white. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
  return ((bitmap.data[y * bitmap.stride + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1;
}

/** Blackens a rectangle, cut at the picture's edges. */
export function fillRectangle(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  const left = Math.max(0, x);
  const right = Math.min(bitmap.width, x + width);
  const bottom = Math.min(bitmap.height, y + height);
  for (let row = Math.max(0, y); row < bottom; row++) {
    for (let at = left; at < right; at++) bitmap.data[row * bitmap.stride + (at >> 3)]! |= 0x80 >> (at & 7);
  }
}

/** Adds the black dots of `stamp` to a picture, its upper left corner at (x, y); what lies outside is cut. */
export function stampBitmap(target: Bitmap, stamp: Bitmap, x: number, y: number): void {
  const shift = x & 7;
  const firstByte = x >> 3;
  for (let row = 0; row < stamp.height; row++) {
    const targetRow = y + row;
    if (targetRow < 0 || targetRow >= target.height) continue;
    for (let byte = 0; byte < stamp.stride; byte++) {
      const bits = stamp.data[row * stamp.stride + byte]!;
      if (bits === 0) continue;
      orByte(target, targetRow, firstByte + byte, bits >> shift);
      if (shift !== 0) orByte(target, targetRow, firstByte + byte + 1, (bits << (8 - shift)) & 0xff);
    }
  }
}

function orByte(target: Bitmap, row: number, byte: number, bits: number): void {
  if (byte < 0 || byte >= target.stride) return;
  // Bits past the width stay white, so that printers and comparisons see the same picture.
  const spare = byte === target.stride - 1 ? target.stride * 8 - target.width : 0;
  target.data[row * target.stride + byte]! |= bits & (0xff << spare);
}

/** The picture turned clockwise by a number of quarter turns. */
export function turnBitmap(bitmap: Bitmap, quarterTurns: 0 | 1 | 2 | 3): Bitmap {
  if (quarterTurns === 0) return bitmap;
  const { width, height } = bitmap;
  const turned = quarterTurns === 2 ? blankBitmap(width, height) : blankBitmap(height, width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isBlack(bitmap, x, y)) continue;
      if (quarterTurns === 1) blacken(turned, height - 1 - y, x);
      else if (quarterTurns === 2) blacken(turned, width - 1 - x, height - 1 - y);
      else blacken(turned, y, width - 1 - x);
    }
  }
  return turned;
}

/** Blackens one dot inside of the picture. */
export function blacken(bitmap: Bitmap, x: number, y: number): void {
  bitmap.data[y * bitmap.stride + (x >> 3)]! |= 0x80 >> (x & 7);
}

/** How many dots of two pictures of one size differ; Infinity for different sizes. */
export function differingDots(one: Bitmap, other: Bitmap): number {
  if (one.width !== other.width || one.height !== other.height) return Number.POSITIVE_INFINITY;
  let differing = 0;
  for (let at = 0; at < one.data.length; at++) {
    for (let bits = one.data[at]! ^ other.data[at]!; bits !== 0; bits &= bits - 1) differing++;
  }
  return differing;
}

/** RGBA of a picture, black on white, four bytes a dot: for screens and decoders. */
export function toRgba(bitmap: Bitmap): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(bitmap.width * bitmap.height * 4).fill(255);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (isBlack(bitmap, x, y)) rgba.fill(0, (y * bitmap.width + x) * 4, (y * bitmap.width + x) * 4 + 3);
    }
  }
  return rgba;
}
