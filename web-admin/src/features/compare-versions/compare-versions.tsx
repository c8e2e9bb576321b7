import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import type { SeatMapHandle, SeatMapTexts } from "@parterre/seat-map/viewer";
import {
  EmptyState,
  ErrorState,
  placeName,
  RefusalNotice,
  RowsSkeleton,
  useFormats,
  useLocale,
} from "@parterre/web-kit";
import { useMemo, useRef, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useDraftGeometry } from "../../maps/use-draft-geometry.ts";
import { useMapFiles } from "../../maps/use-map-files.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./compare-versions.module.css";
import { DifferenceList } from "./difference-list.tsx";
import { signsOf } from "./difference-marks.ts";
import {
  type ComparableSeatMap,
  comparableVersionsQuery,
  comparisonQuery,
  type Difference,
  type DifferenceKind,
} from "./documents.ts";

/** In an address: the draft. */
const draftMark = "draft";
const firstShown: readonly DifferenceKind[] = ["ADDED", "REMOVED", "MOVED", "RELABELLED"];

/** Two versions of a seat map, or a version and the draft, side by side, with what became of every seat. */
export function CompareVersions() {
  const t = useAdminText();
  const { seatMapId = "" } = useParams();
  const { data, error, refetch } = useQuery(comparableVersionsQuery, {
    variables: { id: seatMapId },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  if (!data.seatMap) {
    return <EmptyState heading="h1" title={t("maps.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />;
  }
  return <Compared key={data.seatMap.id} seatMap={data.seatMap} />;
}

function Compared({ seatMap }: { readonly seatMap: ComparableSeatMap }) {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  const { venue, versions } = seatMap;
  return (
    <>
      <PageHeader
        title={t("compare.title")}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${venue.id}`, name: pick(venue.name) },
          { to: `/seat-maps/${seatMap.id}`, name: placeName(seatMap.name, locale) },
        ]}
      />
      {versions.length === 0 ? <EmptyState title={t("compare.nothing")} /> : <SideBySide seatMap={seatMap} />}
    </>
  );
}

function SideBySide({ seatMap }: { readonly seatMap: ComparableSeatMap }) {
  const t = useAdminText();
  const formats = useFormats();
  const { draft } = seatMap;
  const versions = [...seatMap.versions].sort((a, b) => b.number - a.number);
  const [chosen, choose] = useSearchParams();
  // A draft that nobody changed since it was published has nothing to show.
  const isDrawnOn = draft !== null && new Date(draft.updatedAt) > new Date(versions[0]!.publishedAt);
  const later = chosen.get("to") ?? (isDrawnOn || versions.length < 2 ? draftMark : versions[0]!.id);
  const from =
    versions.find(({ id }) => id === chosen.get("from")) ?? versions[later === versions[0]!.id ? 1 : 0] ?? versions[0]!;
  const to = versions.find(({ id }) => id === later) ?? null;
  const before = useMapFiles(from.geometryUrl);
  const published = useMapFiles(to?.geometryUrl ?? null);
  const drawn = useDraftGeometry(to ? null : (draft?.documentUrl ?? null), draft?.revision ?? null);
  const after = to ? published : drawn;

  const [kinds, setKinds] = useState<ReadonlySet<DifferenceKind>>(new Set(firstShown));
  const { data, error, refetch, fetchMore } = useQuery(comparisonQuery, {
    variables: { from: from.id, to: to?.id ?? null, kinds: [...kinds] },
    // The draft may be another one at any time.
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const [kept, keep] = useState(data);
  if (data && data !== kept) keep(data);
  const result = (data ?? kept)?.seatMapComparison;
  const comparison = result?.__typename === "SeatMapComparison" ? result : null;
  const signs = useMemo(() => {
    const say = (of: readonly DifferenceKind[]) => of.map((kind) => t(`compare.said.${kind}`)).join(t("compare.and"));
    return comparison ? signsOf(comparison.counts, kinds, say) : null;
  }, [comparison, kinds, t]);
  const [located, setLocated] = useState<Difference | null>(null);
  const [locatedBefore, locatedAfter] = useMemo(
    () => [located?.before, located?.after].map((place) => new Set(place ? [place.ordinal] : [])),
    [located],
  );
  const [level, setLevel] = useState<number | null>(null);
  const maps = useRef<HTMLDivElement>(null);
  const left = useRef<SeatMapHandle>(null);
  const right = useRef<SeatMapHandle>(null);
  const locate = (difference: Difference) => {
    setLocated(difference);
    setLevel(null);
    // Both maps go to where it was and where it is: the right one follows.
    left.current?.zoomToPlaces([difference.before, difference.after].filter((place) => place !== null));
    maps.current?.scrollIntoView({ block: "nearest" });
  };
  const texts = useMemo<Partial<SeatMapTexts>>(
    () => ({ proposed: t("compare.located"), free: "", rank: () => "" }),
    [t],
  );

  const nameOf = (version: (typeof versions)[number]) =>
    `${t("maps.versionNumber", { number: version.number })} · ${formats.dateTime(version.publishedAt)}`;
  const options = versions.map((version) => ({ value: version.id, label: nameOf(version) }));
  const more = async (endCursor: string) => {
    await fetchMore({
      variables: { after: endCursor },
      updateQuery: (known, { fetchMoreResult }) => {
        const [one, next] = [known.seatMapComparison, fetchMoreResult.seatMapComparison];
        if (one.__typename !== "SeatMapComparison" || next.__typename !== "SeatMapComparison") return known;
        const edges = [...one.differences.edges, ...next.differences.edges];
        return { seatMapComparison: { ...one, differences: { ...next.differences, edges } } };
      },
    });
  };
  if (error && !result) return <ErrorState error={error} onRetry={() => void refetch()} />;

  return (
    <div className={classes.page}>
      <div className={classes.maps} ref={maps}>
        <section className={classes.side}>
          <NativeSelect
            label={t("compare.before")}
            value={from.id}
            data={options}
            onChange={({ currentTarget }) => choose({ from: currentTarget.value, to: later }, { replace: true })}
          />
          <div className={classes.map}>
            <HouseMap
              ref={left}
              geometry={before.geometry}
              zoneOf={null}
              zones={[]}
              error={before.error}
              onRetry={before.retry}
              label={t("compare.before")}
              signs={signs?.before}
              proposed={locatedBefore}
              texts={texts}
              level={level}
              onLevelChange={setLevel}
              onLook={(camera) => right.current?.follow(camera)}
            />
          </div>
        </section>
        <section className={classes.side}>
          <NativeSelect
            label={t("compare.after")}
            value={to?.id ?? draftMark}
            data={[...(draft ? [{ value: draftMark, label: t("maps.draft") }] : []), ...options]}
            onChange={({ currentTarget }) => choose({ from: from.id, to: currentTarget.value }, { replace: true })}
          />
          <div className={classes.map}>
            <HouseMap
              ref={right}
              geometry={after.geometry}
              zoneOf={null}
              zones={[]}
              error={after.error}
              onRetry={after.retry}
              label={t("compare.after")}
              signs={signs?.after}
              proposed={locatedAfter}
              texts={texts}
              level={level}
              onLevelChange={setLevel}
              onLook={(camera) => left.current?.follow(camera)}
            />
          </div>
        </section>
      </div>
      {result?.__typename === "SeatMapsNotComparable" && <RefusalNotice refusal={result} />}
      {comparison ? (
        <DifferenceList comparison={comparison} kinds={kinds} onKinds={setKinds} onLocate={locate} onMore={more} />
      ) : (
        !result && <RowsSkeleton rows={4} />
      )}
    </div>
  );
}
