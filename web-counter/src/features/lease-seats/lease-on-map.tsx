import { useQuery } from "@apollo/client/react";
import { Skeleton, useComputedColorScheme } from "@mantine/core";
import { SeatStatus } from "@parterre/seat-map";
import { type SeatMapTool, SeatMapView } from "@parterre/seat-map/viewer";
import { ErrorState, RefusalNotice, type ResultOf, useLocale, useSeatMapData } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { MapScreen } from "../../frame/map-screen.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { leaseSeatsMutation } from "./documents.ts";
import classes from "./lease-seats.module.css";
import { mapToLeaseQuery } from "./map-document.ts";
import { useAct } from "./use-act.ts";

type House = NonNullable<ResultOf<typeof mapToLeaseQuery>["performance"]>;

/** Seats for a window by hand: tapped one by one, or painted over. */
export function LeaseOnMap() {
  const { counterId = "", performanceId = "" } = useParams();
  const { data, error, refetch } = useQuery(mapToLeaseQuery, { variables: { id: performanceId } });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.performance ? <Picking house={data.performance} counterId={counterId} /> : <Skeleton height="100%" />;
}

function Picking({ house, counterId }: { readonly house: House; readonly counterId: string }) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const colourScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const seatMap = useSeatMapData(house, "STAFF");
  const { act, refusal, busy, client } = useAct();
  const [tool, setTool] = useState<SeatMapTool | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const zones = useMemo(
    () => house.zones.map(({ index, hue, name }) => ({ index, hue, name: pick(name) })),
    [house.zones, pick],
  );
  const { geometry, zoneOf, seatStates } = seatMap;
  const isFree = (ordinal: number) =>
    seatStates?.states[ordinal] === SeatStatus.free && seatStates.allocations[ordinal] === 0;
  const toggle = (ordinal: number) => {
    const next = new Set(chosen);
    if (!next.delete(ordinal) && isFree(ordinal)) next.add(ordinal);
    setChosen(next);
  };
  const lease = async () => {
    const hours = Number(search.get("hours")) || 12;
    const ordinals = [...chosen].sort((a, b) => a - b);
    const input = { counterId, performanceId: house.id, seats: ordinals.length, ordinals, termMinutes: hours * 60 };
    const done = await act(
      async () => (await client.mutate({ mutation: leaseSeatsMutation, variables: { input } })).data?.leaseSeats,
    );
    if (done) navigate("/leases");
  };
  useKeys([
    { key: "enter", act: () => void lease(), enabled: chosen.size > 0 && !busy },
    { key: "escape", act: () => navigate("/leases") },
    { key: "l", act: () => setTool((now) => (now === "lasso" ? null : "lasso")) },
  ]);
  return (
    <MapScreen
      map={
        geometry && zoneOf && seatStates ? (
          <SeatMapView
            geometry={geometry}
            seatStates={seatStates}
            zoneOf={zoneOf}
            zones={zones}
            mine={chosen}
            mode={tool ? "blocks" : "pick"}
            tool={tool ?? "pan"}
            onSeatTap={toggle}
            onSeatsBrushed={(ordinals) => setChosen(new Set([...chosen, ...ordinals.filter(isFree)]))}
            colourScheme={colourScheme}
            locale={locale}
            className={classes.map}
          />
        ) : (
          <Skeleton height="100%" radius={0} aria-label={t("sell.mapLoading")} />
        )
      }
      work={
        <>
          <h1 className={classes.title}>{pick(house.event.title)}</h1>
          <p className={classes.quiet}>{t("leases.mapHelp")}</p>
          <KeyButton keyShown="L" variant={tool ? "filled" : "default"} onAct={() => setTool(tool ? null : "lasso")}>
            {t("leases.lasso")}
          </KeyButton>
          <RefusalNotice refusal={refusal} />
        </>
      }
      footer={
        <KeyButton
          keyShown="Enter"
          size="xl"
          fullWidth
          onAct={() => void lease()}
          loading={busy}
          disabled={chosen.size === 0}
          data-testid="main-act"
        >
          {t("leases.leaseCount", { count: chosen.size })}
        </KeyButton>
      }
    />
  );
}
