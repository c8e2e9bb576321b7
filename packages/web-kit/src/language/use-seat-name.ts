import { useCallback } from "react";
import { placeName } from "./place-name.ts";
import { useKitText, useLocale } from "./use-text.ts";

/** What is printed on a seat. */
export interface SeatLabelWords {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}

const bareLabel = /^(\d{1,4}[A-Za-z]?|[A-Za-z]{1,2}\d{0,3})$/;

/** A seat's name as people say it in the reader's language: "Stalls, row 5, seat 12". */
export function useSeatName(): (label: SeatLabelWords) => string {
  const t = useKitText();
  const { locale } = useLocale();
  return useCallback(
    (label) => {
      const name = placeName(label.block, locale);
      // A bare number or letter is no name by itself.
      const block = bareLabel.test(name) ? t("order.place.block", { block: name }) : name;
      const { row, seat } = label;
      return row ? t("order.place.seat", { block, row, seat }) : t("order.place.seatNoRow", { block, seat });
    },
    [t, locale],
  );
}
