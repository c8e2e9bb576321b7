import { useQuery } from "@apollo/client/react";
import { Loader } from "@mantine/core";
import { ErrorState, useSeatMapData } from "@parterre/web-kit";
import { useParams } from "react-router";
import { NotFound } from "../../frame/not-found.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import { House } from "./house.tsx";
import { HouseHead } from "./house-head.tsx";
import { performanceQuery } from "./performance-query.ts";
import classes from "./pick-seats.module.css";
import { useHeight } from "./use-height.ts";
import { useHouseLights } from "./use-house-lights.ts";

/** A performance's house: the live map fills the screen, everything else slides over it. */
export function PickSeats() {
  useHouseLights();
  const head = useHeight<HTMLElement>();
  const t = useShopText();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(performanceQuery, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    pollInterval: 60_000,
  });
  const performance = data?.performance ?? null;
  const map = useSeatMapData(performance);
  const { geometry, zoneOf, seatStates } = map;

  if (data && !performance) {
    return (
      <main className={classes.house}>
        <NotFound title={t("pick.gone")} />
      </main>
    );
  }
  const failure = error && !data ? error : map.error;
  return (
    <main className={classes.house}>
      <HouseHead performance={performance} ref={head.ref} />
      {failure ? (
        <ErrorState
          error={failure}
          onRetry={() => {
            map.retry();
            void refetch();
          }}
        />
      ) : performance && geometry && zoneOf && seatStates ? (
        // Another version has other ordinals: nothing that was pointed at on the old map may be meant on the new one.
        <House
          key={map.versionId}
          performance={performance}
          map={{ ...map, geometry, zoneOf, seatStates }}
          headPx={head.height}
        />
      ) : (
        <div className={classes.opening} role="status">
          <Loader type="dots" color="gray" />
          <p>{t("pick.loading")}</p>
        </div>
      )}
    </main>
  );
}
