import { useCounterText } from "../../texts/use-counter-text.ts";
import { usePlaceWords } from "../../tickets/use-place-words.ts";
import { groupByRow } from "./sale-lines.ts";

type Label = { readonly block: string; readonly row: string; readonly seat: string };

/** Seats as people say them: "Front stalls row B seats 12, 13", one line a row. */
export function SeatPlace({ labels }: { readonly labels: readonly Label[] }) {
  const t = useCounterText();
  const placeWords = usePlaceWords();
  return (
    <>
      {groupByRow(labels).map(({ block, row, seats }) => (
        <span key={`${block}|${row}|${seats[0]}`}>
          {placeWords({ block, row })}{" "}
          <strong className="figures">
            {t("place.seats", { count: seats.length, seats: seats.join(t("place.comma")) })}
          </strong>
        </span>
      ))}
    </>
  );
}
