/** Bytes that wait to be read, with a place up to which they were. */
export class Received {
  private bytes = new Uint8Array();

  add(more: Uint8Array): void {
    const all = new Uint8Array(this.bytes.length + more.length);
    all.set(this.bytes);
    all.set(more, this.bytes.length);
    this.bytes = all;
  }

  get length(): number {
    return this.bytes.length;
  }

  at(index: number): number | undefined {
    return this.bytes[index];
  }

  /** Takes bytes off the front; null when there are not so many yet. */
  take(count: number): Uint8Array | null {
    if (this.bytes.length < count) return null;
    const taken = this.bytes.slice(0, count);
    this.bytes = this.bytes.slice(count);
    return taken;
  }

  /** Latin 1, up to `most` bytes. */
  text(most = this.bytes.length): string {
    let text = "";
    for (const byte of this.bytes.subarray(0, most)) text += String.fromCharCode(byte);
    return text;
  }

  clear(): void {
    this.bytes = new Uint8Array();
  }
}

export function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
