import type { SeatMapDocument } from "@parterre/seat-map";
import { relabelPreview } from "@parterre/seat-map/editor";
import { type ReactNode, useMemo } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import styles from "./paint.module.css";

export interface RelabelLookProps {
  readonly before: SeatMapDocument;
  readonly after: SeatMapDocument;
  /** Seats whose rows are asked about. */
  readonly ids: ReadonlySet<string>;
  /** The act that makes it so. */
  readonly children: ReactNode;
}

/** What would be printed where, before it is done: the first rows and the last one. */
export function RelabelLook({ before, after, ids, children }: RelabelLookProps) {
  const t = useAdminText();
  const look = useMemo(() => relabelPreview(before, after, ids), [before, after, ids]);
  return (
    <div className={styles.look} aria-live="polite">
      <p className={classes.state}>{t("paint.wouldChange", { count: look.changed })}</p>
      <ul>
        {look.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a look have no other identity than their place in it
          <li key={index}>
            <strong>
              {row.block} {t("paint.previewRow", { row: row.after })}
            </strong>{" "}
            <span className="figures">{row.seats.join(" ")}</span>
          </li>
        ))}
      </ul>
      {look.repeating > 0 && <p role="alert">{t("paint.wouldRepeat", { count: look.repeating })}</p>}
      {children}
    </div>
  );
}
