import { unzlibSync } from "fflate";
import { blankBitmap } from "../../src/index.ts";
import { BadBytes } from "./bad-bytes.ts";
import type { Mechanics } from "./mechanics.ts";
import { ascii, Received } from "./received.ts";

/** A Zebra. `~HS` is not answered while paper is out or the head is open. */
export class ZplEmulation {
  private readonly received = new Received();

  constructor(
    private readonly mechanics: Mechanics,
    private readonly say: (bytes: ArrayLike<number>) => void,
  ) {
    mechanics.watcher = { out: () => undefined, fault: () => undefined, mended: () => undefined };
  }

  receive(bytes: Uint8Array): void {
    this.received.add(bytes);
    while (this.step());
  }

  reset(): void {
    this.received.clear();
  }

  private step(): boolean {
    const text = this.received.text();
    if (text.startsWith("~HS") || text.startsWith("~HI")) {
      this.received.take(3);
      if (text[2] === "S") this.answerState();
      else this.sayLines(["ZD421-203dpi,V84.20.21Z,8,8176KB"]);
      return true;
    }
    if (text === "" || text === "~" || text === "~H") return false;
    if (!"^XA".startsWith(text.slice(0, 3))) throw new BadBytes(`not ZPL: ${JSON.stringify(text.slice(0, 20))}`);
    const end = text.indexOf("^XZ");
    if (end < 0) return false;
    this.received.take(end + 3);
    this.printLabel(text.slice(0, end));
    return true;
  }

  private printLabel(label: string): void {
    const width = Number(/\^PW(\d+)/.exec(label)?.[1]);
    const height = Number(/\^LL(\d+)/.exec(label)?.[1]);
    const graphic = /\^GFA,(\d+),(\d+),(\d+),([^^]*)\^FS/.exec(label);
    if (!graphic || !width || !height) throw new BadBytes("a label without size or picture");
    const [total, stride] = [Number(graphic[2]), Number(graphic[3])];
    const bitmap = blankBitmap(width, height);
    const data = graphic[4]!.startsWith(":Z64:") ? readZ64(graphic[4]!) : readHex(graphic[4]!, stride, total);
    if (data.length !== total || total !== bitmap.data.length) throw new BadBytes("a picture of another size");
    bitmap.data.set(data);
    this.mechanics.print(bitmap, null);
  }

  private answerState(): void {
    const { fault, busy } = this.mechanics;
    if (fault === "paper-out" || fault === "cover-open") return;
    const waiting = busy ? "001" : "000";
    const paused = fault ? "1" : "0";
    this.sayLines([`030,0,${paused},1245,${waiting},0,0,0,000,0,0,0`, "000,0,0,0,0,2,4,0,00000000,1,000", "1234,0"]);
  }

  private sayLines(lines: readonly string[]): void {
    for (const line of lines) this.say([0x02, ...ascii(line), 0x03, 0x0d, 0x0a]);
  }
}

function readZ64(text: string): Uint8Array {
  const match = /^:Z64:([A-Za-z0-9+/=]+):([0-9A-F]{4})$/.exec(text);
  if (!match) throw new BadBytes("not :Z64:");
  if (ccittCrc(match[1]!) !== Number.parseInt(match[2]!, 16)) throw new BadBytes("wrong checksum");
  return unzlibSync(Uint8Array.from(atob(match[1]!), (character) => character.charCodeAt(0)));
}

/** By table of nibbles, another way than the encoder's. */
function ccittCrc(text: string): number {
  let crc = 0;
  for (const byte of ascii(text)) {
    let x = (crc >> 8) ^ byte;
    x ^= x >> 4;
    crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xffff;
  }
  return crc;
}

function readHex(text: string, stride: number, total: number): Uint8Array {
  const digits = stride * 2;
  const rows: string[] = [];
  let row = "";
  let count = 0;
  for (const character of text) {
    if (/[G-Y]/.test(character)) count += character.charCodeAt(0) - 0x46;
    else if (/[g-z]/.test(character)) count += (character.charCodeAt(0) - 0x66) * 20;
    else if (/[0-9A-F]/.test(character)) {
      row += character.repeat(Math.max(1, count));
      count = 0;
    } else if (character === ",") row = row.padEnd(digits, "0");
    else if (character === ":") row = rows.at(-1) ?? "0".repeat(digits);
    else throw new BadBytes(`not a digit: ${character}`);
    if (row.length > digits) throw new BadBytes("a row too long");
    if (row.length === digits) {
      rows.push(row);
      row = "";
    }
  }
  const data = new Uint8Array(total);
  rows
    .join("")
    .match(/../g)
    ?.forEach((pair, index) => {
      data[index] = Number.parseInt(pair, 16);
    });
  return data;
}
