import { useQuery } from "@apollo/client/react";
import { firstTemplate, openTemplate, templatePresets } from "@parterre/ticket-print";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { Link, useParams, useSearchParams } from "react-router";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { DesignDesk } from "./design-desk.tsx";
import { designsQuery } from "./documents.ts";

/** Opens a ticket design on the desk: the newest version of one, or a preset as a new one. */
export function DesignTicket() {
  const t = useAdminText();
  const { templateId = "" } = useParams();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(designsQuery);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={6} />;
  if (templateId === "new") {
    const preset = templatePresets.find(({ code }) => code === search.get("paper"))?.template ?? firstTemplate;
    return <DesignDesk key={preset.stock.code} saved={null} first={preset} designs={data} />;
  }
  const saved = data.ticketTemplates.find((each) => each.templateId === templateId);
  const template = saved && openTemplate(JSON.parse(saved.document)).template;
  if (!saved || !template) {
    const back = <Link to="/tickets">{t("frame.tickets")}</Link>;
    return <EmptyState heading="h1" title={t("tickets.unknown")} action={back} />;
  }
  return <DesignDesk key={templateId} saved={saved} first={template} designs={data} />;
}
