import { Button } from "@mantine/core";
import { serverNow, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import type { KeptPerformance } from "../../offline/documents.ts";
import { stopSelling } from "../../offline/give-back.ts";
import type { KeptLease, KeptWork } from "../../offline/kept.ts";
import { mayGoBack } from "../../offline/lease-end.ts";
import { isOver, leasedSeats } from "../../offline/leased-seats.ts";
import { useAlone } from "../../offline/mode.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./work-offline.module.css";

export interface LeaseRowProps {
  readonly lease: KeptLease;
  readonly work: KeptWork;
  readonly performance: KeptPerformance | null;
}

function Whose({ performance }: Pick<LeaseRowProps, "performance">) {
  const formats = useFormats();
  const { pick } = useLocale();
  return (
    <span>
      <strong>{performance ? pick(performance.event.title) : "…"}</strong>
      {performance && (
        <small className="figures">{formats.dateTime(performance.startsAt, performance.venue.timeZone)}</small>
      )}
    </span>
  );
}

/** Seats on lease: how many are left, until when, and how they go back. */
export function LeaseRow({ lease, work, performance }: LeaseRowProps) {
  const t = useCounterText();
  const formats = useFormats();
  const alone = useAlone();
  const [busy, setBusy] = useState(false);
  const { free } = leasedSeats(lease, work, serverNow());
  const giveBack = async () => {
    setBusy(true);
    await stopSelling(lease.id).finally(() => setBusy(false));
  };
  const hangs = !mayGoBack(lease, work);
  return (
    <li className={classes.row} data-testid="lease" data-ready={performance !== null || undefined}>
      <Whose performance={performance} />
      <span className="figures">{t("offline.seatsLeft", { left: free.size, seats: lease.pack.seats.length })}</span>
      <span className={`${classes.state} figures`}>
        {isOver(lease, serverNow())
          ? t("offline.over")
          : t("offline.until", { time: formats.dateTime(lease.sellUntil, performance?.venue.timeZone) })}
        <small>{t(lease.byPolicy ? "offline.byPolicy" : hangs ? "offline.backLater" : "offline.backAfter")}</small>
      </span>
      <span className={classes.acts}>
        <Link to={`/sell/${lease.performanceId}`}>{t("offline.sell")}</Link>
        {!lease.byPolicy && !alone && (
          <Button
            variant="default"
            size="compact-md"
            disabled={hangs}
            loading={busy}
            onClick={() => void giveBack()}
            data-testid="give-back"
          >
            {t("offline.giveBack")}
          </Button>
        )}
      </span>
    </li>
  );
}

/** A lease that has ended: where its unsold seats are. */
export function EndedLeaseRow({ lease, performance }: Omit<LeaseRowProps, "work">) {
  const t = useCounterText();
  const formats = useFormats();
  const { seats, at, known } = lease.givenBack!;
  return (
    <li className={classes.row} data-testid="ended-lease" data-known={known || undefined} data-seats={seats}>
      <Whose performance={performance} />
      <span className={classes.wide}>
        {t(known ? "offline.isBack" : "offline.goesBack", { count: seats })}{" "}
        <small className="figures">{formats.time(at)}</small>
      </span>
    </li>
  );
}
