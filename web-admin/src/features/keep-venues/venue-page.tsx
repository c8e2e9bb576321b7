import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, placeName, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { Link, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type VenueSeatMap, venuesQuery } from "./documents.ts";

/** One venue and its seat maps: drafts and what of them is published. */
export function VenuePage() {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const { venueId = "" } = useParams();
  const { data, error, refetch } = useQuery(venuesQuery, { fetchPolicy: "cache-and-network" });
  const venue = data?.venues.find((each) => each.id === venueId);
  const columns = useMemo<readonly Column<VenueSeatMap>[]>(
    () => [
      {
        header: t("maps.name"),
        value: (map) => placeName(map.name, locale),
        cell: (map) => <Link to={`/seat-maps/${map.id}`}>{placeName(map.name, locale)}</Link>,
      },
      {
        header: t("maps.version"),
        value: (map) => map.latestVersion?.number ?? 0,
        cell: (map) => (map.latestVersion ? `v${map.latestVersion.number}` : t("maps.draftOnly")),
      },
      {
        header: t("maps.seats"),
        value: (map) => map.latestVersion?.seatCount ?? map.draft?.seatCount ?? null,
        cell: (map) => formats.number(map.latestVersion?.seatCount ?? map.draft?.seatCount ?? 0),
        numeric: true,
      },
      { header: t("maps.blocks"), value: (map) => map.latestVersion?.blockCount ?? null, numeric: true },
      {
        header: t("maps.published"),
        value: (map) => map.latestVersion?.publishedAt ?? null,
        cell: (map) => (map.latestVersion ? formats.dateTime(map.latestVersion.publishedAt) : "–"),
      },
    ],
    [t, formats, locale],
  );
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  if (!venue)
    return (
      <EmptyState heading="h1" title={t("venues.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />
    );
  const importing = (
    <>
      <Button component={Link} to={`/venues/${venue.id}/draw`} variant="default">
        {t("draw.create")}
      </Button>
      <Button component={Link} to={`/venues/${venue.id}/import`}>
        {t("maps.import")}
      </Button>
    </>
  );
  return (
    <>
      <PageHeader
        title={pick(venue.name)}
        path={[{ to: "/venues", name: t("frame.venues") }]}
        note={`${pick(venue.city)} · ${venue.timeZone}`}
      >
        {venue.seatMaps.length > 0 && importing}
      </PageHeader>
      {venue.seatMaps.length === 0 ? (
        <EmptyState title={t("maps.none")} body={t("maps.noneBody")} action={importing} />
      ) : (
        <DataTable label={t("maps.title")} columns={columns} rows={venue.seatMaps} rowKey={(map) => map.id} />
      )}
    </>
  );
}
