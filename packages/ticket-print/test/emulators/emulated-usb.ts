/// <reference types="w3c-web-usb" />
import type { SpokenLanguage } from "../../src/index.ts";
import { type EmulatedLanguage, emulate } from "./emulated-language.ts";
import { Mechanics } from "./mechanics.ts";

/** What a printer hangs on. */
export interface Cable {
  pulled(printer: EmulatedPrinter): void;
  pluggedIn(printer: EmulatedPrinter): void;
}

const vendorIds: Readonly<Record<SpokenLanguage, number>> = {
  fgl: 0x0a43,
  escpos: 0x04b8,
  tspl: 0x1203,
  zpl: 0x0a5f,
};

type PendingRead = { readonly resolve: (result: USBInTransferResult) => void; readonly reject: (error: Error) => void };

/** A printer on a cable: what `navigator.usb` shows of it behaves as Chromium's does, unplugging included. */
export class EmulatedPrinter {
  readonly mechanics = new Mechanics();
  plugged = true;
  /** The cable is pulled once so many bytes have left from now on; null: it stays. */
  unplugAfterBytes: number | null = null;
  /** Answers nothing, like cheap clones. */
  mute = false;
  /** All bytes that arrived. */
  bytesReceived = 0;
  /** What went wrong inside, for tests to find nothing in. */
  readonly errors: string[] = [];
  private readonly electronics: EmulatedLanguage;
  private readonly unread: Uint8Array[] = [];
  private pending: PendingRead | null = null;

  constructor(
    readonly language: SpokenLanguage,
    readonly serialNumber: string,
    private readonly cable: Cable,
  ) {
    this.electronics = emulate(language, this.mechanics, (bytes) => this.say(Uint8Array.from(bytes)));
  }

  /** Of a maker that no file knows, when a test says so. */
  isNoName = false;

  get vendorId(): number {
    return this.isNoName ? 0x6868 : vendorIds[this.language];
  }

  unplug(): void {
    if (!this.plugged) return;
    this.plugged = false;
    this.electronics.reset();
    this.mechanics.forget();
    this.unread.length = 0;
    this.pending?.reject(networkError());
    this.pending = null;
    this.cable.pulled(this);
  }

  plug(): void {
    this.plugged = true;
    this.cable.pluggedIn(this);
  }

  receive(bytes: Uint8Array): void {
    this.bytesReceived += bytes.length;
    try {
      this.electronics.receive(bytes);
    } catch (error) {
      // Asked in a language that is not its own, a printer keeps silent, whatever it makes of it.
      if (!this.isNoName) {
        this.errors.push((error as Error).message);
        throw error;
      }
      this.electronics.reset();
    }
  }

  write(bytes: Uint8Array): Promise<USBOutTransferResult> {
    if (!this.plugged) return Promise.reject(networkError());
    const most = this.unplugAfterBytes;
    if (most !== null && bytes.length >= most) {
      this.unplugAfterBytes = null;
      this.receive(bytes.subarray(0, most));
      this.unplug();
      return Promise.reject(networkError());
    }
    if (most !== null) this.unplugAfterBytes = most - bytes.length;
    this.receive(bytes);
    return Promise.resolve({ status: "ok", bytesWritten: bytes.length });
  }

  read(): Promise<USBInTransferResult> {
    if (!this.plugged) return Promise.reject(networkError());
    const next = this.unread.shift();
    if (next) return Promise.resolve({ status: "ok", data: new DataView(next.buffer) });
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
    });
  }

  private say(bytes: Uint8Array): void {
    if (this.mute || !this.plugged) return;
    if (!this.pending) {
      this.unread.push(bytes);
      return;
    }
    const { resolve } = this.pending;
    this.pending = null;
    resolve({ status: "ok", data: new DataView(bytes.buffer) });
  }
}

function networkError(): Error {
  return Object.assign(new Error("The transfer was cancelled."), { name: "NetworkError" });
}

/** `navigator.usb`, with printers of ours behind it. */
export class EmulatedUsb extends EventTarget {
  private readonly printers: EmulatedPrinter[] = [];
  /** One object as long as a printer stays plugged in; a new one after a replug. */
  private readonly devices = new Map<EmulatedPrinter, USBDevice>();

  add(language: SpokenLanguage, serialNumber: string): EmulatedPrinter {
    const printer = new EmulatedPrinter(language, serialNumber, this);
    this.printers.push(printer);
    return printer;
  }

  async getDevices(): Promise<USBDevice[]> {
    return this.printers.filter((printer) => printer.plugged).map((printer) => this.deviceOf(printer));
  }

  async requestDevice(): Promise<USBDevice> {
    const [device] = await this.getDevices();
    if (!device) throw Object.assign(new Error("No device selected."), { name: "NotFoundError" });
    return device;
  }

  pulled(printer: EmulatedPrinter): void {
    const device = this.devices.get(printer);
    this.devices.delete(printer);
    if (device) this.dispatchEvent(Object.assign(new Event("disconnect"), { device }));
  }

  pluggedIn(printer: EmulatedPrinter): void {
    this.dispatchEvent(Object.assign(new Event("connect"), { device: this.deviceOf(printer) }));
  }

  private deviceOf(printer: EmulatedPrinter): USBDevice {
    const known = this.devices.get(printer);
    if (known) return known;
    const device = deviceFor(printer);
    this.devices.set(printer, device);
    return device;
  }
}

function deviceFor(printer: EmulatedPrinter): USBDevice {
  const endpoint = (endpointNumber: number, direction: string) => ({
    endpointNumber,
    direction,
    type: "bulk",
    packetSize: 64,
  });
  const alternate = { interfaceClass: 7, endpoints: [endpoint(1, "out"), endpoint(2, "in")] };
  const nothing = async () => undefined;
  return {
    vendorId: printer.vendorId,
    productId: 1,
    serialNumber: printer.serialNumber,
    manufacturerName: "Emulated",
    productName: printer.language.toUpperCase(),
    configuration: { interfaces: [{ interfaceNumber: 0, alternate }] },
    open: nothing,
    close: nothing,
    selectConfiguration: nothing,
    claimInterface: nothing,
    clearHalt: nothing,
    transferOut: (_endpoint: number, data: Uint8Array) => printer.write(data),
    transferIn: () => printer.read(),
  } as unknown as USBDevice;
}
