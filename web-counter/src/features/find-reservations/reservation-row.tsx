import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { keepWindowCart } from "../../frame/window-cart.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { extendReservationMutation, type FoundReservation, releaseReservationMutation } from "./documents.ts";
import classes from "./find-reservations.module.css";

const dayMs = 86_400_000;

export interface ReservationRowProps {
  readonly reservation: FoundReservation;
  readonly onChanged: () => void;
}

/** One reservation: for whom, what, until when, and what can be done with it. */
export function ReservationRow({ reservation, onChanged }: ReservationRowProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"extend" | "release" | null>(null);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [extend, extending] = useMutation(extendReservationMutation);
  const [release, releasing] = useMutation(releaseReservationMutation);
  const first = reservation.performances[0];
  const open = reservation.state === "OPEN";

  const sell = () => {
    keepWindowCart(reservation.cart.key);
    if (first) navigate(`/sell/${first.id}`);
  };
  const act = async () => {
    setRefused(null);
    const about = { reservationId: reservation.id, reason };
    // A day more, but never past the beginning: the house would keep empty seats.
    const start = Math.min(...reservation.performances.map(({ startsAt }) => Date.parse(startsAt)));
    const deadline = new Date(Math.min(Date.parse(reservation.deadline) + dayMs, start)).toISOString();
    const { data } = await (asking === "extend"
      ? extend({ variables: { input: { ...about, deadline } } })
      : release({ variables: { input: about } })
    ).catch(() => ({ data: undefined }));
    if (data?.saved.__typename === "ReservationRefused") setRefused(data.saved);
    else if (data) {
      setAsking(null);
      setReason("");
      onChanged();
    }
  };

  return (
    <li className={classes.item} data-due={(open && reservation.remindedAt !== null) || undefined}>
      <div className={classes.row}>
        <span className={classes.who}>
          <strong>{reservation.customerName}</strong>
          <span className="figures">
            {[reservation.customerPhone, reservation.customerEmail].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className={classes.what}>
          <strong>{first ? pick(first.event.title) : ""}</strong>
          <span className="figures">
            {first && formats.dateTime(first.startsAt, first.venue.timeZone)} ·{" "}
            {t("reservations.seats", { count: reservation.seatCount })} · {reservation.reference}
          </span>
          {reservation.note && <span>{reservation.note}</span>}
        </span>
        <span className={classes.until}>
          <strong className="figures">{formats.dateTime(reservation.deadline)}</strong>
          <span>
            {t(
              open && reservation.remindedAt !== null
                ? "reservations.soon"
                : `reservations.states.${reservation.state}`,
            )}
          </span>
        </span>
        {open && (
          <span className={classes.acts}>
            <Button onClick={sell}>{t("reservations.sell")}</Button>
            <Button variant="default" onClick={() => setAsking("extend")}>
              {t("reservations.extend")}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setAsking("release")}>
              {t("reservations.release")}
            </Button>
          </span>
        )}
      </div>
      {asking !== null && (
        <form
          className={classes.ask}
          onSubmit={(event) => {
            event.preventDefault();
            void act();
          }}
        >
          <TextInput
            label={t(asking === "extend" ? "reservations.extendReason" : "reservations.releaseReason")}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            data-autofocus
          />
          <Button type="submit" loading={extending.loading || releasing.loading}>
            {t(asking === "extend" ? "reservations.extend" : "reservations.release")}
          </Button>
          <Button variant="default" onClick={() => setAsking(null)}>
            {t("reservations.cancel")}
          </Button>
        </form>
      )}
      <RefusalNotice refusal={refused} />
      {(extending.error || releasing.error) && <p role="alert">{t("reservations.failed")}</p>}
    </li>
  );
}
