import { type ReactNode, useState } from "react";
import { PrintDialog } from "./print-dialog.tsx";

/**
 * What the key P does with an order's tickets: prints them here, or says what else can be done where no printer works.
 * `atOnce`: begin without another press.
 */
export function usePrintKey(
  reference: string,
  atOnce: boolean,
): { readonly print: () => void; readonly dialog: ReactNode } {
  const [open, setOpen] = useState(false);
  return {
    print: () => setOpen(true),
    dialog: open && <PrintDialog reference={reference} atOnce={atOnce} onClose={() => setOpen(false)} />,
  };
}
