import { vi } from "vitest";
import {
  exampleFacts,
  makeOfLanguage,
  type PrintJob,
  type PrintOutcome,
  printerLanguages,
  type SpokenLanguage,
} from "../src/index.ts";
import {
  type Clock,
  type Decision,
  findUsbPrinter,
  onUsbChanged,
  openUsbPrinter,
  PrintRun,
} from "../transport/index.ts";
import { drawnFor } from "./drawn.ts";
import { type EmulatedPrinter, EmulatedUsb } from "./emulators/index.ts";

/** Time that passes when a test says so. */
class TestClock implements Clock {
  private timers: { readonly at: number; readonly act: () => void }[] = [];
  private now = 0;

  after(ms: number, act: () => void) {
    const timer = { at: this.now + ms, act };
    this.timers.push(timer);
    const cancel = () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
    return { cancel };
  }

  pass(ms: number): void {
    this.now += ms;
    const due = this.timers.filter(({ at }) => at <= this.now);
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { act } of due) act();
  }
}

/** What the server would know: one row an attempt. */
export interface Book {
  readonly ticketId: string;
  state: "recorded" | PrintOutcome["outcome"];
  decision: Decision | null;
}

/** A window with one emulated printer, a server's books in memory, and the run between them. */
export class PrintDesk {
  readonly clock = new TestClock();
  readonly usb = new EmulatedUsb();
  readonly printer: EmulatedPrinter;
  readonly book: Book[] = [];
  /** Bytes that the printer had when each attempt was noted. */
  readonly bytesAtRecord: number[] = [];
  serverAway = false;
  refuse: string | null = null;
  job!: PrintJob;
  /** Told of every change, as the window's progress is: a whole batch may pass between two looks of a test. */
  onChange?: () => void;
  run!: PrintRun;

  constructor(private readonly language: SpokenLanguage) {
    vi.stubGlobal("navigator", { usb: this.usb });
    this.printer = this.usb.add(language, "SN1");
  }

  /** Prints tickets T0, T1 …; each has its own seat on it, so that no two pictures are alike. */
  async start(count: number): Promise<void> {
    this.run = new PrintRun({
      ticketIds: Array.from({ length: count }, (_, index) => `T${index}`),
      language: printerLanguages[this.language],
      make: makeOfLanguage(this.language),
      ackLevel: printerLanguages[this.language].ackLevel,
      clock: this.clock,
      encode: async (ticketId, sequence) => (await this.drawn(ticketId, sequence)).bytes,
      onChange: (job) => {
        this.job = job;
        this.onChange?.();
      },
      clerk: {
        record: async (ticketId) => {
          if (this.serverAway) throw new Error("no answer");
          if (ticketId === this.refuse) return { refused: "revoked" };
          const open = this.book.filter((row) => row.ticketId === ticketId && row.state !== "failed");
          if (open.length > 0) throw new Error(`${ticketId} is recorded twice`);
          this.bytesAtRecord.push(this.printer.bytesReceived);
          this.book.push({ ticketId, state: "recorded", decision: null });
          return { attemptId: String(this.book.length - 1) };
        },
        tell: async ({ attemptId, outcome }) => {
          if (this.serverAway) throw new Error("no answer");
          this.book[Number(attemptId)]!.state = outcome;
        },
        decide: async (attemptId, decision) => {
          Object.assign(this.book[Number(attemptId)]!, {
            decision,
            state: decision === "in-hand" ? "confirmed" : "failed",
          });
        },
      },
    });
    this.job = this.run.state;
    onUsbChanged(() => void this.connect());
    await this.connect();
  }

  /** Lets everything happen that waits for nothing but time; fence languages are asked on the way. */
  async settle(until: () => boolean, timeout = 20_000): Promise<void> {
    await vi.waitFor(
      () => {
        this.clock.pass(250);
        if (!until()) throw new Error(`not yet: ${JSON.stringify(this.job)}`);
      },
      { timeout, interval: 1 },
    );
  }

  drawn(ticketId: string, sequence = 1) {
    return drawnFor(this.language, { facts: { ...exampleFacts, seat: ticketId, code: `PT1.${ticketId}` }, sequence });
  }

  confirmed(): readonly string[] {
    return this.book.filter(({ state }) => state === "confirmed").map(({ ticketId }) => ticketId);
  }

  private async connect(): Promise<void> {
    const device = await findUsbPrinter("SN1");
    if (device) this.run.connect(await openUsbPrinter(device));
  }
}
