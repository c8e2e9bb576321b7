export { EmulatedSerial } from "./emulated-serial.ts";
export { type Cable, EmulatedPrinter, EmulatedUsb } from "./emulated-usb.ts";
