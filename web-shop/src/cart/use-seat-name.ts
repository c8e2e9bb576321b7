import { useCallback } from "react";
import { useShopText } from "../texts/use-shop-text.ts";
import type { SeatLabel } from "./cart-documents.ts";

/** A seat's name as people say it in the reader's language: "Stalls, row 5, seat 12". */
export function useSeatName(): (label: SeatLabel) => string {
  const t = useShopText();
  return useCallback(
    ({ block, row, seat }) =>
      row ? t("pick.seatName", { block, row, seat }) : t("pick.seatNameNoRow", { block, seat }),
    [t],
  );
}
