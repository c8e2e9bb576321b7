import type { PrinterMake } from "@parterre/ticket-print";
import {
  hasWebSerial,
  hasWebUsb,
  onSerialChanged,
  onUsbChanged,
  openSerialPrinter,
  openUsbPrinter,
  type PrinterLink,
  serialOf,
  serialOfPort,
  serialPrinters,
  usbPrinters,
} from "@parterre/ticket-print/transport";
import { useEffect, useState } from "react";
import { lineOf } from "../../printing/ways-to-printer.ts";

/** A printer that can be opened from here, before it is known what it is. */
export interface Reachable {
  readonly way: "USB" | "SERIAL" | "NETWORK";
  readonly serialNumber: string;
  readonly address: string | null;
  readonly name: string;
  /** Of USB; null where there is none. */
  readonly vendorId: number | null;
  open(make: PrinterMake | null): Promise<PrinterLink>;
}

export function reachableUsb(device: USBDevice): Reachable {
  const serialNumber = serialOf(device);
  const name = [device.manufacturerName, device.productName].filter(Boolean).join(" ") || serialNumber;
  const open = () => openUsbPrinter(device);
  return { way: "USB", serialNumber, address: null, name, vendorId: device.vendorId, open };
}

export function reachablePort(port: SerialPort): Reachable {
  const open = (make: PrinterMake | null) => openSerialPrinter(port, lineOf(make));
  const serialNumber = serialOfPort(port);
  const vendorId = port.getInfo().usbVendorId ?? null;
  return { way: "SERIAL", serialNumber, address: null, name: serialNumber, vendorId, open };
}

/** Printers that are plugged in here and that this browser may open without asking anybody. */
export function useReachable(): readonly Reachable[] {
  const [found, setFound] = useState<readonly Reachable[]>([]);
  useEffect(() => {
    let over = false;
    const look = async () => {
      const [devices, ports] = await Promise.all([usbPrinters(), serialPrinters()]);
      if (!over) setFound([...devices.map(reachableUsb), ...ports.map(reachablePort)]);
    };
    const changed = () => void look();
    changed();
    const stops = [
      ...(hasWebUsb() ? [onUsbChanged(changed)] : []),
      ...(hasWebSerial() ? [onSerialChanged(changed)] : []),
    ];
    return () => {
      over = true;
      for (const stop of stops) stop();
    };
  }, []);
  return found;
}
