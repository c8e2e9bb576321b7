import { useFormats, useLocale } from "@parterre/web-kit";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./choose-performance.module.css";
import type { ComingPerformance } from "./documents.ts";

export interface PerformanceRowProps {
  readonly performance: ComingPerformance;
  readonly quickKey: string | null;
  /** The row that Enter opens. */
  readonly current: boolean;
}

/** One coming performance: when, what, where and how much of the house is left. */
export function PerformanceRow({ performance, quickKey, current }: PerformanceRowProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { startsAt, venue, event, freeSeatCount, seatCount, onSaleNow } = performance;
  const share = seatCount === 0 ? 0 : freeSeatCount / seatCount;
  return (
    <li ref={row} className={classes.item} data-current={current || undefined}>
      <Link to={`/sell/${performance.id}`} className={classes.row} aria-keyshortcuts={quickKey ?? undefined}>
        <span className={classes.key}>{quickKey && <KeyCap>{quickKey}</KeyCap>}</span>
        <span className={`${classes.when} figures`}>
          <strong>{formats.time(startsAt, venue.timeZone)}</strong>
          <span>
            {formats.weekday(startsAt, venue.timeZone)} {formats.shortDate(startsAt, venue.timeZone)}
          </span>
        </span>
        <span className={classes.what}>
          <strong>{pick(event.title)}</strong>
          <span>{pick(venue.name)}</span>
        </span>
        <span className={`${classes.left} figures`}>
          {onSaleNow ? (
            <>
              <strong>{formats.number(freeSeatCount)}</strong>
              <span>{t("choose.freeOf", { seats: formats.number(seatCount) })}</span>
              <i aria-hidden="true" style={{ "--share": share } as React.CSSProperties} />
            </>
          ) : (
            <span className={classes.closed}>{t(`choose.states.${performance.state}`)}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
