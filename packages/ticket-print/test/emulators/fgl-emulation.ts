import { type Bitmap, blankBitmap, fillRectangle, type PrinterFault } from "../../src/index.ts";
import { BadBytes } from "./bad-bytes.ts";
import type { Mechanics } from "./mechanics.ts";
import { ascii, Received } from "./received.ts";

const faultBytes: Partial<Record<PrinterFault, number>> = { "paper-out": 0x10, jam: 0x18, cutter: 0x1d };

/** A Boca that reads `<RC>`, `<G>`, `<CB>`, `<p>` and its queries; 640 dots across, 1,200 along. */
export class FglEmulation {
  private readonly received = new Received();
  private image = blankBitmap(640, 1200);
  private row = 0;
  private column = 0;

  constructor(
    private readonly mechanics: Mechanics,
    private readonly say: (bytes: ArrayLike<number>) => void,
  ) {
    mechanics.watcher = {
      out: () => say([0x06]),
      fault: (fault) => say([faultBytes[fault] ?? 0x1a]),
      mended: () => say([0x0c, 0x11]),
    };
  }

  receive(bytes: Uint8Array): void {
    this.received.add(bytes);
    while (this.step());
  }

  reset(): void {
    this.received.clear();
    this.image = blankBitmap(640, 1200);
  }

  private step(): boolean {
    if (this.received.length === 0) return false;
    const head = this.received.text(24);
    const end = head.indexOf(">");
    if (head[0] !== "<" || (end < 0 && head.length === 24)) throw new BadBytes(`not FGL: ${JSON.stringify(head)}`);
    if (end < 0) return false;
    const command = head.slice(1, end);
    const graphics = /^G(\d+)$/.exec(command);
    if (graphics) {
      const taken = this.received.take(end + 1 + Number(graphics[1]));
      if (taken) this.draw(taken.subarray(end + 1));
      return taken !== null;
    }
    this.received.take(end + 1);
    const place = /^RC(\d+),(\d+)$/.exec(command);
    if (place) [this.row, this.column] = [Number(place[1]), Number(place[2])];
    else if (command === "CB") this.image = blankBitmap(640, 1200);
    else if (command === "p") this.print();
    else if (command === "S1") this.answerState();
    else if (command === "S2")
      this.say(ascii(`${String(this.mechanics.tickets.length).padStart(7, "0")} PROM = FGL46G42`));
    else throw new BadBytes(`unknown command <${command}>`);
    return true;
  }

  /** A row lies across the head, counted from its right edge; a byte is eight of them in one column. */
  private draw(bytes: Uint8Array): void {
    bytes.forEach((byte, index) => {
      for (let bit = 0; bit < 8; bit++) {
        if (((byte >> (7 - bit)) & 1) === 0) continue;
        const [x, y] = [this.image.width - 1 - this.row - bit, this.column + index];
        if (x < 0 || y >= this.image.height) throw new BadBytes("a dot off the paper");
        fillRectangle(this.image, x, y, 1, 1);
      }
    });
  }

  private print(): void {
    const done: Bitmap = this.image;
    this.image = blankBitmap(640, 1200);
    this.mechanics.print(done, null);
  }

  private answerState(): void {
    if (this.mechanics.fault === null && !this.mechanics.busy) this.say([0x11]);
  }
}
