import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type Venue, venuesQuery } from "./documents.ts";
import { VenueForm } from "./venue-form.tsx";

const seatsOf = (venue: Venue) =>
  Math.max(0, ...venue.seatMaps.map((map) => map.latestVersion?.seatCount ?? map.draft?.seatCount ?? 0));

/** All venues with the size of their largest map. */
export function VenuesPage() {
  const t = useAdminText();
  const { pick } = useLocale();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(venuesQuery, { fetchPolicy: "cache-and-network" });
  const columns = useMemo<readonly Column<Venue>[]>(
    () => [
      {
        header: t("venues.name"),
        value: (venue) => pick(venue.name),
        cell: (venue) => <Link to={`/venues/${venue.id}`}>{pick(venue.name)}</Link>,
      },
      { header: t("venues.city"), value: (venue) => pick(venue.city) },
      { header: t("venues.timeZone"), value: (venue) => venue.timeZone },
      { header: t("venues.maps"), value: (venue) => venue.seatMaps.length, numeric: true },
      { header: t("venues.largest"), value: seatsOf, numeric: true },
    ],
    [t, pick],
  );
  const create = <Button onClick={() => setCreating(true)}>{t("venues.create")}</Button>;
  return (
    <>
      <PageHeader title={t("frame.venues")}>{data && data.venues.length > 0 && create}</PageHeader>
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={5} />
      ) : data.venues.length === 0 ? (
        <EmptyState title={t("venues.none")} body={t("venues.noneBody")} action={create} />
      ) : (
        <DataTable label={t("frame.venues")} columns={columns} rows={data.venues} rowKey={(venue) => venue.id} />
      )}
      {creating && (
        <VenueForm
          onClose={() => setCreating(false)}
          onCreated={async (id) => {
            await refetch();
            navigate(`/venues/${id}`);
          }}
        />
      )}
    </>
  );
}
