import { money } from "@parterre/money";
import { useChargeTexts, useFormats } from "@parterre/web-kit";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { ExchangeQuote } from "./documents.ts";
import classes from "./exchange-tickets.module.css";

/** What an exchange comes to: the new tickets with what is added, less the old ones, and the difference. */
export function ExchangeQuoteTable({ quote }: { readonly quote: ExchangeQuote }) {
  const t = useCounterText();
  const formats = useFormats();
  const chargeTexts = useChargeTexts();
  const { amountMinor, currency } = quote.difference;
  return (
    <dl className={classes.quote} data-testid="exchange-quote">
      <div>
        <dt>{t("exchange.newTickets", { count: quote.quote.lines.length })}</dt>
        <dd className="figures">{formats.money(quote.quote.total)}</dd>
      </div>
      {quote.quote.charges.map((charge, index) => {
        const { name, amount } = chargeTexts(charge);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a quote have no identity but their place.
          <div key={index} className={classes.charge}>
            <dt>{name}</dt>
            <dd className="figures">{amount}</dd>
          </div>
        );
      })}
      <div>
        <dt>{t("exchange.oldTickets")}</dt>
        <dd className="figures">{formats.money(money(-quote.worth.amountMinor, currency))}</dd>
      </div>
      <div className={classes.difference}>
        <dt>
          {t(amountMinor > 0 ? "exchange.collect" : amountMinor < 0 ? "exchange.giveBack" : "exchange.nothingOver")}
        </dt>
        <dd className="figures" data-testid="difference">
          {formats.money(money(Math.abs(amountMinor), currency))}
        </dd>
      </div>
    </dl>
  );
}
