export { printInBrowser } from "./browser-print.ts";
export { type Clock, type Decision, type PrintClerk, PrintRun, type PrintRunOptions } from "./print-run.ts";
export { CannotOpen, type PrinterLink } from "./printer-link.ts";
export { type ProbedPrinter, probePrinter } from "./probe-printer.ts";
export { chooseSerialPrinter, hasWebSerial, openSerialPrinter } from "./web-serial.ts";
export {
  chooseUsbPrinter,
  findUsbPrinter,
  hasWebUsb,
  onUsbChanged,
  openUsbPrinter,
  serialOf,
} from "./web-usb.ts";
