import { Button } from "@mantine/core";
import { useFormats } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Kept } from "./documents.ts";
import classes from "./keep-seats.module.css";
import type { SeatActs } from "./use-seat-acts.ts";

/** Seats off sale, by act: why, by whom and when, and the way back. */
export function KilledList({
  kills,
  timeZone,
  acts,
}: {
  readonly kills: Kept["kills"];
  readonly timeZone: string;
  readonly acts: SeatActs;
}) {
  const t = useAdminText();
  const formats = useFormats();
  if (kills.length === 0) return null;
  return (
    <section>
      <h2 className={classes.heading}>{t("keep.killed")}</h2>
      <ul className={classes.list}>
        {kills.map(({ id, reason, ordinals, killedAt, killedBy }) => (
          <li key={id} className={classes.row}>
            <p className={classes.counts}>
              <b>{reason}</b>
              <small>
                {t("keep.killedRow", {
                  count: ordinals.length,
                  who: killedBy?.name ?? t("keep.server"),
                  time: formats.dateTime(killedAt, timeZone),
                })}
              </small>
            </p>
            <div className={classes.acts}>
              <Button
                variant="default"
                size="compact-sm"
                disabled={acts.busy}
                onClick={() => void acts.revive(ordinals, reason)}
              >
                {t("keep.revive")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
