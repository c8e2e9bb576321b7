import { Button, TextInput } from "@mantine/core";
import {
  type DrawingBoardHandle,
  type DrawingReading,
  findSeats,
  type SeatMapEditor,
  seatsAtPath,
  seatsChosen,
} from "@parterre/seat-map/editor";
import { useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";

export interface CheckPartProps {
  readonly editor: SeatMapEditor;
  readonly reading: DrawingReading | null;
  readonly board: DrawingBoardHandle | null;
}

/** What is odd about the drawing, each entry the way to its place; and the way to any seat by its name. */
export function CheckPart({ editor, reading, board }: CheckPartProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [missing, setMissing] = useState(false);
  const goTo = (seats: ReadonlySet<string>) => {
    editor.choose(seatsChosen(seats));
    board?.showSeats(seats);
  };
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const seats = findSeats(editor.state.document, String(new FormData(event.currentTarget).get("seat") ?? ""));
    setMissing(seats.size === 0);
    if (seats.size > 0) goTo(seats);
  };
  return (
    <>
      <section className={classes.part}>
        <h2>{t("draw.check")}</h2>
        {reading?.problems.length === 0 && <p className={classes.state}>{t("problems.none")}</p>}
        {reading?.problems.map((problem) => (
          <button
            key={problem.code}
            type="button"
            className={classes.problem}
            data-severity={problem.severity}
            aria-label={t("draw.locate", { problem: pick(problem.message) })}
            onClick={() => goTo(seatsAtPath(editor.state.document, problem.path))}
          >
            {pick(problem.message)} {problem.count > 1 && `× ${problem.count}`}
          </button>
        ))}
      </section>
      <form onSubmit={find} className={classes.pair}>
        <TextInput
          name="seat"
          size="xs"
          label={t("draw.find")}
          placeholder={t("draw.findHelp")}
          error={missing && t("draw.notFound")}
        />
        <Button type="submit" size="xs" variant="default">
          {t("draw.find")}
        </Button>
      </form>
    </>
  );
}
