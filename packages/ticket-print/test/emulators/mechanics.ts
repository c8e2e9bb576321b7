import type { AckLevel, Bitmap, PrinterFault } from "../../src/index.ts";

/** What a language tells of the machine under it. */
export interface MechanicsWatcher {
  /** A ticket came out; `mark`: what it was given to print with. */
  out(mark: unknown): void;
  fault(fault: PrinterFault): void;
  /** The fault is mended. */
  mended(): void;
}

/** Paper, head and cutter of an emulated printer: what really comes out of it. */
export class Mechanics {
  /** Every ticket that came out whole, in order. */
  readonly tickets: Bitmap[] = [];
  /** What came out and is no ticket. */
  readonly receipts: Bitmap[] = [];
  /** How often the cash drawer was opened. */
  drawerOpened = 0;
  /** Pieces that came out torn. */
  spoiled = 0;
  paper = 1000;
  fault: PrinterFault | null = null;
  /** The next ticket tears the paper. */
  jamNext = false;
  /** What its firmware confirms, where a language leaves that to the firmware (ESC/POS). */
  confirms: AckLevel = "ticket";
  /** Tickets stay inside until this is false again: a printer that is slow, or dead. */
  stuck = false;
  watcher: MechanicsWatcher = { out: () => undefined, fault: () => undefined, mended: () => undefined };
  private waiting: { readonly bitmap: Bitmap; readonly mark: unknown }[] = [];

  get busy(): boolean {
    return this.waiting.length > 0;
  }

  print(bitmap: Bitmap, mark: unknown): void {
    this.waiting.push({ bitmap, mark });
    this.work();
  }

  /** New paper, or a person's hand: whatever was wrong is not any more. */
  mend(paper = this.paper): void {
    this.paper = paper;
    if (this.fault === null) return;
    this.fault = null;
    this.watcher.mended();
    this.work();
  }

  breakDown(fault: PrinterFault): void {
    this.fault = fault;
    this.watcher.fault(fault);
  }

  release(): void {
    this.stuck = false;
    this.work();
  }

  /** Power or cable are gone: what was inside and not printed is forgotten. */
  forget(): void {
    this.waiting = [];
  }

  private work(): void {
    while (this.waiting.length > 0 && this.fault === null && !this.stuck) {
      if (this.paper === 0) {
        this.breakDown("paper-out");
        return;
      }
      const { bitmap, mark } = this.waiting.shift()!;
      this.paper -= 1;
      if (this.jamNext) {
        this.jamNext = false;
        this.spoiled += 1;
        this.breakDown("jam");
        return;
      }
      this.tickets.push(bitmap);
      this.watcher.out(mark);
    }
  }
}
