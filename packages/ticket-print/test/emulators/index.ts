export { EmulatedPrinter, EmulatedUsb } from "./emulated-usb.ts";
