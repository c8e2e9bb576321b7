export { printInBrowser } from "./browser-print.ts";
export { openDialogue } from "./dialogue.ts";
export { type OpenSocket, openNetworkPrinter } from "./network.ts";
export { type Clock, type Decision, type PrintClerk, PrintRun, type PrintRunOptions } from "./print-run.ts";
export { CannotOpen, type PrinterLink } from "./printer-link.ts";
export { findLanguage, type ProbedPrinter, probePrinter } from "./probe-printer.ts";
export {
  chooseSerialPrinter,
  hasWebSerial,
  onSerialChanged,
  openSerialPrinter,
  serialOfPort,
  serialPrinters,
} from "./web-serial.ts";
export {
  chooseUsbPrinter,
  findUsbPrinter,
  hasWebUsb,
  onUsbChanged,
  openUsbPrinter,
  serialOf,
  usbPrinters,
} from "./web-usb.ts";
