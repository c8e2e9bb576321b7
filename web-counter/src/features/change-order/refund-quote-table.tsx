import { type Money, money } from "@parterre/money";
import { useFormats, useTenderName } from "@parterre/web-kit";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./change-order.module.css";
import type { RefundQuote } from "./documents.ts";

/** What giving tickets back comes to: paid, kept, and what goes back by which way. */
export function RefundQuoteTable({ quote }: { readonly quote: RefundQuote }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const { currency } = quote.money;
  const sum = (part: "paidForIt" | "keptSaleFees" | "refundFee" | "lostDiscount") =>
    money(
      quote.lines.reduce((total, line) => total + line[part].amountMinor, 0),
      currency,
    );
  const kept: readonly [string, Money][] = [
    [t("refund.keptSaleFees"), sum("keptSaleFees")],
    [t("refund.refundFee"), sum("refundFee")],
    [t("refund.lostDiscount"), sum("lostDiscount")],
  ];
  const isRepriced = quote.remainingRepriced.amountMinor !== quote.remainingPaid.amountMinor;
  const isPartUnpaid = quote.money.amountMinor !== quote.refund.amountMinor;
  return (
    <dl className={classes.quote} data-testid="refund-quote">
      <div>
        <dt>{t("refund.ticketsPaid", { count: quote.lines.length })}</dt>
        <dd className="figures">{formats.money(sum("paidForIt"))}</dd>
      </div>
      {kept.map(([name, amount]) =>
        amount.amountMinor === 0 ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{formats.money(money(-amount.amountMinor, currency))}</dd>
          </div>
        ),
      )}
      {isPartUnpaid && (
        <div>
          <dt>{t("refund.lessOwed")}</dt>
          <dd className="figures">
            {formats.money(money(quote.money.amountMinor - quote.refund.amountMinor, currency))}
          </dd>
        </div>
      )}
      <div className={classes.quoteTotal}>
        <dt>{t("refund.goesBack")}</dt>
        <dd className="figures">{formats.money(quote.money)}</dd>
      </div>
      {quote.ways.map((way) => (
        <div key={way.tender} className={classes.quoteWay}>
          <dt>{tenderName(way.tender)}</dt>
          <dd className="figures">{formats.money(way.money)}</dd>
        </div>
      ))}
      {isRepriced && (
        <p className={classes.repriced} role="note">
          {t("refund.repriced", {
            count: quote.remaining.length,
            paid: formats.money(quote.remainingPaid),
            repriced: formats.money(quote.remainingRepriced),
          })}
        </p>
      )}
    </dl>
  );
}
