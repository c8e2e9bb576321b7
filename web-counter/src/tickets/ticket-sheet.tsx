import { placeName, QrCode, useFormats, useLocale } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { Ticket } from "./documents.ts";
import classes from "./ticket-sheet.module.css";

/** Tickets on screen, and the same ones alone on paper when the page is printed. */
export function TicketSheet({ tickets }: { readonly tickets: readonly Ticket[] }) {
  return (
    <ul className={classes.sheet}>
      {tickets.map((ticket) => (
        <TicketCard key={ticket.id} ticket={ticket} />
      ))}
    </ul>
  );
}

function TicketCard({ ticket }: { readonly ticket: Ticket }) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const { label, performance, ticketType, price, number, code, state, holder } = ticket;
  const { venue, event, startsAt } = performance;
  return (
    <li className={classes.ticket} data-revoked={state === "REVOKED" || undefined}>
      <div className={classes.words}>
        <strong>{pick(event.title)}</strong>
        <span className="figures">
          {formats.dateTime(startsAt, venue.timeZone)} · {pick(venue.name)}
        </span>
        <dl className={`${classes.seat} figures`}>
          {label.block && (
            <div>
              <dt>{t("place.blockName")}</dt>
              <dd>{placeName(label.block, locale)}</dd>
            </div>
          )}
          {label.row && (
            <div>
              <dt>{t("place.rowName")}</dt>
              <dd>{label.row}</dd>
            </div>
          )}
          <div>
            <dt>{t("place.seatName")}</dt>
            <dd>{label.seat}</dd>
          </div>
        </dl>
        {holder && (
          <span className="figures">
            <b>{holder.name}</b> · {t("identities.ends", { end: holder.identityEnd })}
          </span>
        )}
        <span className="figures">
          {pick(ticketType.name)} · {formats.money(price)}
        </span>
        <small className="figures">{number}</small>
      </div>
      {code ? (
        <QrCode value={code} label={t("tickets.qr", { number })} size="9.5rem" />
      ) : (
        <span className={classes.revoked}>{t("tickets.revoked")}</span>
      )}
    </li>
  );
}
