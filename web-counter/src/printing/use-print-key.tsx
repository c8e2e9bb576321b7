import { type ReactNode, useState } from "react";
import { PrintDialog } from "./print-dialog.tsx";
import { usePrinting } from "./printing-context.tsx";

/**
 * What the key P does with an order's tickets: this window's ticket printer where there is one, else the browser's own
 * print dialogue, of which nobody can tell whether anything came out. `atOnce`: begin without another press.
 */
export function usePrintKey(
  reference: string,
  atOnce: boolean,
): { readonly print: () => void; readonly dialog: ReactNode } {
  const { printer } = usePrinting();
  const [open, setOpen] = useState(false);
  return {
    print: () => (printer ? setOpen(true) : window.print()),
    dialog: open && <PrintDialog reference={reference} atOnce={atOnce} onClose={() => setOpen(false)} />,
  };
}
