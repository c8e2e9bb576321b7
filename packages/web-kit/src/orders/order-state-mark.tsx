import { useKitText } from "../language/use-text.ts";
import classes from "./order-state-mark.module.css";
import type { orderTextsEn } from "./order-texts.en.ts";

export type OrderStateName = keyof typeof orderTextsEn.states;

/** How an order stands, in a word with a mark beside its colour. */
export function OrderStateMark({ state }: { readonly state: OrderStateName }) {
  const t = useKitText();
  return (
    <span className={classes.mark} data-state={state}>
      {t(`order.states.${state}`)}
    </span>
  );
}
