import { CloseButton } from "@mantine/core";
import type { Currency } from "@parterre/money";
import {
  explainSeat,
  photoOf,
  SeatFlag,
  type SeatMapGeometry,
  SeatStatus,
  seatLabel,
  zoneColour,
} from "@parterre/seat-map";
import { type SeatHover, type SeatMapTexts, type SeatStatesSource, seatMapTexts } from "@parterre/seat-map/viewer";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useFormats } from "../language/formats.ts";
import { placeName } from "../language/place-name.ts";
import { useKitText, useLocale } from "../language/use-text.ts";
import { type CardPlace, placeCard } from "./place-card.ts";
import { type PricedHouse, ticketPrices } from "./priced-house.ts";
import classes from "./seat-card.module.css";

export interface SeatCardProps {
  /** The seat asked about and by what; null for none. */
  readonly hover: SeatHover | null;
  readonly geometry: SeatMapGeometry;
  readonly zoneOf: Uint8Array;
  readonly seatStates: SeatStatesSource;
  readonly house: PricedHouse;
  readonly currency: Currency;
  readonly mine?: ReadonlySet<number>;
  readonly lost?: ReadonlySet<number>;
  /** CSS pixels at the map's top that something covers. */
  readonly coveredTop?: number;
  readonly onClose: () => void;
}

/**
 * Everything about one seat: beside it for mouse and keyboard, as a sheet for a finger. The map speaks the same aloud,
 * so a card beside a seat is a picture only; a sheet is read like any other part of the page.
 */
export function SeatCard(props: SeatCardProps) {
  const { hover, coveredTop = 0, onClose } = props;
  const t = useKitText();
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CardPlace | null>(null);
  const isSheet = hover?.by === "touch";
  useLayoutEffect(() => {
    const card = ref.current;
    const map = card?.offsetParent;
    if (!hover || !card || !map || isSheet) return;
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    setPlace(placeCard(hover, size, { width: map.clientWidth, height: map.clientHeight }, coveredTop));
  }, [hover, isSheet, coveredTop]);
  if (!hover) return null;
  if (isSheet) {
    return (
      <section className={classes.sheet} style={{ top: coveredTop + 8 }} aria-label={t("seat.about")}>
        <SeatFacts {...props} ordinal={hover.ordinal} />
        <CloseButton className={classes.close} size={44} aria-label={t("state.close")} onClick={onClose} />
      </section>
    );
  }
  return (
    <div
      ref={ref}
      className={classes.beside}
      style={{ left: place?.left ?? hover.x, top: place?.top ?? hover.y, visibility: place ? "visible" : "hidden" }}
      aria-hidden="true"
      data-testid="seat-card"
    >
      <SeatFacts {...props} ordinal={hover.ordinal} />
    </div>
  );
}

function SeatFacts({ ordinal, ...props }: SeatCardProps & { readonly ordinal: number }) {
  const { geometry, zoneOf, house, currency } = props;
  const t = useKitText();
  const { locale, pick } = useLocale();
  const { price } = useFormats();
  const texts = seatMapTexts(locale);
  const label = seatLabel(geometry, ordinal);
  const name = [
    texts.block(placeName(label.block, locale)),
    label.row ? texts.row(label.row) : "",
    texts.seat(label.seat),
  ].filter((part) => part !== "");
  const zone = house.zones.find(({ index }) => index === zoneOf[ordinal]);
  const prices = ticketPrices(house, zone?.id, currency);
  const photo = photoOf(geometry, ordinal);
  const flags = flagWords(geometry.flags[ordinal] ?? 0, texts);
  const state = stateWord(props, ordinal, texts);
  return (
    <>
      {photo && <img className={classes.photo} src={`/pictures/${photo}`} alt={t("seat.view")} />}
      <div className={classes.facts}>
        <strong className="figures">{name.join(locale === "zh" ? " " : ", ")}</strong>
        <span className={classes.zone}>
          {zone && <i style={{ background: zoneColour(zone.hue, "light") }} aria-hidden="true" />}
          {zone ? pick(zone.name) : texts.noZone}
          {state !== null && <em>{state}</em>}
        </span>
        {flags.length > 0 && <span className={classes.flags}>{flags.join(" · ")}</span>}
        {prices.length > 0 && (
          <dl className={`${classes.prices} figures`}>
            {prices.map((each) => (
              <div key={each.id}>
                <dt>{pick(each.name)}</dt>
                <dd>{price({ amountMinor: each.amountMinor, currency })}</dd>
              </div>
            ))}
          </dl>
        )}
        <Why geometry={geometry} zoneOf={zoneOf} ordinal={ordinal} isPriced={zone !== undefined} />
      </div>
    </>
  );
}

/** Why the seat is rated so: its place within its price zone, how far and how much to the side it is. */
function Why({
  geometry,
  zoneOf,
  ordinal,
  isPriced,
}: Pick<SeatCardProps, "geometry" | "zoneOf"> & { readonly ordinal: number; readonly isPriced: boolean }) {
  const t = useKitText();
  const { pick } = useLocale();
  const why = useMemo(() => explainSeat(geometry, ordinal, zoneOf), [geometry, ordinal, zoneOf]);
  // What the seat is was said above.
  const reasons = why.reasons.slice(0, why.reasons.length - why.flags.length).map(pick);
  const percent = why.betterThanPercent;
  if (isPriced) reasons.unshift(percent === 100 ? t("seat.best") : t("seat.betterThan", { percent }));
  return <span className={classes.why}>{reasons.join(" · ")}</span>;
}

function flagWords(bits: number, texts: SeatMapTexts): string[] {
  return [
    bits & SeatFlag.restrictedView ? texts.restrictedView : "",
    bits & SeatFlag.wheelchair ? texts.wheelchair : "",
    bits & SeatFlag.companion ? texts.companion : "",
    bits & SeatFlag.standing ? texts.standing : "",
  ].filter((word) => word !== "");
}

/** How the seat stands for this reader; null for one that can be had. */
function stateWord({ mine, lost, seatStates }: SeatCardProps, ordinal: number, texts: SeatMapTexts): string | null {
  if (mine?.has(ordinal)) return texts.mine;
  if (lost?.has(ordinal)) return texts.lost;
  const state = seatStates.states[ordinal];
  if (state === SeatStatus.held) return texts.held;
  if (state === SeatStatus.sold) return texts.sold;
  return state === SeatStatus.killed ? texts.killed : null;
}
