import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./order-state-mark.module.css";

type OrderState = "AWAITING_PAYMENT" | "PAID" | "OWING" | "PART_PAID" | "REFUNDED" | "LAPSED";

/** How an order stands, in a word with a mark beside its colour. */
export function OrderStateMark({ state }: { readonly state: OrderState }) {
  const t = useCounterText();
  return (
    <span className={classes.mark} data-state={state}>
      {t(`orders.states.${state}`)}
    </span>
  );
}
