import { useCallback } from "react";
import { useKitText } from "../language/use-text.ts";
import { orderTextsEn } from "./order-texts.en.ts";

type Known = keyof typeof orderTextsEn.tenders;

/** What a way to pay is called; one that is not known here by its code. */
export function useTenderName(): (tender: string) => string {
  const t = useKitText();
  return useCallback(
    (tender: string) => (Object.hasOwn(orderTextsEn.tenders, tender) ? t(`order.tenders.${tender as Known}`) : tender),
    [t],
  );
}
