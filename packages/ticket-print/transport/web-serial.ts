/// <reference types="w3c-web-serial" />
import { CannotOpen, LinkBroken, type PrinterLink } from "./printer-link.ts";

const baudRate = 115_200;

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

/** Opens a printer on a serial port (a virtual one over USB too). Rejects with {@link CannotOpen}. */
export async function openSerialPrinter(port: SerialPort): Promise<PrinterLink> {
  await port.open({ baudRate, flowControl: "hardware" }).catch((error: unknown) => {
    throw new CannotOpen("in-use", error);
  });
  const { readable, writable } = port;
  if (!readable || !writable) throw new CannotOpen("not-a-printer");
  const reader = readable.getReader();
  const writer = writable.getWriter();
  const { usbVendorId, usbProductId } = port.getInfo();
  let gone = false;
  let heard: (bytes: Uint8Array) => void = () => undefined;
  let toldGone: () => void = () => undefined;
  const cut = () => {
    if (gone) return;
    gone = true;
    toldGone();
  };
  const listen = async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return cut();
      if (value) heard(value);
    }
  };
  listen().catch(cut);
  return {
    vendorId: usbVendorId ?? null,
    serialNumber: usbVendorId === undefined ? null : `serial:${usbVendorId}:${usbProductId}`,
    name: "Serial port",
    write: async (bytes) => {
      if (gone) throw new LinkBroken(true, null);
      await writer.write(bytes).catch((error: unknown) => {
        throw new LinkBroken(false, error);
      });
    },
    onBytes: (listener) => {
      heard = listener;
    },
    onGone: (listener) => {
      toldGone = listener;
    },
    close: async () => {
      gone = true;
      await reader.cancel().catch(() => undefined);
      reader.releaseLock();
      writer.releaseLock();
      await port.close();
    },
  };
}
