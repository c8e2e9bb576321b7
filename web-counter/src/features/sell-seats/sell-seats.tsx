import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, TextSkeleton } from "@parterre/web-kit";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { rememberSelling } from "../../frame/last-selling-path.ts";
import { leaseOf } from "../../offline/leased-seats.ts";
import { useAlone, useTakenUp } from "../../offline/mode.ts";
import { useKeptWork } from "../../offline/use-kept-work.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { sellingPerformanceQuery } from "./performance-documents.ts";
import classes from "./sell-seats.module.css";
import { SellingScreen } from "./selling-screen.tsx";

/** Route of the selling screen: fetches the performance and says plainly when there is none. */
export function SellSeats() {
  const t = useCounterText();
  const { performanceId = "" } = useParams();
  const { data, error, refetch } = useQuery(sellingPerformanceQuery, {
    variables: { id: performanceId },
    fetchPolicy: "cache-and-network",
  });
  const alone = useAlone();
  const takenUp = useTakenUp();
  const work = useKeptWork();
  const isLeased = work === null || leaseOf(work.leases, performanceId) !== null;
  const known = data?.performance?.id;
  useEffect(() => {
    if (known !== undefined) rememberSelling(known);
  }, [known]);

  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={classes.waiting}>
        <TextSkeleton lines={5} />
      </div>
    );
  }
  if (!data.performance || (alone && !isLeased)) {
    return (
      <EmptyState
        heading="h1"
        title={t(alone ? "offline.notLeased" : "sell.unknown")}
        action={<Link to="/">{t("sell.chooseAnother")}</Link>}
      />
    );
  }
  // Another performance is another screen: nothing of the last one's proposal stays. And alone it is another cart.
  const screen = `${data.performance.id} ${alone} ${takenUp}`;
  return <SellingScreen key={screen} performance={data.performance} alone={alone} />;
}
