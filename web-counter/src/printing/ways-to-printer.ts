import { makeOfCode, type PrinterMake, type SerialLine } from "@parterre/ticket-print";
import {
  findUsbPrinter,
  hasWebSerial,
  hasWebUsb,
  onSerialChanged,
  onUsbChanged,
  openDialogue,
  openNetworkPrinter,
  openSerialPrinter,
  openUsbPrinter,
  type PrinterLink,
  serialOfPort,
  serialPrinters,
} from "@parterre/ticket-print/transport";
import type { PairedPrinter } from "./documents.ts";

/** How a printer of one way is found and opened. */
export interface PrinterRoute {
  /** The thing to open, another object after a replug; null: it is not there. */
  find(): Promise<object | null>;
  open(found: object): Promise<PrinterLink>;
  /** Told when something was plugged in or out; answers how to stop. */
  onChanged(look: () => void): () => void;
  /** Nothing tells that it is back: it has to be looked for. */
  readonly staysAway: boolean;
}

const usualLine: SerialLine = { baudRate: 9600, flowControl: "hardware" };

/** A make's serial port; the usual one where no file describes it. */
export function lineOf(make: PrinterMake | null): SerialLine {
  return make?.serial ?? usualLine;
}

/** A printer at the server's door for printers on the house's network. */
export function openAtDoor(address: string, counterId: string): Promise<PrinterLink> {
  const door = new URL("/printing/line", window.location.href);
  door.protocol = door.protocol === "https:" ? "wss:" : "ws:";
  return openNetworkPrinter({ door: door.href, address, counterId });
}

/** The way to a paired printer; null where this browser has no such way. */
export function wayTo(
  printer: Pick<PairedPrinter, "serialNumber" | "way" | "address" | "make"> & { readonly counterId: string },
): PrinterRoute | null {
  const { serialNumber, counterId } = printer;
  const none = () => () => undefined;
  switch (printer.way) {
    case "USB":
      if (!hasWebUsb()) return null;
      return {
        find: () => findUsbPrinter(serialNumber),
        open: (device) => openUsbPrinter(device as USBDevice),
        onChanged: onUsbChanged,
        staysAway: false,
      };
    case "SERIAL":
      if (!hasWebSerial()) return null;
      return {
        find: async () => (await serialPrinters()).find((port) => serialOfPort(port) === serialNumber) ?? null,
        open: (port) => openSerialPrinter(port as SerialPort, lineOf(makeOfCode(printer.make))),
        onChanged: onSerialChanged,
        staysAway: false,
      };
    case "NETWORK": {
      return {
        find: async () => ({}),
        open: () => openAtDoor(printer.address ?? "", counterId),
        onChanged: none,
        staysAway: true,
      };
    }
    case "DIALOGUE": {
      const dialogue = {};
      return {
        find: async () => dialogue,
        open: async () => openDialogue(serialNumber),
        onChanged: none,
        staysAway: false,
      };
    }
  }
}
