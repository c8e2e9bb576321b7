import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { openTemplate, type TicketTemplate } from "@parterre/ticket-print";
import { ErrorState, TextSkeleton, useFormats } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./design-tickets.module.css";
import { versionsQuery } from "./documents.ts";

export interface VersionsPartProps {
  /** Null: never saved. */
  readonly templateId: string | null;
  readonly onOpen: (template: TicketTemplate) => void;
}

/** Every version of the design; an older one can be brought to the board. */
export function VersionsPart({ templateId, onOpen }: VersionsPartProps) {
  const t = useAdminText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(versionsQuery, {
    variables: { templateId: templateId ?? "" },
    skip: templateId === null,
    fetchPolicy: "cache-and-network",
  });
  if (templateId === null) return <p>{t("tickets.unsaved")}</p>;
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={3} />;
  const open = (document: string) => {
    const { template } = openTemplate(JSON.parse(document));
    if (template) onOpen(template);
  };
  return (
    <div className={classes.fields}>
      <p>{t("tickets.versionsHelp")}</p>
      <ul className={classes.rows}>
        {data.ticketTemplateVersions.map(({ number, savedAt, document }) => (
          <li key={number}>
            <span>
              {t("tickets.versionRow", { number })}
              <small>{formats.dateTime(savedAt)}</small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => open(document)}
              aria-label={`${t("tickets.open")}: ${t("tickets.versionRow", { number })}`}
            >
              {t("tickets.open")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
