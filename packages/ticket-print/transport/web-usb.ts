/// <reference types="w3c-web-usb" />
import { CannotOpen, LinkBroken, type PrinterLink } from "./printer-link.ts";

/** Printer class of USB; makes that hide behind other classes are known by their makers' ids. */
const printerClass = 7;
const otherVendors = [0x0a43, 0x04b8, 0x0519, 0x0a5f, 0x1203, 0x1504, 0x1d90, 0x0dd4, 0x154f];
/** Bytes of one transfer: small enough that a pause of the printer is felt, large enough to keep the bus busy. */
const chunkBytes = 16 * 1024;
const readBytes = 512;

export function hasWebUsb(): boolean {
  return "usb" in navigator;
}

/** Lets a person choose a printer; null when nothing was chosen. Needs a click or key press. */
export async function chooseUsbPrinter(): Promise<USBDevice | null> {
  const filters = [{ classCode: printerClass }, ...otherVendors.map((vendorId) => ({ vendorId }))];
  try {
    return await navigator.usb.requestDevice({ filters });
  } catch (error) {
    if ((error as DOMException).name === "NotFoundError") return null;
    throw error;
  }
}

/** The printers that were chosen before, or are granted by policy, and are plugged in. */
export function usbPrinters(): Promise<USBDevice[]> {
  return hasWebUsb() ? navigator.usb.getDevices() : Promise.resolve([]);
}

/** The printer with a serial number, if it is plugged in and was chosen before; else null. */
export async function findUsbPrinter(serialNumber: string): Promise<USBDevice | null> {
  const devices = await navigator.usb.getDevices();
  return devices.find((device) => serialOf(device) === serialNumber) ?? null;
}

/** Printers without a serial number are told apart by what they are: one of each at a window. */
export function serialOf(device: USBDevice): string {
  const hex = (value: number) => value.toString(16).padStart(4, "0");
  return device.serialNumber || `${hex(device.vendorId)}:${hex(device.productId)}`;
}

/** Told of every printer that is plugged in or pulled out; answers how to stop. */
export function onUsbChanged(listener: () => void): () => void {
  navigator.usb.addEventListener("connect", listener);
  navigator.usb.addEventListener("disconnect", listener);
  return () => {
    navigator.usb.removeEventListener("connect", listener);
    navigator.usb.removeEventListener("disconnect", listener);
  };
}

/** Opens a printer and begins to listen to it. Rejects with {@link CannotOpen}. */
export async function openUsbPrinter(device: USBDevice): Promise<PrinterLink> {
  await device.open().catch((error: DOMException) => {
    throw new CannotOpen(error.name === "SecurityError" ? "access-denied" : "in-use", error);
  });
  try {
    if (!device.configuration) await device.selectConfiguration(1);
    const place = printerInterface(device);
    if (!place) throw new CannotOpen("not-a-printer");
    await device.claimInterface(place.interfaceNumber).catch((error: unknown) => {
      throw new CannotOpen("driver-in-the-way", error);
    });
    return new UsbLink(device, place);
  } catch (error) {
    await device.close().catch(() => undefined);
    throw error;
  }
}

interface Place {
  readonly interfaceNumber: number;
  readonly out: number;
  readonly in: number | null;
}

function printerInterface(device: USBDevice): Place | null {
  const found = (device.configuration?.interfaces ?? []).flatMap(({ interfaceNumber, alternate }) => {
    const bulk = (direction: USBDirection) =>
      alternate.endpoints.find((endpoint) => endpoint.type === "bulk" && endpoint.direction === direction);
    const out = bulk("out");
    if (!out) return [];
    const place = { interfaceNumber, out: out.endpointNumber, in: bulk("in")?.endpointNumber ?? null };
    return [{ place, isPrinter: alternate.interfaceClass === printerClass }];
  });
  return (found.find(({ isPrinter }) => isPrinter) ?? found[0])?.place ?? null;
}

class UsbLink implements PrinterLink {
  readonly vendorId: number;
  readonly serialNumber: string;
  readonly name: string;
  private gone = false;
  private heard: (bytes: Uint8Array) => void = () => undefined;
  private readonly toldGone: (() => void)[] = [];

  constructor(
    private readonly device: USBDevice,
    private readonly place: Place,
  ) {
    this.vendorId = device.vendorId;
    this.serialNumber = serialOf(device);
    this.name = [device.manufacturerName, device.productName].filter(Boolean).join(" ") || this.serialNumber;
    navigator.usb.addEventListener("disconnect", this.disconnected);
    if (place.in !== null) void this.listen(place.in);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.gone) throw new LinkBroken(true, null);
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const chunk = bytes.slice(at, at + chunkBytes);
      const done = await this.device.transferOut(this.place.out, chunk).catch((error: unknown) => {
        // Part of a transfer that was rejected may have left: from here on nothing is certain.
        throw new LinkBroken(false, error);
      });
      if (done.status !== "ok" || done.bytesWritten !== chunk.length) throw new LinkBroken(false, done.status);
    }
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.heard = listener;
  }

  onGone(listener: () => void): void {
    this.toldGone.push(listener);
  }

  async close(): Promise<void> {
    this.end();
    await this.device.close().catch(() => undefined);
  }

  /** Always one read pending: faults come once and unasked. */
  private async listen(endpoint: number): Promise<void> {
    while (!this.gone) {
      try {
        const { data, status } = await this.device.transferIn(endpoint, readBytes);
        if (status === "stall") await this.device.clearHalt("in", endpoint);
        if (data && data.byteLength > 0) this.heard(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      } catch {
        if (!this.gone) this.cut();
        return;
      }
    }
  }

  private readonly disconnected = (event: USBConnectionEvent): void => {
    if (event.device === this.device) this.cut();
  };

  private cut(): void {
    if (this.gone) return;
    this.end();
    for (const told of this.toldGone) told();
  }

  private end(): void {
    this.gone = true;
    navigator.usb.removeEventListener("disconnect", this.disconnected);
  }
}
