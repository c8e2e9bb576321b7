import { readPicture } from "../src/index.ts";
import { printInBrowser } from "./browser-print.ts";
import type { PrinterLink } from "./printer-link.ts";

/**
 * The browser's print dialogue as a way to a printer: each ticket is a page in its paper's size. That the dialogue was
 * closed says nothing of paper, so the job takes every such ticket for unconfirmed until a person has looked.
 */
export function openDialogue(serialNumber: string): PrinterLink {
  return {
    vendorId: null,
    serialNumber,
    name: "Print dialogue",
    write: async (bytes) => {
      if (bytes.length === 0) return;
      const { bitmap, widthMm, heightMm } = readPicture(bytes);
      await printInBrowser([bitmap], { widthMm, heightMm });
    },
    onBytes: () => undefined,
    onGone: () => undefined,
    close: async () => undefined,
  };
}
