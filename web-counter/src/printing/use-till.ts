import { useApolloClient } from "@apollo/client/react";
import type { Money } from "@parterre/money";
import { drawReceipt, escposDrawerKick, escposReceipt, receiptSizeMm } from "@parterre/ticket-print";
import { printInBrowser } from "@parterre/ticket-print/transport";
import { useLocale, useTenderName } from "@parterre/web-kit";
import { useCallback, useState } from "react";
import { usePrinting } from "./printing-context.tsx";
import { receiptQuery } from "./receipt-documents.ts";
import { receiptLines } from "./receipt-lines.ts";

/** Of the last receipt: on its way, gone to the printer, or not. */
export type ReceiptState = "none" | "printing" | "sent" | "failed";

/**
 * The drawer and receipts. Both hang on a printer that speaks ESC/POS; without one a receipt goes to the browser's
 * print dialogue, and the drawer is opened by hand.
 */
export function useTill() {
  const client = useApolloClient();
  const { locale } = useLocale();
  const tenderName = useTenderName();
  const { counter, printer, link } = usePrinting();
  const [receipt, setReceipt] = useState<ReceiptState>("none");
  const till = printer?.language === "ESCPOS" ? link : null;

  /** Opens the drawer, if it hangs on this window's printer. A drawer that stays shut has a key. */
  const openDrawer = useCallback(() => void till?.write(escposDrawerKick()).catch(() => undefined), [till]);

  const printReceipt = useCallback(
    async (reference: string, change: Money | null) => {
      setReceipt("printing");
      try {
        const { data } = await client.query({
          query: receiptQuery,
          variables: { reference },
          fetchPolicy: "network-only",
        });
        const order = data?.orderByReference;
        if (!order) return setReceipt("failed");
        const facts = { order, change, counter: counter?.name ?? null, tenderName, now: new Date() };
        const lines = receiptLines(facts, locale);
        const { ticketFonts } = await import("@parterre/ticket-print/fonts");
        const bitmap = await drawReceipt(lines, till && printer?.dpi === 300 ? 300 : 203, ticketFonts);
        if (till) await till.write(escposReceipt(bitmap));
        else await printInBrowser([bitmap], receiptSizeMm(lines));
        setReceipt("sent");
      } catch {
        setReceipt("failed");
      }
    },
    [client, counter, locale, printer, tenderName, till],
  );
  return { openDrawer, printReceipt, receipt };
}
