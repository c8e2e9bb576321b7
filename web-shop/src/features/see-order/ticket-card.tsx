import { Button } from "@mantine/core";
import { Poster, placeName, QrCode, useFormats, useLocale } from "@parterre/web-kit";
import { useRef } from "react";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenTicket } from "./order-query.ts";
import { saveTicketPicture } from "./save-ticket-picture.ts";
import classes from "./see-order.module.css";

/** One ticket: a stub of the poster, the seat in figures to be read at arm's length, and a large code for the door. */
export function TicketCard({ ticket }: { readonly ticket: SeenTicket }) {
  const t = useShopText();
  const { pick, locale } = useLocale();
  const { money, dateTime, time } = useFormats();
  const card = useRef<HTMLLIElement>(null);
  const { performance, label } = ticket;
  const { event, venue } = performance;
  const valid = ticket.state === "VALID" && ticket.code !== null;
  const when = dateTime(performance.startsAt, venue.timeZone);
  const seatParts = [
    [t("order.block"), placeName(label.block, locale)],
    [t("order.row"), label.row],
    [t("order.seat"), label.seat],
  ].filter(([, value]) => value) as [string, string][];

  const { holder } = ticket;
  const named = holder ? [`${holder.name}  ${t("order.idEnds", { end: holder.identityEnd })}`] : [];
  const save = () => {
    const code = card.current?.querySelector<SVGSVGElement>("svg[data-qr]");
    if (!code) return;
    void saveTicketPicture(code, `parterre-${ticket.number}.png`, {
      title: pick(event.title),
      lines: [when, pick(venue.name), seatParts.map(([name, value]) => `${name} ${value}`).join("   "), ...named],
      foot: `${t("order.ticket", { number: ticket.number })} · ${pick(ticket.ticketType.name)} · ${money(ticket.price)}`,
    });
  };

  return (
    <li className={classes.ticket} ref={card} data-revoked={!valid || undefined}>
      <div className={classes.stub} aria-hidden="true">
        <Poster title={pick(event.title)} mood={event.mood} seed={event.slug} wordless cover />
      </div>
      <div className={classes.ticketBody}>
        <h2 className={classes.ticketTitle}>{pick(event.title)}</h2>
        <p className={`${classes.ticketWhen} figures`}>
          {when}
          {performance.doorsOpenAt && (
            <span className={classes.soft}>
              {" "}
              · {t("order.doors", { time: time(performance.doorsOpenAt, venue.timeZone) })}
            </span>
          )}
          <br />
          <span className={classes.soft}>
            {pick(venue.name)}, {pick(venue.city)}
          </span>
        </p>
        <dl className={classes.seat}>
          {seatParts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        {ticket.holder && (
          <p className={`${classes.holder} figures`}>
            <strong>{ticket.holder.name}</strong> {t("order.idEnds", { end: ticket.holder.identityEnd })}
          </p>
        )}
        <p className={`${classes.ticketFoot} figures`}>
          {t("order.ticket", { number: ticket.number })}
          <br />
          {pick(ticket.ticketType.name)} · {money(ticket.price)}
        </p>
      </div>
      <div className={classes.code}>
        {valid && ticket.code ? (
          <>
            <QrCode value={ticket.code} label={t("order.ticket", { number: ticket.number })} size="13.5rem" />
            <Button size="compact-sm" variant="subtle" color="gray" className={classes.noPrint} onClick={save}>
              {t("order.download")}
            </Button>
          </>
        ) : (
          <strong className={classes.revoked}>{t("order.revoked")}</strong>
        )}
      </div>
    </li>
  );
}
