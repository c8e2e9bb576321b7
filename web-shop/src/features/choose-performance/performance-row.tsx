import { Button } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { serverNow, useFormats, useLocale } from "@parterre/web-kit";
import { Link } from "react-router";
import { lowestPrice } from "../../cart/cart-lines.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./choose-performance.module.css";
import type { ListedPerformance } from "./event-query.ts";

/** Below this share of the house, or this number, a buyer should hurry and is told so. */
const lastShare = 0.08;
const lastCount = 30;

/** One performance: when, where, from how much, how many seats are left, and the way to the map. */
export function PerformanceRow({
  performance,
  currency,
}: {
  readonly performance: ListedPerformance;
  readonly currency: Currency;
}) {
  const t = useShopText();
  const { pick } = useLocale();
  const format = useFormats();
  const { startsAt, doorsOpenAt, venue, freeSeatCount, seatCount, onSaleNow } = performance;
  const from = lowestPrice(performance, currency);
  const opensAt = performance.salesWindows.find((window) => window.channel.code === "web")?.opensAt;
  const opensLater = opensAt !== undefined && Date.parse(opensAt) > serverNow();
  const few = freeSeatCount <= Math.max(lastCount, seatCount * lastShare);
  return (
    <li className={classes.row}>
      <time dateTime={startsAt} className={`${classes.when} figures`}>
        <span className={classes.day}>{format.date(startsAt, venue.timeZone)}</span>
        <span className={classes.time}>
          {format.time(startsAt, venue.timeZone)}
          {doorsOpenAt && (
            <span className={classes.doors}>
              {" "}
              {t("event.doors", { time: format.time(doorsOpenAt, venue.timeZone) })}
            </span>
          )}
        </span>
      </time>
      <span className={classes.where}>
        <span>{pick(venue.name)}</span>
        <span className={classes.city}>{pick(venue.city)}</span>
      </span>
      <span className={`${classes.facts} figures`}>
        {from && <span className={classes.price}>{t("home.from", { price: format.price(from) })}</span>}
        <span className={classes.left} data-few={(onSaleNow && few) || undefined}>
          {!onSaleNow
            ? opensLater
              ? t("event.onSaleFrom", { date: format.dateTime(opensAt, venue.timeZone) })
              : t("event.notOnSale")
            : freeSeatCount === 0
              ? t("event.soldOut")
              : few
                ? t("event.lastOnes", { count: freeSeatCount, number: format.number(freeSeatCount) })
                : t("event.left", { count: freeSeatCount, number: format.number(freeSeatCount) })}
        </span>
      </span>
      <span className={classes.action}>
        {onSaleNow && freeSeatCount === 0 && (
          <Button component={Link} to={`/performances/${performance.id}/wait`} size="md">
            {t("waiting.tell")}
          </Button>
        )}
        <Button
          component={Link}
          to={`/performances/${performance.id}`}
          size="md"
          variant={onSaleNow && freeSeatCount > 0 ? "filled" : "default"}
        >
          {t(onSaleNow && freeSeatCount > 0 ? "event.choose" : "event.look")}
        </Button>
      </span>
    </li>
  );
}
