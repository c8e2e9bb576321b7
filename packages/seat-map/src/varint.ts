/** Unsigned LEB128 numbers, seven bits a byte, least significant first: the counting unit of availability frames. */

/** Collects bytes into a growing buffer. */
export class ByteWriter {
  private buffer = new Uint8Array(64);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.buffer.length) {
      const grown = new Uint8Array(this.buffer.length * 2);
      grown.set(this.buffer);
      this.buffer = grown;
    }
    this.buffer[this.length] = value;
    this.length += 1;
  }

  /** @param value a whole number, 0 to 2^32 - 1 */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

/** Reads varints; answers -1 instead of throwing, so that the caller says what was wrong with its own format. */
export class ByteReader {
  private readonly source: Uint8Array;
  position: number;

  constructor(source: Uint8Array, position = 0) {
    this.source = source;
    this.position = position;
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** The next varint, or -1 when the bytes end early or the number is above 2^35. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let length = 0; length < 5; length += 1) {
      const byte = this.source[this.position];
      if (byte === undefined) return -1;
      this.position += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    return -1;
  }

  rest(): Uint8Array {
    return this.source.subarray(this.position);
  }
}
