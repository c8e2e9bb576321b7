import { Button, useComputedColorScheme } from "@mantine/core";
import { SeatSignIcon } from "@parterre/seat-map/viewer";
import { placeName, useLocale } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./compare-versions.module.css";
import { signOf } from "./difference-marks.ts";
import type { Difference, DifferenceKind, SeatMapComparison } from "./documents.ts";

export interface DifferenceListProps {
  readonly comparison: SeatMapComparison;
  /** Kinds that are marked and listed. */
  readonly kinds: ReadonlySet<DifferenceKind>;
  readonly onKinds: (kinds: ReadonlySet<DifferenceKind>) => void;
  /** Shows the seat on the maps. */
  readonly onLocate: (difference: Difference) => void;
  readonly onMore: (endCursor: string) => Promise<void>;
}

/** How many seats differ in what, and every one of them: pressing one finds it on both maps. */
export function DifferenceList({ comparison, kinds, onKinds, onLocate, onMore }: DifferenceListProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { edges, pageInfo, totalCount } = comparison.differences;
  const toggle = (kind: DifferenceKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    if (next.size > 0) onKinds(next);
  };
  const said = (place: Difference["before"]) =>
    place === null
      ? "—"
      : [
          placeName(place.block, locale),
          place.row && t("compare.row", { row: place.row }),
          t("compare.seat", { seat: place.seat }),
        ]
          .filter(Boolean)
          .join(" · ");
  return (
    <section className={classes.list} aria-label={t("compare.differences")}>
      <fieldset className={classes.kinds}>
        <legend>{t("compare.show")}</legend>
        {comparison.counts.map(({ kind, count }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={kinds.has(kind)}
            disabled={count === 0}
            onClick={() => toggle(kind)}
          >
            <SeatSignIcon kind={signOf[kind]} colourScheme={scheme} />
            {t(`compare.kinds.${kind}`)} <strong className="figures">{count}</strong>
          </button>
        ))}
        <span className={classes.same}>{t("compare.same", { count: comparison.sameCount })}</span>
      </fieldset>
      {edges.length === 0 ? (
        <p className={classes.same}>{t("compare.noDifference")}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("compare.what")}</th>
              <th scope="col">{t("compare.before")}</th>
              <th scope="col">{t("compare.after")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("compare.locate")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {edges.map(({ node }) => (
              <tr key={`${node.before?.ordinal} ${node.after?.ordinal}`}>
                <td>{node.kinds.map((kind) => t(`compare.kinds.${kind}`)).join(t("compare.and"))}</td>
                <td className="figures" data-side={t("compare.before")}>
                  {said(node.before)}
                </td>
                <td className="figures" data-side={t("compare.after")}>
                  {said(node.after)}
                </td>
                <td>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    onClick={() => onLocate(node)}
                    aria-label={`${t("compare.locate")}: ${said(node.before ?? node.after)}`}
                  >
                    {t("compare.locate")}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <Button variant="default" onClick={() => void onMore(pageInfo.endCursor!)}>
          {t("compare.more", { shown: edges.length, count: totalCount })}
        </Button>
      )}
    </section>
  );
}
