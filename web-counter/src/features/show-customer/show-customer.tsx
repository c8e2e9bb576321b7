import { useQuery } from "@apollo/client/react";
import { useComputedColorScheme } from "@mantine/core";
import { SeatMapView } from "@parterre/seat-map/viewer";
import { QrCode, useFormats, useLocale, useSeatMapData, Wordmark } from "@parterre/web-kit";
import { useEffect, useMemo, useState } from "react";
import { useParams } from "react-router";
import { type CustomerView, followWindow } from "../../display/customer-view.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { usePlaceWords } from "../../tickets/use-place-words.ts";
import { type ShownPerformance, shownPerformanceQuery } from "./documents.ts";
import classes from "./show-customer.module.css";

/** The second screen, turned to the customer: the house with the seats, the sum, and a code to pay by. */
export function ShowCustomer() {
  const t = useCounterText();
  const { pick } = useLocale();
  const { of = "" } = useParams();
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => followWindow(of, setView), [of]);
  const { data } = useQuery(shownPerformanceQuery, {
    variables: { id: view?.performanceId ?? "" },
    skip: view === null,
  });
  const performance = data?.performance ?? null;
  return (
    <main className={classes.screen} data-testid="customer-screen">
      <section className={classes.house}>
        {performance && view && <House performance={performance} view={view} />}
      </section>
      <section className={classes.panel}>
        <header>
          <Wordmark />
          <h1>{performance ? pick(performance.event.title) : t("display.welcome")}</h1>
          {performance && <When performance={performance} />}
        </header>
        {view && <What view={view} />}
      </section>
    </main>
  );
}

function When({ performance }: { readonly performance: ShownPerformance }) {
  const formats = useFormats();
  const { pick } = useLocale();
  const { startsAt, venue } = performance;
  return (
    <p className="figures">
      {formats.dateTime(startsAt, venue.timeZone)} · {pick(venue.name)}
    </p>
  );
}

function House({ performance, view }: { readonly performance: ShownPerformance; readonly view: CustomerView }) {
  const { locale, pick } = useLocale();
  const colourScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { geometry, zoneOf, seatStates } = useSeatMapData(performance);
  const zones = useMemo(
    () => performance.zones.map(({ index, hue, name }) => ({ index, hue, name: pick(name) })),
    [performance.zones, pick],
  );
  const mine = useMemo(() => new Set(view.ordinals), [view.ordinals]);
  if (!geometry || !zoneOf || !seatStates) return null;
  return (
    <SeatMapView
      geometry={geometry}
      seatStates={seatStates}
      zoneOf={zoneOf}
      zones={zones}
      mine={mine}
      mode="look"
      colourScheme={colourScheme}
      locale={locale}
      className={classes.map}
    />
  );
}

function What({ view }: { readonly view: CustomerView }) {
  const t = useCounterText();
  const formats = useFormats();
  const place = usePlaceWords();
  const { labels, total, change, code } = view;
  if (labels.length === 0) return <p className={classes.quiet}>{t("display.waiting")}</p>;
  return (
    <div className={classes.sale} role="status">
      <h2>{t("display.yourSeats")}</h2>
      <ul className="figures">
        {labels.map((label) => (
          <li key={`${label.block}/${label.row}/${label.seat}`}>
            {place(label)} {t("place.seats", { count: 1, seats: label.seat })}
          </li>
        ))}
      </ul>
      {total && (
        <p className={`${classes.total} figures`}>
          <span>{t("display.total")}</span>
          <strong data-testid="customer-total">{formats.money(total)}</strong>
        </p>
      )}
      {code && total && (
        <figure className={classes.code}>
          <QrCode value={code} label={t("display.scan", { amount: formats.money(total) })} size="16rem" />
          <figcaption>{t("display.scan", { amount: formats.money(total) })}</figcaption>
        </figure>
      )}
      {change && change.amountMinor > 0 && (
        <p className={`${classes.total} figures`}>
          <span>{t("display.change")}</span>
          <strong>{formats.money(change)}</strong>
        </p>
      )}
      {change && <p>{t("display.thanks")}</p>}
    </div>
  );
}
