import { useElementSize, useMediaQuery, useViewportSize } from "@mantine/hooks";
import type { SeatMapGeometry, SeatStates } from "@parterre/seat-map";
import { type SeatHover, type SeatMapHandle, SeatMapView } from "@parterre/seat-map/viewer";
import { SeatCard, SeatFilterMenu, type SeatMapData, useFormats, useHouseFilter, useLocale } from "@parterre/web-kit";
import { useMemo, useRef, useState } from "react";
import { cartParts, chosenCurrency, commonCurrencies, lowestPrice } from "../../cart/cart-lines.ts";
import { LapsedNotice } from "../../cart/lapsed-notice.tsx";
import { useCart } from "../../cart/use-cart.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import { PartySize } from "./party-size.tsx";
import type { PickedPerformance } from "./performance-query.ts";
import classes from "./pick-seats.module.css";
import { PickingNotice } from "./picking-notice.tsx";
import { SeatPanel } from "./seat-panel.tsx";
import { useSeatPicking, wishFor } from "./use-seat-picking.ts";
import { ZoneChips } from "./zone-chips.tsx";

export interface HouseProps {
  /** Height of the head over the map, CSS pixels. */
  readonly headPx: number;
  readonly performance: PickedPerformance;
  readonly map: SeatMapData & {
    readonly geometry: SeatMapGeometry;
    readonly zoneOf: Uint8Array;
    readonly seatStates: SeatStates;
  };
}

/** The head fades out at its foot: so much of it covers nothing, CSS pixels. */
const FADE_PX = 10;
const wide = "(min-width: 60rem)";

/** The live map with everything that slides over it: zones, party size, notices, my seats. */
export function House({ performance, map, headPx }: HouseProps) {
  const coveredTop = Math.max(0, headPx - FADE_PX);
  const t = useShopText();
  const { locale, pick } = useLocale();
  const { price } = useFormats();
  const { geometry, zoneOf, seatStates, connected } = map;
  const { cart, stored } = useCart();
  const offered = useMemo(() => commonCurrencies([performance]), [performance]);
  const currency = chosenCurrency(offered, stored.currency);
  const lines = useMemo(
    () =>
      cartParts(cart, stored.ticketTypes, currency).find((part) => part.performance.id === performance.id)?.lines ?? [],
    [cart, stored.ticketTypes, currency, performance.id],
  );
  const picking = useSeatPicking(performance.id, map, lines, performance.maxSeatsPerCart);
  const [count, setCount] = useState(2);
  const shown = useHouseFilter(performance, currency, map, "dark");
  const [hover, setHover] = useState<SeatHover | null>(null);
  const view = useRef<SeatMapHandle>(null);
  const isWide = useMediaQuery(wide, true, { getInitialValueInEffect: false });
  const { ref: sheet, width, height } = useElementSize<HTMLDivElement>();

  const zones = useMemo(
    () =>
      performance.zones.map((zone) => {
        const from = lowestPrice(performance, currency, zone.id);
        return {
          index: zone.index,
          hue: zone.hue,
          name: pick(zone.name),
          ...(from && { fromPrice: price(from), fromPriceMinor: from.amountMinor }),
        };
      }),
    [performance, currency, pick, price],
  );
  const proposed = useMemo(
    () =>
      new Set([
        ...picking.pending,
        ...(picking.notice && "suggested" in picking.notice ? picking.notice.suggested : []),
      ]),
    [picking.pending, picking.notice],
  );
  const { height: screenHeight } = useViewportSize();
  // Large letters on a phone leave a strip of map: two fingers zoom there, buttons would cover it.
  const hasRoom = isWide || screenHeight - coveredTop - height > 260;
  const padding = useMemo(
    () => ({ top: coveredTop, left: 16, right: isWide ? width + 40 : 16, bottom: isWide ? 24 : height + 12 }),
    [coveredTop, isWide, width, height],
  );

  const wish = wishFor(shown, performance.zones, count);
  const takeBest = async () => {
    const taken = await picking.takeBest(wish);
    if (!taken || taken.length === 0) return;
    view.current?.zoomToSeats(taken);
    view.current?.announce(t("pick.took", { count: taken.length, seat: "" }));
  };

  return (
    <>
      <div className={classes.map}>
        <SeatMapView
          ref={view}
          geometry={geometry}
          seatStates={seatStates}
          zoneOf={zoneOf}
          zones={zones}
          mine={picking.mine}
          proposed={proposed}
          lost={picking.lost}
          matching={shown.matching}
          mode={performance.onSaleNow ? "pick" : "look"}
          onSeatTap={performance.onSaleNow ? (ordinal) => picking.tapSeat(ordinal, count) : undefined}
          onLevelChange={shown.setLevel}
          onSeatHover={setHover}
          colourScheme="dark"
          locale={locale}
          label={t("pick.map", { venue: pick(performance.venue.name) })}
          padding={padding}
          controls={hasRoom}
          className={classes.view}
        />
        <SeatCard
          hover={hover}
          geometry={geometry}
          zoneOf={zoneOf}
          seatStates={seatStates}
          mine={picking.mine}
          lost={picking.lost}
          house={performance}
          currency={currency}
          coveredTop={coveredTop}
          onClose={() => setHover(null)}
        />
      </div>
      <div className={classes.sheet} ref={sheet}>
        <div className={classes.notices}>
          <LapsedNotice />
          {!performance.onSaleNow && (
            <div className={classes.notice} role="status">
              <strong>{t("pick.notOnSaleTitle")}</strong>
              <br />
              {t("pick.notOnSaleBody")}
            </div>
          )}
          <PickingNotice picking={picking} geometry={geometry} performanceId={performance.id} />
          {!connected && (
            <p className={classes.notice} role="status">
              {t("pick.notLive")}
            </p>
          )}
        </div>
        <ZoneChips
          performance={performance}
          currency={currency}
          chosen={shown.filter.zone}
          onChoose={(zone) => shown.setFilter({ ...shown.filter, zone })}
        >
          <SeatFilterMenu house={shown} withZones={false} />
        </ZoneChips>
        <PartySize
          count={count}
          max={performance.maxSeatsPerCart}
          onCount={setCount}
          onBest={() => void takeBest()}
          busy={picking.choosing}
          disabled={!performance.onSaleNow}
          again={picking.hasOffer(wish.key)}
        />
        <SeatPanel
          performance={performance}
          cart={cart}
          lines={lines}
          offered={offered}
          currency={currency}
          picking={picking}
        />
      </div>
    </>
  );
}
