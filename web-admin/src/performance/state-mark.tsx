import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./performance.module.css";

type PerformanceState = "DRAFT" | "ON_SALE" | "CLOSED" | "CANCELLED";

/** How a performance stands, in a word with a mark beside its colour. */
export function StateMark({ state }: { readonly state: PerformanceState }) {
  const t = useAdminText();
  return (
    <span className={classes.mark} data-state={state}>
      {t(`performance.states.${state}`)}
    </span>
  );
}
