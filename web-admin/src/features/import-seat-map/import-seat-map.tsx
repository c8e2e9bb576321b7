import { useQuery } from "@apollo/client/react";
import { EmptyState, RowsSkeleton, useLocale } from "@parterre/web-kit";
import { Link, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { importVenueQuery } from "./documents.ts";
import { PlanDrop } from "./plan-drop.tsx";
import { PlanPreview } from "./plan-preview.tsx";
import { usePlanReader } from "./use-plan-reader.ts";

/** Import of a seat plan: drop or paste it, look at it and its problems, then keep it as the venue's draft. */
export function ImportSeatMap() {
  const t = useAdminText();
  const { pick } = useLocale();
  const { venueId = "" } = useParams();
  const { data } = useQuery(importVenueQuery);
  const { state, open, layOut, clear } = usePlanReader();
  if (!data) return <RowsSkeleton rows={4} />;
  const venue = data.venues.find((each) => each.id === venueId);
  if (!venue)
    return (
      <EmptyState heading="h1" title={t("venues.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />
    );
  return (
    <>
      <PageHeader
        title={t("import.title")}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${venue.id}`, name: pick(venue.name) },
        ]}
      />
      {state.kind === "plan" ? (
        <PlanPreview key={state.found.text} venueId={venue.id} plan={state} onLayout={layOut} onAgain={clear} />
      ) : (
        <PlanDrop state={state} onPlan={(file, fileName) => void open(file, fileName)} />
      )}
    </>
  );
}
