import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { Link, useParams } from "react-router";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { drawnSeatMapQuery } from "./documents.ts";
import { DrawingDesk } from "./drawing-desk.tsx";
import { useDraft } from "./use-draft.ts";

/** The designer: opens the draft of a seat map on the drawing board. */
export function DrawSeatMap() {
  const t = useAdminText();
  const { seatMapId = "" } = useParams();
  const { data, error, refetch } = useQuery(drawnSeatMapQuery, { variables: { id: seatMapId } });
  const documentUrl = data?.seatMap?.draft?.documentUrl ?? null;
  const { draft, error: draftError, reload } = useDraft(documentUrl);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data && (!data.seatMap || documentUrl === null)) {
    return <EmptyState heading="h1" title={t("maps.unknown")} action={<Link to="/venues">{t("frame.venues")}</Link>} />;
  }
  if (draftError) return <ErrorState error={draftError} onRetry={() => void reload()} />;
  if (!data?.seatMap || !draft || documentUrl === null) return <RowsSkeleton rows={6} />;
  const { id, name, venue } = data.seatMap;
  return (
    <DrawingDesk
      key={`${id} ${draft.revision}`}
      seatMap={{ id, name, venueId: venue.id, venueName: venue.name, documentUrl }}
      draft={draft}
      onReload={() => void reload()}
    />
  );
}
