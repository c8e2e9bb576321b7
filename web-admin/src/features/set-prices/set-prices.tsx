import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { Link } from "react-router";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { priceDeskQuery } from "./documents.ts";
import { PriceDesk } from "./price-desk.tsx";

/** Second step of a performance: what each zone costs for each ticket type in each currency, by channel and time. */
export function SetPrices({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const { data, error, refetch } = useQuery(priceDeskQuery, {
    variables: { id: performance.id, eventId: performance.event.id },
    fetchPolicy: "network-only",
  });
  if (performance.zones.length === 0) {
    return (
      <EmptyState
        title={t("prices.zonesFirst")}
        body={t("prices.zonesFirstBody")}
        action={
          <Button component={Link} to={`/performances/${performance.id}/zones`}>
            {t("performance.steps.zones")}
          </Button>
        }
      />
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  const lists = data.performance?.priceLists ?? [];
  return (
    <PriceDesk
      // Lists that came from elsewhere begin the desk anew.
      key={JSON.stringify(lists)}
      performance={performance}
      saved={lists}
      ticketTypes={data.ticketTypes}
      channels={data.channels}
      others={(data.event?.performances ?? []).filter((other) => other.id !== performance.id)}
      onReload={() => void refetch()}
    />
  );
}
