import { LanguageSwitch, OfflineBanner, useFormats, useLocale } from "@parterre/web-kit";
import type { Ref } from "react";
import { Link } from "react-router";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { PickedPerformance } from "./performance-query.ts";
import classes from "./pick-seats.module.css";

/** Which evening this is, over the darkened house, and the way back. */
export function HouseHead({
  performance,
  ref,
}: {
  readonly performance: PickedPerformance | null;
  readonly ref: Ref<HTMLElement>;
}) {
  const t = useShopText();
  const { pick } = useLocale();
  const { dateTime } = useFormats();
  const event = performance?.event;
  const title = event ? pick(event.title) : "";
  return (
    <>
      <title>{title ? `${title} · Parterre` : "Parterre"}</title>
      <OfflineBanner />
      <header className={classes.head} ref={ref}>
        <Link
          to={event ? `/events/${event.slug}` : "/"}
          className={classes.back}
          aria-label={event ? t("pick.back", { event: title }) : t("event.back")}
        >
          <svg
            viewBox="0 0 20 20"
            width="22"
            height="22"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          >
            <path d="M12.5 4 6.5 10l6 6" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </Link>
        <div className={classes.headText}>
          <h1 className={classes.title}>{title}</h1>
          {performance && (
            <p className={`${classes.when} figures`}>
              {dateTime(performance.startsAt, performance.venue.timeZone)} · {pick(performance.venue.name)}
            </p>
          )}
        </div>
        <LanguageSwitch />
      </header>
    </>
  );
}
