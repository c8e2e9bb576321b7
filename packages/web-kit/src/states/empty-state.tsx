import type { ReactNode } from "react";
import classes from "./states.module.css";

export interface EmptyStateProps {
  readonly title: string;
  readonly body?: string;
  /** A small line below, such as a request id. */
  readonly note?: string;
  /** The obvious next step. */
  readonly action?: ReactNode;
  /** "h1" where this is all the page has; "h2" (default) within a page. */
  readonly heading?: "h1" | "h2";
  /** Announced at once by screen readers. */
  readonly alert?: boolean;
}

/** A designed place for "nothing here": an empty row of seats, one sentence, one next step. */
export function EmptyState({ title, body, note, action, heading: Heading = "h2", alert = false }: EmptyStateProps) {
  return (
    <div className={classes.empty} role={alert ? "alert" : undefined}>
      <svg viewBox="0 0 160 56" className={classes.emptyArt} aria-hidden="true">
        {[0, 1, 2, 3, 4, 5, 6].map((seat) => (
          <path
            key={seat}
            d={`M${14 + seat * 20} 40v-12a6 6 0 0 1 12 0v12`}
            transform={`translate(0 ${Math.abs(seat - 3) ** 2 * -1.1})`}
            className={seat === 3 ? classes.emptySeatMine : classes.emptySeat}
          />
        ))}
      </svg>
      <Heading className={classes.emptyTitle}>{title}</Heading>
      {body && <p className={classes.emptyBody}>{body}</p>}
      {action}
      {note && <p className={`${classes.emptyNote} figures`}>{note}</p>}
    </div>
  );
}
