import { useMutation } from "@apollo/client/react";
import { Button, Select } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./design-tickets.module.css";
import { type Designs, designsQuery, endUseMutation, type TemplateVersion, useTemplateMutation } from "./documents.ts";
import { useUseNames } from "./use-names.ts";

export interface UsesPartProps {
  readonly saved: TemplateVersion | null;
  readonly designs: Designs;
}

/** Which tickets are printed with this design, on its paper. */
export function UsesPart({ saved, designs }: UsesPartProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const nameOf = useUseNames(designs);
  const [eventId, setEventId] = useState<string | null>(null);
  const [ticketTypeId, setTicketTypeId] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const [use, using] = useMutation(useTemplateMutation, { refetchQueries: [designsQuery], awaitRefetchQueries: true });
  const [end, ending] = useMutation(endUseMutation, { refetchQueries: [designsQuery], awaitRefetchQueries: true });
  if (!saved) return <p>{t("tickets.useSaveFirst")}</p>;
  const uses = designs.ticketTemplateUses.filter((each) => each.templateId === saved.templateId);
  const failed = t("form.failed");
  const noAnswer = { reason: { zh: failed, en: failed } };
  const add = async () => {
    const input = { templateId: saved.templateId, eventId, ticketTypeId };
    const { data } = await use({ variables: { input } }).catch(() => ({ data: null }));
    const answer = data?.useTicketTemplate;
    setRefusal(answer ? (answer.__typename === "TicketTemplateUseSaved" ? null : answer) : noAnswer);
  };
  const remove = async (useId: string) => {
    const { data } = await end({ variables: { useId } }).catch(() => ({ data: null }));
    const answer = data?.endTicketTemplateUse;
    setRefusal(answer ? (answer.__typename === "TicketTemplateUseSaved" ? null : answer) : noAnswer);
  };
  return (
    <div className={classes.fields} data-testid="uses">
      <p>{t("tickets.useHelp")}</p>
      {uses.length === 0 && <p className={classes.idle}>{t("tickets.useNone")}</p>}
      <ul className={classes.rows}>
        {uses.map((each) => (
          <li key={each.id}>
            <span>{nameOf(each)}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={ending.loading}
              onClick={() => void remove(each.id)}
              aria-label={`${t("tickets.endUse")}: ${nameOf(each)}`}
            >
              {t("tickets.endUse")}
            </Button>
          </li>
        ))}
      </ul>
      <Select
        label={t("tickets.event")}
        placeholder={t("tickets.anyEvent")}
        data={designs.events.edges.map(({ node }) => ({ value: node.id, label: pick(node.title) }))}
        value={eventId}
        onChange={setEventId}
        searchable
        clearable
        size="sm"
      />
      <Select
        label={t("tickets.type")}
        placeholder={t("tickets.anyType")}
        data={designs.ticketTypes.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        value={ticketTypeId}
        onChange={setTicketTypeId}
        searchable
        clearable
        size="sm"
      />
      <Button size="sm" loading={using.loading} onClick={() => void add()} data-testid="use-design">
        {t("tickets.use")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
