import { useCallback } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";

const known = ["cash", "terminal", "transfer", "voucher", "invoice", "test", "stripe", "alipay", "wechat-pay"] as const;
type Known = (typeof known)[number];

/** What a way to pay is called; one that is not known here by its code. */
export function useTenderName(): (tender: string) => string {
  const t = useCounterText();
  return useCallback(
    (tender: string) => (known.includes(tender as Known) ? t(`tenders.${tender as Known}`) : tender),
    [t],
  );
}
