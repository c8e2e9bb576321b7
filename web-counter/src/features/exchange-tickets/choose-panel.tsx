import { useQuery } from "@apollo/client/react";
import { CloseButton, SegmentedControl, Select } from "@mantine/core";
import { useFormats, useLocale, useSeatName } from "@parterre/web-kit";
import { useState } from "react";
import { KeyButton } from "../../keys/key-button.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { LineChoice } from "../../orders/line-choice.tsx";
import { comingPerformancesQuery } from "../../performance/documents.ts";
import { SourceKeys } from "../../performance/source-keys.tsx";
import type { SeatsFrom } from "../../performance/use-seats-from.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { ExchangeHouse } from "./documents.ts";
import classes from "./exchange-tickets.module.css";
import type { Exchange } from "./use-exchange.ts";

export interface ChoosePanelProps {
  readonly exchange: Exchange;
  readonly house: ExchangeHouse | null;
  /** General sale, or an allocation that the seller may sell from. */
  readonly from: SeatsFrom;
  readonly performanceId: string;
  readonly onPerformance: (id: string) => void;
  /** How many seats are still to be found. */
  readonly missing: number;
  readonly onBest: () => void;
}

/** Which tickets go and what comes for them: other seats here or at another performance, or another kind of ticket. */
export function ChoosePanel(props: ChoosePanelProps) {
  const { exchange } = props;
  const t = useCounterText();
  return (
    <>
      <LineChoice
        lines={exchange.live}
        chosen={exchange.lineIds}
        onChange={exchange.choose}
        label={t("exchange.whichGo")}
      />
      <SegmentedControl
        fullWidth
        aria-label={t("exchange.mode")}
        value={exchange.mode}
        onChange={(mode) => exchange.setMode(mode as Exchange["mode"])}
        data={[
          { value: "seats", label: <Mode name={t("exchange.otherSeats")} shortcut="O" /> },
          { value: "types", label: <Mode name={t("exchange.otherTypes")} shortcut="Y" /> },
        ]}
      />
      {exchange.mode === "seats" ? <OtherSeats {...props} /> : <OtherTypes exchange={exchange} />}
    </>
  );
}

function Mode({ name, shortcut }: { readonly name: string; readonly shortcut: string }) {
  return (
    <span aria-keyshortcuts={shortcut}>
      {name} <KeyCap>{shortcut}</KeyCap>
    </span>
  );
}

function OtherSeats({
  exchange,
  house,
  from: source,
  performanceId,
  onPerformance,
  missing,
  onBest,
}: ChoosePanelProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const seatName = useSeatName();
  const { coming, held } = exchange;
  const [from] = useState(() => new Date().toISOString());
  const { data } = useQuery(comingPerformancesQuery, { variables: { from, first: 100 } });
  const performances = (data?.performances.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${pick(node.event.title)} · ${formats.dateTime(node.startsAt, node.venue.timeZone)}`,
    disabled: !node.onSaleNow,
  }));
  // One that is not among those to come is offered all the same, as what it is now.
  const here = house && {
    value: house.id,
    label: `${pick(house.event.title)} · ${formats.dateTime(house.startsAt, house.venue.timeZone)}`,
  };
  const choices =
    here && !performances.some(({ value }) => value === here.value) ? [here, ...performances] : performances;
  return (
    <>
      <div className={classes.best}>
        <Select
          label={t("exchange.performance")}
          data={choices}
          value={performanceId}
          onChange={(id) => id && onPerformance(id)}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t("choose.noneFound")}
        />
        {missing > 0 && (
          <KeyButton keyShown="N" variant="default" onAct={onBest} disabled={held.busy || !house}>
            {t("exchange.best", { count: missing })}
          </KeyButton>
        )}
      </div>
      <SourceKeys from={source} />
      {coming.length === 0 ? (
        <p className={classes.hint}>{t("exchange.pick")}</p>
      ) : (
        <ul className={classes.seats} aria-label={t("exchange.newSeats")}>
          {coming.map((seat) => (
            <li key={seat.key}>
              <span>
                {seatName(seat.label)}
                <small>{seat.zone && pick(seat.zone.name)}</small>
              </span>
              <Select
                aria-label={t("sell.ticketType")}
                data={seat.performance.ticketTypes.map((type) => ({ value: type.id, label: pick(type.name) }))}
                value={seat.ticketTypeId}
                onChange={(id) => id && exchange.setType(seat.key, id)}
                allowDeselect={false}
              />
              <CloseButton
                size="lg"
                aria-label={t("sell.releaseSeat", { seat: seat.label.seat })}
                onClick={() => void held.give(seat)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function OtherTypes({ exchange }: { readonly exchange: Exchange }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const seatName = useSeatName();
  return (
    <ul className={classes.seats} aria-label={t("exchange.otherTypes")}>
      {exchange.chosen.map((line) => (
        <li key={line.id}>
          <span>
            {seatName(line.label)}
            <small>{pick(line.ticketType.name)}</small>
          </span>
          <Select
            aria-label={t("exchange.newType")}
            data={line.performance.ticketTypes.map((type) => ({ value: type.id, label: pick(type.name) }))}
            value={exchange.typeOf(line.id) ?? line.ticketType.id}
            onChange={(id) => id && exchange.setType(line.id, id)}
            allowDeselect={false}
          />
        </li>
      ))}
    </ul>
  );
}
