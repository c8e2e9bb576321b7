import { type Bitmap, blankBitmap } from "../../src/index.ts";
import { BadBytes } from "./bad-bytes.ts";
import type { Mechanics } from "./mechanics.ts";
import { ascii, Received } from "./received.ts";

/** Goes with a ticket behind which `GS r` was asked. */
const fence = "fence";

/**
 * An Epson that reads what a ticket needs and no more: `ESC @`, `GS a`, `GS v 0`, `GS FF`, `GS V B`, `GS ( H`, `GS r`, `GS I`; and
 * `ESC p` for the drawer. What is cut without an answer being asked for is a receipt.
 */
export class EscposEmulation {
  private readonly received = new Received();
  private stripes: { readonly stride: number; readonly data: Uint8Array }[] = [];
  private cut: Bitmap | null = null;

  constructor(
    private readonly mechanics: Mechanics,
    private readonly say: (bytes: ArrayLike<number>) => void,
  ) {
    mechanics.watcher = {
      out: (mark) => {
        if (mark === fence) say([0]);
        else if (mark) say([0x37, 0x22, ...(mark as Uint8Array), 0]);
      },
      fault: () => this.sayStatus(),
      mended: () => this.sayStatus(),
    };
  }

  receive(bytes: Uint8Array): void {
    this.received.add(bytes);
    while (this.step());
  }

  reset(): void {
    this.received.clear();
    this.stripes = [];
    this.cut = null;
  }

  private step(): boolean {
    const [first, second] = [this.received.at(0), this.received.at(1)];
    if (first === undefined || second === undefined) return false;
    const command = `${first.toString(16)} ${second.toString(16)}`;
    switch (command) {
      case "1b 40":
        this.stripes = [];
        if (this.cut) this.mechanics.receipts.push(this.cut);
        this.cut = null;
        return this.received.take(2) !== null;
      case "1b 70":
        return this.taken(5, () => {
          this.mechanics.drawerOpened += 1;
        });
      case "1d 61":
        return this.taken(3, () => this.sayStatus());
      case "1d c":
        return this.received.take(2) !== null;
      case "1d 49":
        return this.taken(3, () => this.say([0x5f, ...ascii("TM-T88VII"), 0]));
      case "1d 56":
        return this.taken(4, () => this.cutTicket());
      case "1d 28":
        return this.taken(11, (bytes) => this.printTicket(bytes.subarray(7)));
      case "1d 72":
        return this.taken(3, () => this.answerFence());
      case "1d 76":
        return this.readStripe();
      default:
        throw new BadBytes(`unknown command ${command}`);
    }
  }

  private taken(count: number, act: (bytes: Uint8Array) => void): boolean {
    const bytes = this.received.take(count);
    if (bytes) act(bytes);
    return bytes !== null;
  }

  private readStripe(): boolean {
    if (this.received.length < 8) return false;
    const stride = this.received.at(4)! + this.received.at(5)! * 256;
    const rows = this.received.at(6)! + this.received.at(7)! * 256;
    const bytes = this.received.take(8 + stride * rows);
    if (!bytes) return false;
    this.stripes.push({ stride, data: bytes.subarray(8) });
    return true;
  }

  private cutTicket(): void {
    const stride = this.stripes[0]?.stride;
    if (!stride || this.stripes.some((stripe) => stripe.stride !== stride))
      throw new BadBytes("stripes of several widths");
    const bytes = this.stripes.flatMap((stripe) => [...stripe.data]);
    const bitmap = blankBitmap(stride * 8, bytes.length / stride);
    bitmap.data.set(bytes);
    this.stripes = [];
    if (this.mechanics.confirms === "none") this.mechanics.print(bitmap, null);
    else this.cut = bitmap;
  }

  private printTicket(mark: Uint8Array): void {
    const ticket = this.cut;
    this.cut = null;
    const answer = this.mechanics.confirms === "ticket" ? mark : null;
    if (ticket) this.mechanics.print(ticket, answer);
    else if (answer && !this.mechanics.busy) this.say([0x37, 0x22, ...answer, 0]);
  }

  private answerFence(): void {
    const ticket = this.cut;
    this.cut = null;
    if (this.mechanics.confirms === "none") return;
    if (ticket) this.mechanics.print(ticket, fence);
    else if (!this.mechanics.busy) this.say([0]);
  }

  private sayStatus(): void {
    const { fault } = this.mechanics;
    const state = 0x10 | (fault ? 0x08 : 0) | (fault === "cover-open" ? 0x20 : 0);
    const error = (fault === "jam" ? 0x04 : 0) | (fault === "cutter" ? 0x08 : 0);
    this.say([state, error, fault === "paper-out" ? 0x0c : 0, 0]);
  }
}
