import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type KeptAnswer, saveTemplateMutation } from "./documents.ts";
import classes from "./keep-seats.module.css";
import type { SeatActs } from "./use-seat-acts.ts";

export interface TemplatePartProps {
  readonly performance: PreparedPerformance;
  readonly answer: NonNullable<KeptAnswer["performance"]>;
  readonly acts: SeatActs;
}

/** The same allocations for a run of dates: kept once as a template, made for each date that is ticked. */
export function TemplatePart({ performance, answer, acts }: TemplatePartProps) {
  const t = useAdminText();
  const formats = useFormats();
  const { timeZone } = performance.venue;
  const dates = answer.event.performances.filter(
    ({ id, seatMapVersion }) => id !== performance.id && seatMapVersion.id === performance.seatMapVersion.id,
  );
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [told, setTold] = useState<readonly { date: string; changed: number; skipped: number }[]>([]);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [save, { loading }] = useMutation(saveTemplateMutation);
  const apply = async () => {
    setRefused(null);
    setTold([]);
    const input = { performanceId: performance.id, name, reason: t("keep.usualReason") };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: null }));
    if (data?.saveAllocationTemplate.__typename === "AllocationRefused") setRefused(data.saveAllocationTemplate);
    if (data?.saveAllocationTemplate.__typename !== "AllocationTemplateSaved") return;
    for (const { id, startsAt } of dates.filter((date) => chosen.includes(date.id))) {
      const news = await acts.applyTemplate(data.saveAllocationTemplate.template.id, id, t("keep.usualReason"));
      if (!news) return;
      setTold((before) => [...before, { date: formats.dateTime(startsAt, timeZone), ...news }]);
    }
  };
  return (
    <details className={classes.templates}>
      <summary>{t("keep.templates")}</summary>
      <div className={classes.form}>
        {answer.allocationTemplates.map((template) => (
          <Button
            key={template.id}
            variant="default"
            disabled={acts.busy}
            onClick={() => void acts.applyTemplate(template.id, performance.id, t("keep.usualReason"))}
          >
            {t("keep.applyExisting", { name: template.name })}
          </Button>
        ))}
        <p>{t("keep.templatesHow")}</p>
        <TextInput
          label={t("keep.templateName")}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {dates.length === 0 ? (
          <p>{t("keep.noDates")}</p>
        ) : (
          <Checkbox.Group label={t("keep.dates")} value={chosen} onChange={setChosen}>
            <div className={classes.boxes}>
              {dates.map(({ id, startsAt }) => (
                <Checkbox key={id} value={id} label={formats.dateTime(startsAt, timeZone)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <RefusalNotice refusal={refused} />
        <Button onClick={() => void apply()} loading={loading || acts.busy} disabled={name.trim() === ""}>
          {t("keep.apply")}
        </Button>
        <ul className={classes.told} role="status">
          {told.map((each) => (
            <li key={each.date}>{t("keep.applied", each)}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
