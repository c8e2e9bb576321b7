import { useQuery } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import { openTemplate, templatePresets } from "@parterre/ticket-print";
import { EmptyState, ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./design-tickets.module.css";
import { type Designs, designsQuery, type TemplateVersion } from "./documents.ts";
import { TicketPicture } from "./ticket-picture.tsx";
import { useUseNames } from "./use-names.ts";

/** Every ticket design, as it prints, with its paper and what it is for. */
export function TicketDesigns() {
  const t = useAdminText();
  const [choosing, setChoosing] = useState(false);
  const { data, error, refetch } = useQuery(designsQuery, { fetchPolicy: "cache-and-network" });
  const create = <Button onClick={() => setChoosing(true)}>{t("tickets.create")}</Button>;
  return (
    <>
      <PageHeader title={t("frame.tickets")}>{data && data.ticketTemplates.length > 0 && create}</PageHeader>
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={5} />
      ) : data.ticketTemplates.length === 0 ? (
        <EmptyState title={t("tickets.none")} body={t("tickets.noneBody")} action={create} />
      ) : (
        <ul className={classes.designs}>
          {data.ticketTemplates.map((version) => (
            <DesignCard key={version.templateId} version={version} designs={data} />
          ))}
        </ul>
      )}
      {choosing && <ChoosePreset onClose={() => setChoosing(false)} />}
    </>
  );
}

function DesignCard({ version, designs }: { readonly version: TemplateVersion; readonly designs: Designs }) {
  const t = useAdminText();
  const formats = useFormats();
  const nameOf = useUseNames(designs);
  const { template } = openTemplate(JSON.parse(version.document));
  const uses = designs.ticketTemplateUses.filter((use) => use.templateId === version.templateId);
  return (
    <li className={classes.design} data-template={version.name}>
      <Link to={`/tickets/${version.templateId}`} className={classes.designPicture} aria-label={version.name}>
        {template && <TicketPicture template={template} label={version.name} />}
      </Link>
      <h2>
        <Link to={`/tickets/${version.templateId}`}>{version.name}</Link>
      </h2>
      <p>
        <code>{version.stockCode}</code>
      </p>
      <p className={uses.length === 0 ? classes.idle : undefined}>
        {uses.length === 0
          ? t("tickets.printsNothing")
          : uses.some((use) => use.eventId === null && use.ticketTypeId === null)
            ? t("tickets.printsAll")
            : t("tickets.prints", { what: uses.map(nameOf).join(" · ") })}
      </p>
      <small>{t("tickets.version", { number: version.number, at: formats.dateTime(version.savedAt) })}</small>
    </li>
  );
}

/** Where a new design begins: a paper one can buy, with a finished ticket on it. */
function ChoosePreset({ onClose }: { readonly onClose: () => void }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const navigate = useNavigate();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("tickets.from")}
      size="72rem"
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <ul className={classes.presets}>
        {templatePresets.map(({ code, name, template }, index) => (
          <li key={code}>
            <button
              type="button"
              onClick={() => navigate(`/tickets/new?paper=${code}`)}
              data-testid={`preset-${code}`}
              data-autofocus={index === 0 || undefined}
            >
              <TicketPicture template={template} label="" />
              {pick(name)}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
