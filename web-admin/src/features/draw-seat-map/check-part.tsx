import { Button, TextInput } from "@mantine/core";
import {
  type DrawingBoardHandle,
  type DrawingProblem,
  type DrawingReading,
  findSeats,
  fixFor,
  type SeatMapEditor,
  seatsAtPath,
  seatsChosen,
} from "@parterre/seat-map/editor";
import { useLocale } from "@parterre/web-kit";
import { type FormEvent, type RefObject, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";

export interface CheckPartProps {
  readonly editor: SeatMapEditor;
  readonly reading: DrawingReading | null;
  readonly board: RefObject<DrawingBoardHandle | null>;
}

/** What is odd about the drawing, each entry the way to all its places; and the way to any seat by its name. */
export function CheckPart({ editor, reading, board }: CheckPartProps) {
  const t = useAdminText();
  const [missing, setMissing] = useState(false);
  const goTo = (seats: ReadonlySet<string>) => {
    if (editor.state.tool !== "select") editor.takeTool("select");
    editor.choose(seatsChosen(seats));
    board.current?.showSeats(seats);
  };
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const seats = findSeats(editor.state.document, String(new FormData(event.currentTarget).get("seat") ?? ""));
    setMissing(seats.size === 0);
    if (seats.size > 0) goTo(seats);
  };
  return (
    <>
      <form onSubmit={find} className={classes.pair}>
        <TextInput
          name="seat"
          id="find-seat"
          size="xs"
          label={t("draw.find")}
          placeholder={t("draw.findHelp")}
          error={missing && t("draw.notFound")}
        />
        <Button type="submit" size="xs" variant="default">
          {t("draw.find")}
        </Button>
      </form>
      <section className={classes.part}>
        <h2>{t("draw.check")}</h2>
        {reading?.problems.length === 0 && <p className={classes.state}>{t("paint.noCheck")}</p>}
        {reading?.problems.map((problem) => (
          <Problem
            key={problem.code}
            problem={problem}
            onGo={(path) => goTo(seatsAtPath(editor.state.document, path))}
            fix={fixFor(problem, editor.newId)}
            onFix={(fix) => editor.edit(fix)}
          />
        ))}
      </section>
    </>
  );
}

interface ProblemProps {
  readonly problem: DrawingProblem;
  readonly onGo: (path: string) => void;
  readonly fix: ReturnType<typeof fixFor>;
  readonly onFix: (fix: NonNullable<ReturnType<typeof fixFor>>) => void;
}

/** A press goes to the first place, each further one to the next. */
function Problem({ problem, onGo, fix, onFix }: ProblemProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [at, setAt] = useState<number | null>(null);
  const { places, count } = problem;
  const go = (step: 1 | -1) => {
    const next = at === null ? 0 : (Math.min(at, places.length - 1) + step + places.length) % places.length;
    setAt(next);
    onGo(places[next]!);
  };
  return (
    <div className={classes.part}>
      <button
        type="button"
        className={classes.problem}
        data-severity={problem.severity}
        aria-label={t("draw.locate", { problem: pick(problem.message) })}
        onClick={() => go(1)}
      >
        {pick(problem.message)} {count > 1 && `× ${count}`}
      </button>
      {((places.length > 1 && at !== null) || fix) && (
        <div className={classes.acts}>
          {places.length > 1 && at !== null && (
            <>
              <Button size="compact-sm" variant="default" aria-label={t("paint.previous")} onClick={() => go(-1)}>
                ‹
              </Button>
              <span className={classes.state} role="status">
                {t("paint.place", { at: Math.min(at, places.length - 1) + 1, count: places.length })}
              </span>
              <Button size="compact-sm" variant="default" aria-label={t("paint.next")} onClick={() => go(1)}>
                ›
              </Button>
            </>
          )}
          {fix && (
            <Button size="compact-sm" variant="default" onClick={() => onFix(fix)}>
              {t("paint.fix")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
