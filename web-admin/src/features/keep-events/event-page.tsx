import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, Poster, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { nextStep } from "../../performance/readiness.ts";
import { StateMark } from "../../performance/state-mark.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type EventDetails, eventQuery } from "./documents.ts";
import classes from "./events.module.css";
import { PerformanceForm } from "./performance-form.tsx";

type Performance = EventDetails["performances"][number];

/** One event: its poster, its words and its performances with the next step of each. */
export function EventPage() {
  const t = useAdminText();
  const { slug = "" } = useParams();
  const { data, error, refetch } = useQuery(eventQuery, { variables: { slug }, fetchPolicy: "cache-and-network" });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={5} />;
  if (!data.event) {
    return (
      <EmptyState heading="h1" title={t("events.unknown")} action={<Link to="/events">{t("frame.events")}</Link>} />
    );
  }
  return <EventView event={data.event} />;
}

function EventView({ event }: { readonly event: EventDetails }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const columns = useMemo<readonly Column<Performance>[]>(
    () => [
      {
        header: t("events.when"),
        value: (performance) => performance.startsAt,
        cell: (performance) => (
          <Link to={`/performances/${performance.id}`} className="figures">
            {formats.dateTime(performance.startsAt, performance.venue.timeZone)}
          </Link>
        ),
      },
      { header: t("events.venue"), value: (performance) => pick(performance.venue.name) },
      {
        header: t("events.state"),
        value: (performance) => t(`performance.states.${performance.state}`),
        cell: (performance) => <StateMark state={performance.state} />,
      },
      {
        header: t("events.free"),
        value: (performance) => performance.freeSeatCount,
        cell: (performance) =>
          performance.state === "DRAFT"
            ? "–"
            : `${formats.number(performance.freeSeatCount)} / ${formats.number(performance.seatCount)}`,
        numeric: true,
      },
      {
        header: t("events.nextStep"),
        value: (performance) => t(`performance.steps.${nextStep(performance)}`),
        cell: (performance) => (
          <Link to={`/performances/${performance.id}`} className={classes.nextStep}>
            {t(
              performance.state === "DRAFT" ? `performance.steps.${nextStep(performance)}` : "performance.steps.watch",
            )}
          </Link>
        ),
      },
    ],
    [t, pick, formats],
  );
  const create = <Button onClick={() => setCreating(true)}>{t("events.addPerformance")}</Button>;
  return (
    <>
      <PageHeader
        title={pick(event.title)}
        path={[{ to: "/events", name: t("frame.events") }]}
        note={pick(event.subtitle)}
      >
        {event.performances.length > 0 && create}
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.poster}>
          <Poster title={pick(event.title)} subtitle={pick(event.subtitle)} mood={event.mood} seed={event.slug} />
        </div>
        <div>
          {pick(event.description) && <p className={classes.description}>{pick(event.description)}</p>}
          {event.performances.length === 0 ? (
            <EmptyState title={t("events.noPerformances")} body={t("events.noPerformancesBody")} action={create} />
          ) : (
            <DataTable
              label={t("events.performances")}
              columns={columns}
              rows={event.performances}
              rowKey={(performance) => performance.id}
              plain={event.performances.length < 8}
            />
          )}
        </div>
      </div>
      {creating && (
        <PerformanceForm
          eventId={event.id}
          onClose={() => setCreating(false)}
          onCreated={(id) => navigate(`/performances/${id}`)}
        />
      )}
    </>
  );
}
