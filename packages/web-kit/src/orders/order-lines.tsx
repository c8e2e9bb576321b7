import type { Money } from "@parterre/money";
import { useFormats } from "../language/formats.ts";
import { useSeatName } from "../language/use-seat-name.ts";
import { useKitText, useLocale } from "../language/use-text.ts";
import type { ChargeFacts, OrderLineFacts } from "./order-documents.ts";
import classes from "./orders.module.css";
import { useChargeTexts } from "./use-charge-texts.ts";

export interface OrderLinesProps {
  readonly label: string;
  readonly lines: readonly OrderLineFacts[];
  readonly charges: readonly ChargeFacts[];
  /** As ordered. */
  readonly total: Money;
  readonly refunds: readonly {
    readonly id: string;
    readonly createdAt: string;
    readonly money: Money;
    /** For staff: why, and who approved. */
    readonly reason?: string;
  }[];
}

/** An order as on its receipt: a line a seat, what was added or taken off, the total, and what was given back. */
export function OrderLines({ label, lines, charges, total, refunds }: OrderLinesProps) {
  const t = useKitText();
  const formats = useFormats();
  const chargeTexts = useChargeTexts();
  return (
    <table className={`${classes.lines} figures`} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("order.lines.what")}</th>
          <th scope="col">{t("order.lines.place")}</th>
          <th scope="col">{t("order.lines.type")}</th>
          <th scope="col">{t("order.lines.price")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
      <tfoot>
        {charges.map((charge, index) => {
          const { name, amount } = chargeTexts(charge);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a receipt's lines never change their places.
            <tr key={index}>
              <th colSpan={3} scope="row">
                {name}
              </th>
              <td>{amount}</td>
            </tr>
          );
        })}
        <tr className={classes.total}>
          <th colSpan={3} scope="row">
            {t("order.lines.total")}
          </th>
          <td>{formats.money(total)}</td>
        </tr>
        {refunds.map((refund) => (
          <tr key={refund.id} className={classes.refunded}>
            <th colSpan={3} scope="row">
              {t("order.lines.refundedAt", { when: formats.dateTime(refund.createdAt) })}
              {refund.reason && ` · ${refund.reason}`}
            </th>
            <td>−{formats.money(refund.money)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

function Line({ line }: { readonly line: OrderLineFacts }) {
  const t = useKitText();
  const formats = useFormats();
  const { pick } = useLocale();
  const seatName = useSeatName();
  const { performance, price, faceValue } = line;
  const isFree = price.amountMinor === 0 && faceValue.amountMinor > 0;
  return (
    <tr data-state={line.state}>
      <td>
        {pick(performance.event.title)}
        <small>{formats.dateTime(performance.startsAt, performance.venue.timeZone)}</small>
      </td>
      <td>
        {seatName(line.label)}
        <small>{pick(line.zone.name)}</small>
      </td>
      <td>
        {pick(line.ticketType.name)}
        {line.state !== "LIVE" && <small>{t(`order.lines.states.${line.state}`)}</small>}
        {isFree && <small>{t("order.lines.faceValue", { amount: formats.money(faceValue) })}</small>}
      </td>
      <td>{formats.money(price)}</td>
    </tr>
  );
}
