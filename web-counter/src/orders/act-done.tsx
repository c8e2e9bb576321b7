import type { ReactNode } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./orders.module.css";

export interface ActDoneProps {
  readonly heading: string;
  readonly figure: string;
  readonly note: ReactNode;
  readonly approver: string | null;
}

/** What the seller does now that an act is done, first and large: mostly what to hand out. */
export function ActDone({ heading, figure, note, approver }: ActDoneProps) {
  const t = useCounterText();
  return (
    <div className={classes.done} role="status">
      <span>{heading}</span>
      <strong className="figures">{figure}</strong>
      <small>
        {note}
        {approver && ` ${t("act.approvedBy", { name: approver })}`}
      </small>
    </div>
  );
}
