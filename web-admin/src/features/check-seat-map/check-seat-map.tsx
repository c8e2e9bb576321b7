import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  type BothLanguages,
  EmptyState,
  ErrorState,
  placeName,
  RefusalNotice,
  RowsSkeleton,
  useFormats,
  useLocale,
} from "@parterre/web-kit";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { PageHeader } from "../../frame/page-header.tsx";
import { DownloadSeatMap } from "../../maps/download-seat-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { ProblemsList } from "../../maps/problems-list.tsx";
import { useDraftGeometry } from "../../maps/use-draft-geometry.ts";
import { useMapFiles } from "../../maps/use-map-files.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./check-seat-map.module.css";
import { type CheckedSeatMap, publishSeatMapMutation, seatMapQuery } from "./documents.ts";

/** A seat map before and after publishing: looked at on the map, with its problems beside it. */
export function CheckSeatMap() {
  const t = useAdminText();
  const { seatMapId = "" } = useParams();
  const { data, error, refetch } = useQuery(seatMapQuery, {
    variables: { id: seatMapId },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  if (!data.seatMap) {
    return <EmptyState heading="h1" title={t("maps.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />;
  }
  return <Checked key={data.seatMap.id} seatMap={data.seatMap} onPublished={() => void refetch()} />;
}

function Checked({ seatMap, onPublished }: { readonly seatMap: CheckedSeatMap; readonly onPublished: () => void }) {
  const t = useAdminText();
  const navigate = useNavigate();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const { draft, versions, venue } = seatMap;
  const newest = [...versions].sort((a, b) => b.number - a.number);
  // Null: the draft. What can be published is looked at first.
  const [chosen, setChosen] = useState<string | null>(() =>
    draft && (newest.length === 0 || draft.updatedAt > newest[0]!.publishedAt) ? null : (newest[0]?.id ?? null),
  );
  const version = newest.find((each) => each.id === chosen) ?? null;
  const fromDraft = useDraftGeometry(version ? null : (draft?.documentUrl ?? null), draft?.revision ?? null);
  const published = useMapFiles(version?.geometryUrl ?? null);
  const { geometry, error, retry } = version ? published : fromDraft;

  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [publishSeatMap, publishing] = useMutation(publishSeatMapMutation);
  const publish = async () => {
    setRefused(null);
    const { data } = await publishSeatMap({ variables: { seatMapId: seatMap.id } }).catch(() => ({ data: null }));
    const result = data?.publishSeatMap;
    if (result?.__typename === "SeatMapRefused") setRefused(result);
    else if (result) {
      setChosen(result.version.id);
      onPublished();
    }
  };
  const errors = draft?.problems.filter((problem) => problem.severity === "error").length ?? 0;

  return (
    <>
      <PageHeader
        title={placeName(seatMap.name, locale)}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${venue.id}`, name: pick(venue.name) },
        ]}
      >
        {(newest.length > 1 || (newest.length > 0 && draft)) && (
          <Button component={Link} to={`/seat-maps/${seatMap.id}/compare`} variant="default">
            {t("compare.open")}
          </Button>
        )}
        <Button component={Link} to={`/seat-maps/${seatMap.id}/draw`} variant="default">
          {t("draw.open")}
        </Button>
      </PageHeader>
      <BesideMap map={<HouseMap geometry={geometry} zoneOf={null} zones={[]} error={error} onRetry={retry} />}>
        <fieldset className={classes.versions}>
          <legend>{t("maps.look")}</legend>
          {draft && (
            <button type="button" aria-pressed={version === null} onClick={() => setChosen(null)}>
              <strong>{t("maps.draft")}</strong>
              <span className="figures">
                {t("map.seats", { count: draft.seatCount })} · {formats.dateTime(draft.updatedAt)}
              </span>
            </button>
          )}
          {newest.map((each) => (
            <button key={each.id} type="button" aria-pressed={each.id === chosen} onClick={() => setChosen(each.id)}>
              <strong className="figures">{t("maps.versionNumber", { number: each.number })}</strong>
              <span className="figures">
                {t("map.seats", { count: each.seatCount })} · {formats.dateTime(each.publishedAt)}
              </span>
            </button>
          ))}
        </fieldset>
        {version === null && draft ? (
          <>
            <section>
              <h2 className={classes.heading}>{t("problems.title")}</h2>
              <ProblemsList
                problems={draft.problems}
                onShow={({ path }) => navigate(`/seat-maps/${seatMap.id}/draw?show=${encodeURIComponent(path)}`)}
              />
            </section>
            <p className={classes.quiet}>{t(errors > 0 ? "maps.cannotPublish" : "maps.publishNote")}</p>
            <RefusalNotice refusal={refused} />
            {publishing.error && <p role="alert">{t("form.failed")}</p>}
            <Button onClick={() => void publish()} loading={publishing.loading} disabled={errors > 0} size="md">
              {t("maps.publish")}
            </Button>
          </>
        ) : (
          <section className={classes.next}>
            <p>{t("maps.publishedNote")}</p>
            <Button component={Link} to="/events" size="md">
              {t("maps.planEvent")}
            </Button>
          </section>
        )}
        <DownloadSeatMap key={version?.id ?? "draft"} seatMapId={seatMap.id} versionNumber={version?.number ?? null} />
      </BesideMap>
    </>
  );
}
