/// <reference types="w3c-web-serial" />
import type { SerialLine } from "../src/index.ts";
import { CannotOpen, LinkBroken, type PrinterLink } from "./printer-link.ts";

export function hasWebSerial(): boolean {
  return "serial" in navigator;
}

/** Lets a person choose a serial port; null when nothing was chosen. Needs a click or key press. */
export async function chooseSerialPrinter(): Promise<SerialPort | null> {
  try {
    return await navigator.serial.requestPort();
  } catch (error) {
    if ((error as DOMException).name === "NotFoundError") return null;
    throw error;
  }
}

/** Ports have no serial numbers: printers are told apart by what they are, one of each at a window. */
export function serialOfPort(port: SerialPort): string {
  const { usbVendorId, usbProductId } = port.getInfo();
  const hex = (value: number) => value.toString(16).padStart(4, "0");
  return usbVendorId === undefined ? "serial:port" : `serial:${hex(usbVendorId)}:${hex(usbProductId ?? 0)}`;
}

/** The ports that were chosen before and are there. */
export function serialPrinters(): Promise<SerialPort[]> {
  return hasWebSerial() ? navigator.serial.getPorts() : Promise.resolve([]);
}

/** Told of every port that comes or goes; answers how to stop. */
export function onSerialChanged(listener: () => void): () => void {
  navigator.serial.addEventListener("connect", listener);
  navigator.serial.addEventListener("disconnect", listener);
  return () => {
    navigator.serial.removeEventListener("connect", listener);
    navigator.serial.removeEventListener("disconnect", listener);
  };
}

/**
 * Opens a printer on a serial port, a virtual one over USB as well, at the speed of its make. Rejects with
 * {@link CannotOpen}.
 */
export async function openSerialPrinter(port: SerialPort, line: SerialLine): Promise<PrinterLink> {
  await port.open({ ...line, bufferSize: 16 * 1024 }).catch((error: unknown) => {
    throw new CannotOpen("in-use", error);
  });
  const { readable, writable } = port;
  if (!readable || !writable) throw new CannotOpen("not-a-printer");
  return new SerialLink(port, readable.getReader(), writable.getWriter());
}

class SerialLink implements PrinterLink {
  readonly vendorId: number | null;
  readonly serialNumber: string;
  readonly name = "Serial port";
  private gone = false;
  private heard: (bytes: Uint8Array) => void = () => undefined;
  private readonly toldGone: (() => void)[] = [];

  constructor(
    private readonly port: SerialPort,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly writer: WritableStreamDefaultWriter<Uint8Array>,
  ) {
    this.vendorId = port.getInfo().usbVendorId ?? null;
    this.serialNumber = serialOfPort(port);
    port.addEventListener("disconnect", this.cut);
    this.listen().catch(this.cut);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.gone) throw new LinkBroken(true, null);
    await this.writer.write(bytes).catch((error: unknown) => {
      throw new LinkBroken(false, error);
    });
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.heard = listener;
  }

  onGone(listener: () => void): void {
    this.toldGone.push(listener);
  }

  async close(): Promise<void> {
    this.gone = true;
    this.port.removeEventListener("disconnect", this.cut);
    await this.reader.cancel().catch(() => undefined);
    this.reader.releaseLock();
    this.writer.releaseLock();
    await this.port.close().catch(() => undefined);
  }

  /** Always one read pending: faults come once and unasked. */
  private async listen(): Promise<void> {
    for (;;) {
      const { value, done } = await this.reader.read();
      if (done) return this.cut();
      if (value) this.heard(value);
    }
  }

  private readonly cut = (): void => {
    if (this.gone) return;
    this.gone = true;
    this.port.removeEventListener("disconnect", this.cut);
    // A write that waits for a port that is gone would wait for ever.
    this.writer.abort().catch(() => undefined);
    this.reader.releaseLock();
    for (const told of this.toldGone) told();
  };
}
