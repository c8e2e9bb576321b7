import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./seat-notes.module.css";

export interface NotedSeat {
  readonly ordinal: number;
  readonly label: { readonly row: string; readonly seat: string };
}

export interface SeatNotesProps {
  readonly notes: ReadonlyMap<number, string>;
  readonly seats: readonly NotedSeat[];
}

/** What whoever sells these seats should say about them: “A 16: pillar on the left”. Nothing where nothing is written. */
export function SeatNotes({ notes, seats }: SeatNotesProps) {
  const t = useCounterText();
  const noted = seats.flatMap((seat) => {
    const note = notes.get(seat.ordinal);
    return note === undefined ? [] : [{ ...seat, note }];
  });
  if (noted.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={t("seatNotes.title")} data-testid="seat-notes">
      {noted.map(({ ordinal, label, note }) => (
        <li key={ordinal}>
          <b className="figures">{[label.row, label.seat].filter(Boolean).join(" ")}</b> {note}
        </li>
      ))}
    </ul>
  );
}
