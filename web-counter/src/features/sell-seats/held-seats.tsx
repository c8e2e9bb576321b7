import { useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { useFormats, useLocale } from "@parterre/web-kit";
import { KeyButton } from "../../keys/key-button.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { SeatNotes } from "../../performance/seat-notes.tsx";
import { useSeatNotes } from "../../performance/use-seat-notes.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { HoldTimer } from "./hold-timer.tsx";
import type { SaleLine } from "./sale-lines.ts";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import { typeKeys } from "./type-keys.ts";
import type { Sale } from "./use-sale.ts";

export interface HeldSeatsProps {
  readonly sale: Sale;
  /** Index of the line the keys act on. */
  readonly current: number;
  readonly onCurrent: (index: number) => void;
}

/** The customer's seats: ticket type of each, its price, a way to give it back, and the time they are kept. */
export function HeldSeats({ sale, current, onCurrent }: HeldSeatsProps) {
  const t = useCounterText();
  const { lines } = sale;
  return (
    <section className={classes.held} aria-label={t("sell.heldSeats", { count: lines.length })}>
      <header>
        <h2>{t("sell.heldSeats", { count: lines.length })}</h2>
        <HoldTimer sale={sale} />
      </header>
      <ul>
        {lines.map((line, index) => (
          <HeldSeatLine
            key={line.key}
            sale={sale}
            line={line}
            current={index === current}
            onFocus={() => onCurrent(index)}
          />
        ))}
      </ul>
      <div className={classes.row}>
        {lines.length > 1 && (
          <span className={classes.keysNote}>
            <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> {t("sell.chooseLine")} · <KeyCap>Shift</KeyCap> {t("sell.forAll")}
          </span>
        )}
        <KeyButton keyShown="Shift Del" size="compact-sm" variant="subtle" color="gray" onAct={sale.releaseAll}>
          {t("sell.releaseAll")}
        </KeyButton>
      </div>
    </section>
  );
}

interface LineProps {
  readonly sale: Sale;
  readonly line: SaleLine;
  readonly current: boolean;
  readonly onFocus: () => void;
}

function HeldSeatLine({ sale, line, current, onFocus }: LineProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const formats = useFormats();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const price = sale.quote.prices.get(line.key);
  const chosenType = line.performance.ticketTypes.find((type) => type.id === line.ticketTypeId);
  const elsewhere = line.performance.id !== sale.performance.id;
  const notes = useSeatNotes(elsewhere ? null : sale.seatMap.versionId);
  return (
    <li className={classes.line} data-current={current || undefined} onFocus={onFocus}>
      <div className={classes.lineHead}>
        {line.zone && (
          <i className={classes.swatch} style={{ background: zoneColour(line.zone.hue, scheme) }} aria-hidden="true" />
        )}
        <button
          type="button"
          className={classes.place}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onFocus}
        >
          <SeatPlace labels={[line.label]} />
          <small>
            {line.zone && pick(line.zone.name)}
            {!current && chosenType && ` · ${pick(chosenType.name)}`}
            {elsewhere &&
              ` · ${pick(line.performance.event.title)} ${formats.dateTime(line.performance.startsAt, line.performance.venue.timeZone)}`}
          </small>
        </button>
        <span className={`${classes.price} figures`}>{price ? formats.money(price) : "–"}</span>
        {current && <KeyCap>Del</KeyCap>}
        <button
          type="button"
          className={classes.remove}
          aria-label={t("sell.releaseSeat", { seat: line.label.seat })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => sale.release(line)}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <SeatNotes notes={notes} seats={[line]} />
      {current && <TicketTypes sale={sale} line={line} />}
    </li>
  );
}

/** The ticket types of the line the keys act on, each with its key. */
function TicketTypes({ sale, line }: { readonly sale: Sale; readonly line: SaleLine }) {
  const t = useCounterText();
  const { pick } = useLocale();
  return (
    <fieldset className={classes.types} aria-label={t("sell.ticketType")}>
      {line.performance.ticketTypes.map((type, index) => (
        <button
          key={type.id}
          type="button"
          aria-pressed={type.id === line.ticketTypeId}
          aria-keyshortcuts={typeKeys[index]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => sale.chooseType([line], type.id)}
        >
          {pick(type.name)}
          {typeKeys[index] && <KeyCap>{typeKeys[index]}</KeyCap>}
        </button>
      ))}
    </fieldset>
  );
}
