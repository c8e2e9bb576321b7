import { useFormats, useLocale, useSeatName } from "@parterre/web-kit";
import { ChargeLines } from "../../cart/charge-lines.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutQuote } from "./check-out-documents.ts";

/** What is about to be bought, by performance, with the server's prices. */
export function OrderSummary({ quote }: { readonly quote: CheckOutQuote }) {
  const t = useShopText();
  const { pick } = useLocale();
  const { money, dateTime } = useFormats();
  const seatName = useSeatName();
  const performances = [...new Map(quote.lines.map((line) => [line.performance.id, line.performance])).values()];
  return (
    <>
      {performances.map((performance) => (
        <section key={performance.id} className={classes.part}>
          <h3 className={classes.event}>{pick(performance.event.title)}</h3>
          <p className={`${classes.soft} figures`}>
            {dateTime(performance.startsAt, performance.venue.timeZone)}
            <br />
            {pick(performance.venue.name)}
          </p>
          <ul className={classes.lines}>
            {quote.lines
              .filter((line) => line.performance.id === performance.id)
              .map((line) => (
                <li key={line.ordinal} className={classes.line}>
                  <span>
                    {seatName(line.label)}
                    <span className={classes.soft}> · {pick(line.ticketType.name)}</span>
                  </span>
                  <span className="figures">{money(line.price)}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <ChargeLines charges={quote.charges} />
      <p className={classes.total}>
        <span>{t("pick.total")}</span>
        <strong className="figures">{money(quote.total)}</strong>
      </p>
    </>
  );
}
