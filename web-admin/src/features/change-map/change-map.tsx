import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./change-map.module.css";
import { DecideChange } from "./decide-change.tsx";
import { otherVersionsQuery } from "./documents.ts";
import type { MapChanged } from "./use-map-change.ts";

/** Another version of the seat map for a performance that sells one already. */
export function ChangeMap({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const formats = useFormats();
  const { seatMapVersion } = performance;
  const { data, error, refetch } = useQuery(otherVersionsQuery, {
    variables: { seatMapId: seatMapVersion.seatMap.id },
    fetchPolicy: "cache-and-network",
  });
  const [chosen, choose] = useState<string | null>(null);
  const [changed, setChanged] = useState<MapChanged | null>(null);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  const others = [...(data.seatMap?.versions ?? [])]
    .filter(({ id }) => id !== seatMapVersion.id)
    .sort((a, b) => b.number - a.number);
  const version = others.find(({ id }) => id === chosen) ?? others[0] ?? null;
  if (changed) {
    return (
      <div className={classes.done} role="status">
        <h2>{t("changeMap.done", { number: seatMapVersion.number })}</h2>
        <p>{t("changeMap.doneMoved", { count: changed.movedCount })}</p>
        <p>{t("changeMap.doneRelabelled", { count: changed.relabelledCount })}</p>
        <Link to={`/performances/${performance.id}/sale`}>{t("changeMap.watch")}</Link>
      </div>
    );
  }
  if (!version) {
    return (
      <EmptyState
        title={t("changeMap.noOther")}
        action={<Link to={`/seat-maps/${seatMapVersion.seatMap.id}/draw`}>{t("changeMap.draw")}</Link>}
      />
    );
  }
  return (
    <div className={classes.page}>
      <div className={classes.choice}>
        <NativeSelect
          label={t("changeMap.version")}
          description={t("changeMap.now", { number: seatMapVersion.number })}
          value={version.id}
          data={others.map(({ id, number, seatCount, publishedAt }) => ({
            value: id,
            label: `${t("maps.versionNumber", { number })} · ${t("map.seats", { count: seatCount })} · ${formats.dateTime(publishedAt)}`,
          }))}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <Link to={`/seat-maps/${seatMapVersion.seatMap.id}/compare?from=${seatMapVersion.id}&to=${version.id}`}>
          {t("compare.open")}
        </Link>
      </div>
      <DecideChange key={version.id} performance={performance} versionId={version.id} onChanged={setChanged} />
    </div>
  );
}
