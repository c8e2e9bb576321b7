import { type ReactNode, useState } from "react";
import { PrintDialog } from "./print-dialog.tsx";

/**
 * What the key P does with an order's tickets: prints them here, or says what else can be done where no printer works.
 * `atOnce`: begin without another press. And how another window prints them.
 */
export function usePrintKey(
  reference: string,
  atOnce: boolean,
): { readonly print: () => void; readonly elsewhere: () => void; readonly dialog: ReactNode } {
  const [open, setOpen] = useState<"here" | "elsewhere" | null>(null);
  return {
    print: () => setOpen("here"),
    elsewhere: () => setOpen("elsewhere"),
    dialog: open !== null && (
      <PrintDialog
        reference={reference}
        atOnce={atOnce && open === "here"}
        elsewhere={open === "elsewhere"}
        onClose={() => setOpen(null)}
      />
    ),
  };
}
