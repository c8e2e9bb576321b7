import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, TextSkeleton } from "@parterre/web-kit";
import { Link, useParams } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { BulkScreen } from "./bulk-screen.tsx";
import { bulkPerformanceQuery } from "./documents.ts";
import classes from "./sell-in-bulk.module.css";

/** Route of bulk sale: fetches the performance and says plainly when there is none. */
export function SellInBulk() {
  const t = useCounterText();
  const { performanceId = "" } = useParams();
  const { data, error, refetch } = useQuery(bulkPerformanceQuery, {
    variables: { id: performanceId },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={classes.waiting}>
        <TextSkeleton lines={5} />
      </div>
    );
  }
  if (!data.performance) {
    return <EmptyState heading="h1" title={t("sell.unknown")} action={<Link to="/">{t("sell.chooseAnother")}</Link>} />;
  }
  return (
    <BulkScreen
      key={data.performance.id}
      performance={data.performance}
      quotas={data.freeTicketQuotas}
      onGiven={() => void refetch()}
    />
  );
}
