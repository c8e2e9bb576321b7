import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { Database } from "../../platform/database/index.ts";
import { type PermittedPrinters, type PrinterAddress, writePrinterAddress } from "./permitted-printers.ts";
import { findCounterOfAddress, freePrinterLine, takePrinterLine } from "./printer-line.store.ts";

/** Why there is no line to a printer. */
export type NoLine = "not-permitted" | "in-use" | "other-counter" | "refused" | "unreachable";

export interface PrinterLineTimes {
  /** For the printer to answer the knock. */
  readonly connectMs: number;
  /** For the printer to take what it was sent. */
  readonly stallMs: number;
  /** How often the line is held on to. */
  readonly renewMs: number;
}

export const usualTimes: PrinterLineTimes = { connectMs: 4_000, stallMs: 15_000, renewMs: 10_000 };

/** Told what comes over a line. */
export interface PrinterLineEar {
  heard(bytes: Buffer): void;
  /** Once: the printer hung up, fell silent in the middle of what it was sent, or the line was lost. */
  gone(): void;
}

/** The server's end of the one line to a printer on TCP. It knows bytes, and nothing of tickets. */
export class PrinterLine {
  private readonly renewal: NodeJS.Timeout;
  private over = false;

  private constructor(
    private readonly database: Database,
    private readonly address: string,
    private readonly holder: string,
    private readonly socket: Socket,
    private readonly times: PrinterLineTimes,
    private readonly ear: PrinterLineEar,
  ) {
    socket.setNoDelay(true).setKeepAlive(true, 30_000);
    socket.on("data", (bytes) => ear.heard(bytes));
    socket.on("error", () => this.end());
    socket.on("close", () => this.end());
    this.renewal = setInterval(() => void this.holdOn(), times.renewMs);
    this.renewal.unref();
  }

  /** Opens the line for a counter: one printer, one counter, one window at a time. */
  static async open(
    database: Database,
    permitted: PermittedPrinters,
    asked: { readonly address: PrinterAddress; readonly counterId: string },
    ear: PrinterLineEar,
    times: PrinterLineTimes = usualTimes,
  ): Promise<PrinterLine | NoLine> {
    const ip = await permitted.reach(asked.address);
    if (ip === null) return "not-permitted";
    const address = writePrinterAddress(asked.address);
    const holder = randomUUID();
    const inTheWay = await database.inTransaction(async (tx): Promise<NoLine | null> => {
      const counterId = await findCounterOfAddress(tx, address);
      if (counterId !== null && counterId !== asked.counterId) return "other-counter";
      return (await takePrinterLine(tx, address, holder)) ? null : "in-use";
    });
    if (inTheWay) return inTheWay;
    const socket = await dial(ip, asked.address.port, times.connectMs);
    if (typeof socket !== "string") return new PrinterLine(database, address, holder, socket, times, ear);
    await database.inTransaction((tx) => freePrinterLine(tx, address, holder));
    return socket;
  }

  /** Resolves when the printer's side has taken all bytes; false when the line was lost before. */
  write(bytes: Buffer): Promise<boolean> {
    if (this.over) return Promise.resolve(false);
    return new Promise((resolve) => {
      const stalled = setTimeout(() => this.socket.destroy(), this.times.stallMs);
      const settle = (taken: boolean) => {
        clearTimeout(stalled);
        resolve(taken);
      };
      this.socket.once("close", () => settle(false));
      this.socket.write(bytes, (error) => settle(!error));
    });
  }

  close(): void {
    this.socket.destroy();
    this.end();
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    clearInterval(this.renewal);
    this.socket.destroy();
    // Who comes next need not wait until our time is over; if this fails, it is.
    this.database.inTransaction((tx) => freePrinterLine(tx, this.address, this.holder)).catch(() => undefined);
    this.ear.gone();
  }

  private async holdOn(): Promise<void> {
    const held = await this.database
      .inTransaction((tx) => takePrinterLine(tx, this.address, this.holder))
      .catch(() => false);
    if (!held) this.close();
  }
}

function dial(host: string, port: number, connectMs: number): Promise<Socket | "refused" | "unreachable"> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectMs });
    const fail = (why: "refused" | "unreachable") => {
      socket.destroy();
      resolve(why);
    };
    socket.once("timeout", () => fail("unreachable"));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      fail(error.code === "ECONNREFUSED" ? "refused" : "unreachable"),
    );
    socket.once("connect", () => {
      socket.setTimeout(0).removeAllListeners("timeout").removeAllListeners("error");
      resolve(socket);
    });
  });
}
