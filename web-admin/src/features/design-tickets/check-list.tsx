import type { Dpi, DrawingProblem, TemplateProblem, TicketField, TicketTemplate } from "@parterre/ticket-print";
import { useLocale } from "@parterre/web-kit";
import { type AdminText, useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./design-tickets.module.css";
import { partName } from "./part-names.ts";

export interface FoundProblem {
  readonly code: TemplateProblem["code"] | DrawingProblem["code"];
  readonly severity: "error" | "warning";
  readonly partId: string | null;
  readonly about: string;
}

export interface CheckListProps {
  readonly problems: readonly FoundProblem[];
  readonly template: TicketTemplate;
  readonly dpi: Dpi;
  readonly onChoose: (id: string) => void;
}

/** What is wrong with the ticket, errors first, as sentences; each leads to its part. */
export function CheckList({ problems, template, dpi, onChoose }: CheckListProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const sorted = [...problems].sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error"));
  const sentence = ({ code, partId, about }: FoundProblem): string => {
    const part = template.parts.find(({ id }) => id === partId);
    return t(`tickets.problems.${code}`, {
      part: part ? partName(part, locale, t) : "",
      about: code === "missing-field" ? missing(about, t) : about,
      dpi,
    });
  };
  return (
    <section className={classes.checks} aria-label={t("tickets.checks")} data-testid="checks">
      <h2>{t("tickets.checks")}</h2>
      {sorted.length === 0 && <p className={classes.fine}>{t("tickets.fine")}</p>}
      <ul>
        {sorted.map((problem) => (
          <li key={`${problem.code} ${problem.partId} ${problem.about}`} data-severity={problem.severity}>
            <b>{t(`tickets.severity.${problem.severity}`)}</b>
            {problem.partId === null ? (
              <span>{sentence(problem)}</span>
            ) : (
              <button type="button" onClick={() => onChoose(problem.partId!)}>
                {sentence(problem)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `seat.zh`: the field's name, and in which language it is not said. */
function missing(about: string, t: AdminText): string {
  const [field, language] = about.split(".") as [TicketField, "zh" | "en"];
  return `${t(`tickets.fields.${field}`)} (${t(`tickets.languages.${language}`)})`;
}
