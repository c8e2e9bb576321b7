import { useQuery } from "@apollo/client/react";
import { RefusalNotice, useSeatMapData } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { MapScreen } from "../../frame/map-screen.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import type { CounterOrder } from "../../orders/documents.ts";
import { useSeatsFrom } from "../../performance/use-seats-from.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { ChoosePanel } from "./choose-panel.tsx";
import { exchangeHouseQuery } from "./documents.ts";
import { ExchangeQuoteTable } from "./exchange-quote-table.tsx";
import classes from "./exchange-tickets.module.css";
import { PickingMap } from "./picking-map.tsx";
import { SettlePanel } from "./settle-panel.tsx";
import { useExchange } from "./use-exchange.ts";

/** Other tickets for tickets of an order: chosen on the live map, the difference shown, then collected or given back. */
export function ExchangeScreen({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const exchange = useExchange(order);
  const { held, coming, chosen, going, mode } = exchange;
  const [performanceId, setPerformanceId] = useState(() => chosen[0]?.performance.id ?? "");
  const [settling, setSettling] = useState(false);
  const { data } = useQuery(exchangeHouseQuery, {
    variables: { id: performanceId },
    fetchPolicy: "cache-and-network",
  });
  const house = data?.performance ?? null;
  const { from, seatMap } = useSeatsFrom(house, useSeatMapData(house, "STAFF"));
  const source = from.chosen?.id ?? null;
  const isDone = exchange.act.step.kind === "done";
  const isPicking = mode === "seats" && !settling;
  const missing = Math.max(0, chosen.length - coming.length);

  const pickSeat = (ordinal: number) => {
    const mine = coming.find((seat) => seat.ordinal === ordinal && seat.performance.id === performanceId);
    if (mine) void held.give(mine);
    else void held.hold(performanceId, [ordinal], seatMap.versionId, source);
  };
  const best = () => void held.holdBest(performanceId, missing, source);
  const leave = () => navigate(`/orders/${order.reference}`);
  const goOn = exchange.isQuoted && !held.busy;
  useKeys(
    [
      { key: "enter", act: () => setSettling(true), enabled: goOn },
      { key: "escape", act: leave },
      { key: "n", act: best, enabled: isPicking && missing > 0 && !held.busy && house !== null },
      { key: "o", act: () => exchange.setMode("seats") },
      { key: "y", act: () => exchange.setMode("types") },
    ],
    { active: !settling },
  );
  const here = (id: string) => id === performanceId;
  const map = house && (
    <PickingMap
      house={house}
      seatMap={seatMap}
      currency={order.total.currency}
      held={new Set(coming.filter((seat) => here(seat.performance.id)).map((seat) => seat.ordinal))}
      going={new Set(isDone ? [] : going.filter((line) => here(line.performance.id)).map((line) => line.ordinal))}
      onPick={isPicking ? pickSeat : null}
    />
  );
  if (settling) return <SettlePanel exchange={exchange} map={map} onBack={() => setSettling(false)} onLeave={leave} />;
  return (
    <MapScreen
      map={map}
      work={
        <>
          <header className={classes.head}>
            <h1>{t("exchange.title", { reference: order.reference })}</h1>
          </header>
          <ChoosePanel
            exchange={exchange}
            house={house}
            from={from}
            performanceId={performanceId}
            onPerformance={setPerformanceId}
            missing={missing}
            onBest={best}
          />
          {exchange.quote && <ExchangeQuoteTable quote={exchange.quote} />}
        </>
      }
      footer={
        <>
          <RefusalNotice refusal={held.refusal ?? exchange.refused} />
          <div className={classes.pair}>
            <KeyButton keyShown="Esc" size="xl" variant="default" onAct={leave}>
              {t("exchange.toOrder")}
            </KeyButton>
            <KeyButton
              keyShown="Enter"
              size="xl"
              onAct={() => setSettling(true)}
              disabled={!goOn}
              data-testid="exchange-on"
            >
              {t("exchange.goOn")}
            </KeyButton>
          </div>
        </>
      }
    />
  );
}
