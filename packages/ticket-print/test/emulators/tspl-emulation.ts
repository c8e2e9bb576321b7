import { blankBitmap, type PrinterFault } from "../../src/index.ts";
import { BadBytes } from "./bad-bytes.ts";
import type { Mechanics } from "./mechanics.ts";
import { ascii, Received } from "./received.ts";

const media: Partial<Record<PrinterFault, string>> = {
  "paper-out": "A",
  jam: "B",
  "ribbon-out": "D",
  "cover-open": "`",
};

/** A TSC. `ESC ! S` is answered at once, `~` questions in their turn and only when the printer is ready. */
export class TsplEmulation {
  private readonly received = new Received();
  private image = blankBitmap(640, 1200);
  private sized = false;
  private questions: string[] = [];

  constructor(
    private readonly mechanics: Mechanics,
    private readonly say: (bytes: ArrayLike<number>) => void,
  ) {
    mechanics.watcher = {
      out: () => this.answerQuestions(),
      fault: () => undefined,
      mended: () => undefined,
    };
  }

  receive(bytes: Uint8Array): void {
    this.received.add(bytes);
    while (this.step());
  }

  reset(): void {
    this.received.clear();
    this.questions = [];
  }

  private step(): boolean {
    if (this.received.at(0) === 0x1b) {
      const asked = this.received.take(3);
      if (asked) this.answerState(asked[2]!);
      return asked !== null;
    }
    const head = this.received.text(60);
    const bitmap = /^BITMAP (\d+),(\d+),(\d+),(\d+),0,/.exec(head);
    if (bitmap) return this.readBitmap(bitmap[0].length, Number(bitmap[3]), Number(bitmap[4]));
    const end = head.indexOf("\r\n");
    if (end < 0) {
      if (head.length === 60) throw new BadBytes(`not TSPL: ${JSON.stringify(head)}`);
      return false;
    }
    this.received.take(end + 2);
    this.obey(head.slice(0, end));
    return true;
  }

  private obey(command: string): void {
    const size = /^SIZE (\d+) mm,(\d+) mm$/.exec(command);
    if (size) this.sized = true;
    else if (command === "CLS") this.image = blankBitmap(640, 1200);
    else if (command === "PRINT 1,1") {
      if (!this.sized) throw new BadBytes("PRINT before SIZE");
      this.mechanics.print(this.image, null);
    } else if (command.startsWith("~!")) {
      this.questions.push(command);
      this.answerQuestions();
    } else if (command !== "" && !/^(BLINE|GAP) [\d.]+ mm,[\d.]+ mm$|^DIRECTION 0$/.test(command)) {
      throw new BadBytes(`unknown command ${command}`);
    }
  }

  private readBitmap(headLength: number, stride: number, rows: number): boolean {
    const bytes = this.received.take(headLength + stride * rows + 2);
    if (!bytes) return false;
    const bitmap = blankBitmap(stride * 8, rows);
    bitmap.data.set(bytes.subarray(headLength, -2).map((byte) => ~byte & 0xff));
    this.image = bitmap;
    return true;
  }

  private answerQuestions(): void {
    if (this.mechanics.busy || this.mechanics.fault) return;
    for (const question of this.questions) this.say(ascii(question === "~!@" ? "41\r" : "TE210\r"));
    this.questions = [];
  }

  private answerState(question: number): void {
    if (question !== 0x53) throw new BadBytes(`ESC ! ${question}`);
    const { fault, busy } = this.mechanics;
    const printer = fault ? "E" : busy ? "P" : "@";
    const cutter = fault === "cutter" ? "H" : "@";
    this.say([0x02, ...ascii(`${printer}@${cutter}${(fault && media[fault]) || "@"}`), 0x03, 0x0d, 0x0a]);
  }
}
