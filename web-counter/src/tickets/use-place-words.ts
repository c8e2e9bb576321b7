import { placeName, useLocale } from "@parterre/web-kit";
import { useCallback } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";

/** Plans often call a block just "25" or "C"; said alone, that needs the word in front. */
const bareName = /^[\dA-Za-z]{1,3}$/;

/** Words for a block and row as a seller says them to a customer; empty names are left out. */
export function usePlaceWords(): (place: { readonly block: string; readonly row: string }) => string {
  const t = useCounterText();
  const { locale } = useLocale();
  return useCallback(
    ({ block, row }) => {
      const name = placeName(block, locale);
      const said = bareName.test(name) ? t("place.block", { block: name }) : name;
      return [said, row && t("place.row", { row })].filter(Boolean).join(" ");
    },
    [t, locale],
  );
}
