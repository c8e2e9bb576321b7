import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, placeName, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { Link, Navigate, Route, Routes, useParams } from "react-router";
import { ChangeMap } from "../features/change-map/change-map.tsx";
import { KeepPacks } from "../features/keep-packs/keep-packs.tsx";
import { KeepSeats } from "../features/keep-seats/keep-seats.tsx";
import { PaintZones } from "../features/paint-zones/paint-zones.tsx";
import { PutOnSale } from "../features/put-on-sale/put-on-sale.tsx";
import { ReadWaitingList } from "../features/read-waiting-list/read-waiting-list.tsx";
import { FreeQuota } from "../features/set-free-quota/free-quota.tsx";
import { SetPrices } from "../features/set-prices/set-prices.tsx";
import { SetSalesWindows } from "../features/set-sales-windows/set-sales-windows.tsx";
import { WatchSales } from "../features/watch-sales/watch-sales.tsx";
import { PageHeader } from "../frame/page-header.tsx";
import { useAdminText } from "../texts/use-admin-text.ts";
import { type PreparedPerformance, preparedPerformanceQuery } from "./documents.ts";
import { nextStep } from "./readiness.ts";
import { StateMark } from "./state-mark.tsx";
import { StepBar } from "./step-bar.tsx";

/** One performance: the steps from a bare house to a sale, each with the map beside it, then the sale itself. */
export function PerformancePage() {
  const t = useAdminText();
  const { performanceId = "" } = useParams();
  const { data, error, refetch } = useQuery(preparedPerformanceQuery, {
    variables: { id: performanceId },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={6} height={64} />;
  if (!data.performance) {
    return (
      <EmptyState
        heading="h1"
        title={t("performance.unknown")}
        action={<Link to="/events">{t("frame.events")}</Link>}
      />
    );
  }
  return <Prepared key={data.performance.id} performance={data.performance} />;
}

function Prepared({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const { event, venue, startsAt, seatMapVersion } = performance;
  return (
    <>
      <PageHeader
        title={pick(event.title)}
        path={[
          { to: "/events", name: t("frame.events") },
          { to: `/events/${event.slug}`, name: pick(event.title) },
        ]}
        note={
          <span className="figures">
            <StateMark state={performance.state} /> · {formats.dateTime(startsAt, venue.timeZone)} ({venue.timeZone}) ·{" "}
            {pick(venue.name)} ·{" "}
            <Link to={`/seat-maps/${seatMapVersion.seatMap.id}`}>
              {t("performance.mapVersion", {
                name: placeName(seatMapVersion.seatMap.name, locale),
                number: seatMapVersion.number,
              })}
            </Link>{" "}
            (<Link to={`/performances/${performance.id}/map`}>{t("changeMap.open")}</Link>) ·{" "}
            {t("map.seats", { count: performance.seatCount })}
          </span>
        }
      />
      <StepBar performance={performance} />
      <Routes>
        <Route index element={<Navigate to={nextStep(performance)} replace />} />
        <Route path="zones" element={<PaintZones performance={performance} />} />
        <Route path="prices" element={<SetPrices performance={performance} />} />
        <Route path="windows" element={<SetSalesWindows performance={performance} />} />
        <Route path="map" element={<ChangeMap performance={performance} />} />
        <Route path="allocations" element={<KeepSeats performance={performance} />} />
        <Route path="waiting" element={<ReadWaitingList performance={performance} />} />
        <Route path="packs" element={<KeepPacks performance={performance} />} />
        <Route path="free-tickets" element={<FreeQuota performance={performance} />} />
        <Route
          path="sale"
          element={
            performance.state === "DRAFT" ? (
              <PutOnSale performance={performance} />
            ) : (
              <WatchSales performance={performance} />
            )
          }
        />
        <Route path="*" element={<EmptyState title={t("app.nowhere")} />} />
      </Routes>
    </>
  );
}
