/** Collects bytes and ASCII text. */
export class ByteWriter {
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  /** ASCII. */
  text(text: string): this {
    return this.bytes(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  }

  bytes(bytes: ArrayLike<number>): this {
    const piece = bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes);
    this.pieces.push(piece);
    this.length += piece.length;
    return this;
  }

  done(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}
