import classes from "./wordmark.module.css";

export interface WordmarkProps {
  /** The app's name beside the house's. */
  readonly suffix?: string;
  /** On a phone only the mark is seen. */
  readonly shrinks?: boolean;
}

/** Parterre's name with its mark: three curved rows before a stage. */
export function Wordmark({ suffix, shrinks }: WordmarkProps) {
  return (
    <span className={classes.wordmark} data-shrinks={shrinks || undefined}>
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" fill="none" strokeLinecap="round">
        <path d="M8 5.5h10" stroke="var(--p-velvet-text)" strokeWidth="3" />
        <path d="M6.5 12a13 13 0 0 0 13 0" stroke="currentColor" strokeWidth="2" />
        <path d="M4 16a17 17 0 0 0 18 0" stroke="currentColor" strokeWidth="2" />
        <path d="M1.8 20a21 21 0 0 0 22.4 0" stroke="currentColor" strokeWidth="2" />
      </svg>
      <span className={classes.name}>Parterre{suffix ? <span className={classes.suffix}> {suffix}</span> : null}</span>
    </span>
  );
}
