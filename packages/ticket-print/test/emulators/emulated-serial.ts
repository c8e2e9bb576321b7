/// <reference types="w3c-web-serial" />
import type { SpokenLanguage } from "../../src/index.ts";
import { type Cable, EmulatedPrinter } from "./emulated-usb.ts";

/** `navigator.serial` with printers of ours behind it: what a page sees of a port behaves as Chromium's does. */
export class EmulatedSerial extends EventTarget implements Cable {
  private readonly printers: EmulatedPrinter[] = [];
  private readonly ports = new Map<EmulatedPrinter, EmulatedPort>();
  /** How each port was opened, in order. */
  readonly opened: SerialOptions[] = [];

  add(language: SpokenLanguage, serialNumber: string): EmulatedPrinter {
    const printer = new EmulatedPrinter(language, serialNumber, this);
    this.printers.push(printer);
    return printer;
  }

  async getPorts(): Promise<SerialPort[]> {
    return this.printers.filter((printer) => printer.plugged).map((printer) => this.portOf(printer));
  }

  async requestPort(): Promise<SerialPort> {
    const [port] = await this.getPorts();
    if (!port) throw Object.assign(new Error("No port selected."), { name: "NotFoundError" });
    return port;
  }

  pulled(printer: EmulatedPrinter): void {
    const port = this.ports.get(printer);
    this.ports.delete(printer);
    port?.dispatchEvent(new Event("disconnect"));
    this.dispatchEvent(new Event("disconnect"));
  }

  pluggedIn(): void {
    this.dispatchEvent(new Event("connect"));
  }

  private portOf(printer: EmulatedPrinter): SerialPort {
    const port = this.ports.get(printer) ?? new EmulatedPort(printer, (options) => this.opened.push(options));
    this.ports.set(printer, port);
    return port as unknown as SerialPort;
  }
}

class EmulatedPort extends EventTarget {
  readable: ReadableStream<Uint8Array> | null = null;
  writable: WritableStream<Uint8Array> | null = null;

  constructor(
    private readonly printer: EmulatedPrinter,
    private readonly onOpen: (options: SerialOptions) => void,
  ) {
    super();
  }

  getInfo(): SerialPortInfo {
    return { usbVendorId: this.printer.vendorId, usbProductId: 1 };
  }

  async open(options: SerialOptions): Promise<void> {
    if (this.readable) throw Object.assign(new Error("The port is already open."), { name: "InvalidStateError" });
    this.onOpen(options);
    const { printer } = this;
    this.readable = new ReadableStream({
      pull: async (controller) => {
        const { data } = await printer.read();
        if (data) controller.enqueue(new Uint8Array(data.buffer));
      },
    });
    this.writable = new WritableStream({ write: async (bytes) => void (await printer.write(bytes)) });
  }

  async close(): Promise<void> {
    this.readable = null;
    this.writable = null;
  }
}
