import { placeName, useLocale } from "@parterre/web-kit";
import { useCallback } from "react";
import { useShopText } from "../texts/use-shop-text.ts";
import type { SeatLabel } from "./cart-documents.ts";

const bareLabel = /^(\d{1,4}[A-Za-z]?|[A-Za-z]{1,2}\d{0,3})$/;

/** A seat's name as people say it in the reader's language: "Stalls, row 5, seat 12". */
export function useSeatName(): (label: SeatLabel) => string {
  const t = useShopText();
  const { locale } = useLocale();
  return useCallback(
    (label) => {
      const name = placeName(label.block, locale);
      // A bare number or letter is no name by itself.
      const block = bareLabel.test(name) ? t("pick.block", { block: name }) : name;
      const { row, seat } = label;
      return row ? t("pick.seatName", { block, row, seat }) : t("pick.seatNameNoRow", { block, seat });
    },
    [t, locale],
  );
}
