import { placeName, useLocale } from "@parterre/web-kit";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { groupByRow } from "./sale-lines.ts";

type Label = { readonly block: string; readonly row: string; readonly seat: string };

/** Seats as people say them: "Stalls · row 7 · 12, 13". Empty block or row names are left out. */
export function SeatPlace({ labels }: { readonly labels: readonly Label[] }) {
  const t = useCounterText();
  const { locale } = useLocale();
  return (
    <>
      {groupByRow(labels).map(({ block, row, seats }) => (
        <span key={`${block}|${row}|${seats[0]}`}>
          {block && `${placeName(block, locale)} `}
          {row && `${t("place.row", { row })} `}
          <strong className="figures">{t("place.seats", { seats: seats.join(t("place.comma")) })}</strong>
        </span>
      ))}
    </>
  );
}
