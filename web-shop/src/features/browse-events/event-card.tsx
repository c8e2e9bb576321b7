import { Skeleton } from "@mantine/core";
import { Poster, useFormats, useLocale, useStoredCart } from "@parterre/web-kit";
import { Link } from "react-router";
import { chosenCurrency, commonCurrencies, lowestPrice } from "../../cart/cart-lines.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./browse-events.module.css";
import type { ListedEvent } from "./events-query.ts";

/** A poster with the few words that decide: when, where, from how much. */
export function EventCard({ event }: { readonly event: ListedEvent }) {
  const t = useShopText();
  const { pick } = useLocale();
  const { price, shortDate, weekday } = useFormats();
  const { currency: remembered } = useStoredCart();
  const performances = event.performances.filter((performance) => performance.state === "ON_SALE");
  const first = performances[0];
  const last = performances.at(-1);
  const currency = chosenCurrency(commonCurrencies(performances), remembered);
  const prices = performances.flatMap((performance) => lowestPrice(performance, currency) ?? []);
  const from = prices.sort((a, b) => a.amountMinor - b.amountMinor)[0];
  return (
    <li className={classes.card}>
      <Link to={`/events/${event.slug}`} className={classes.cardLink}>
        <span className={classes.poster}>
          <Poster title={pick(event.title)} subtitle={pick(event.subtitle)} mood={event.mood} seed={event.slug} />
        </span>
        <span className={classes.cardTitle}>{pick(event.title)}</span>
        {first && last && (
          <span className={`${classes.cardFacts} figures`}>
            {shortDate(first.startsAt, first.venue.timeZone)}
            {last !== first
              ? ` – ${shortDate(last.startsAt, last.venue.timeZone)}`
              : ` ${weekday(first.startsAt, first.venue.timeZone)}`}
            <br />
            {pick(first.venue.name)}
          </span>
        )}
        {from && <span className={`${classes.cardPrice} figures`}>{t("home.from", { price: price(from) })}</span>}
      </Link>
    </li>
  );
}

/** A poster that is on its way. */
export function EventCardSkeleton() {
  return (
    <div className={classes.card}>
      <div className={classes.poster}>
        <Skeleton style={{ aspectRatio: "3 / 4", height: "auto" }} radius={0} />
      </div>
      <Skeleton height={20} width="70%" mt="sm" />
      <Skeleton height={14} width="50%" mt="xs" />
    </div>
  );
}
