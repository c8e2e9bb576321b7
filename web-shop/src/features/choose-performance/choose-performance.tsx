import { useQuery } from "@apollo/client/react";
import { Anchor } from "@mantine/core";
import { ErrorState, Poster, useLocale, useStoredCart } from "@parterre/web-kit";
import { Link, useParams } from "react-router";
import { chosenCurrency, commonCurrencies } from "../../cart/cart-lines.ts";
import { CurrencySwitch } from "../../cart/currency-switch.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./choose-performance.module.css";
import { eventQuery } from "./event-query.ts";
import { PerformanceRow } from "./performance-row.tsx";

const pollMs = 15_000;

/** An event: its poster, what it is, and its performances with date, lowest price and seats left. */
export function ChoosePerformance() {
  const t = useShopText();
  const { pick } = useLocale();
  const { slug = "" } = useParams();
  const { currency: remembered } = useStoredCart();
  const { data, error, refetch } = useQuery(eventQuery, {
    variables: { slug },
    fetchPolicy: "cache-and-network",
    pollInterval: pollMs,
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  const { event } = data;
  if (!event) return <NotFound />;
  const performances = event.performances.filter((performance) => performance.state === "ON_SALE");
  const offered = commonCurrencies(performances);
  const currency = chosenCurrency(offered, remembered);
  return (
    <article className={classes.page}>
      <title>{`${pick(event.title)} · Parterre`}</title>
      <div className={classes.poster}>
        <Poster title={pick(event.title)} subtitle={pick(event.subtitle)} mood={event.mood} seed={event.slug} />
      </div>
      <div className={classes.body}>
        <Anchor component={Link} to="/" size="sm" c="dimmed">
          ← {t("event.back")}
        </Anchor>
        <h1 className={classes.title}>{pick(event.title)}</h1>
        <p className={classes.subtitle}>{pick(event.subtitle)}</p>
        <p className={classes.description}>{pick(event.description)}</p>
        <div className={classes.listHead}>
          <h2 className={classes.listTitle}>{t("event.performances")}</h2>
          <CurrencySwitch offered={offered} value={currency} />
        </div>
        {performances.length === 0 ? (
          <p className={classes.description}>{t("event.none")}</p>
        ) : (
          <ul className={classes.list}>
            {performances.map((performance) => (
              <PerformanceRow key={performance.id} performance={performance} currency={currency} />
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
