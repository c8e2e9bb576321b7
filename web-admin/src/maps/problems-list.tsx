import { useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../tables/data-table.tsx";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./problems-list.module.css";

export interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly path: string;
  readonly count: number;
  /** Identities of the seats it is about. */
  readonly seats?: readonly string[] | null;
}

export interface ProblemsListProps {
  readonly problems: readonly Problem[];
  /** Brings a problem's seats into view; without it the list only tells. */
  readonly onShow?: (problem: Problem) => void;
}

/** What is wrong with a seat plan, errors first: how grave, what, how often and where. */
export function ProblemsList({ problems, onShow }: ProblemsListProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const rows = useMemo(
    () => [...problems].sort((a, b) => Number(b.severity === "error") - Number(a.severity === "error")),
    [problems],
  );
  const columns = useMemo<readonly Column<Problem>[]>(
    () => [
      {
        header: t("problems.severity"),
        value: (problem) => t(problem.severity === "error" ? "problems.error" : "problems.warning"),
        cell: (problem) => (
          <span className={classes.severity} data-severity={problem.severity}>
            {t(problem.severity === "error" ? "problems.error" : "problems.warning")}
          </span>
        ),
      },
      {
        header: t("problems.what"),
        value: (problem) => `${pick(problem.message)} ${problem.path}`,
        cell: (problem) => (
          <>
            {onShow && problem.seats && problem.seats.length > 0 ? (
              <button
                type="button"
                className={classes.show}
                onClick={() => onShow(problem)}
                aria-label={t("problems.show", { problem: pick(problem.message) })}
              >
                {pick(problem.message)}
              </button>
            ) : (
              pick(problem.message)
            )}
            <code className={classes.path}>{problem.path}</code>
          </>
        ),
      },
      { header: t("problems.count"), value: (problem) => problem.count, numeric: true },
    ],
    [t, pick, onShow],
  );
  if (problems.length === 0) return <p className={classes.fine}>{t("problems.none")}</p>;
  return (
    <DataTable
      label={t("problems.title")}
      columns={columns}
      rows={rows}
      rowKey={(problem) => `${problem.code} ${problem.path}`}
      plain={problems.length < 8}
    />
  );
}
