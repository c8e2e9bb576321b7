import { useSeatName } from "@parterre/web-kit";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

/** What became of seats of the order when the house's seat map was changed. */
export function ChangedSeats({ changed }: { readonly changed: SeenOrder["changedSeats"] }) {
  const t = useShopText();
  const seatName = useSeatName();
  if (changed.length === 0) return null;
  const kinds = (["MOVED", "RELABELLED"] as const).filter((kind) => changed.some((seat) => seat.kind === kind));
  return (
    <section className={classes.changed} role="status">
      <h2>{t("order.changedTitle")}</h2>
      {kinds.map((kind) => (
        <div key={kind}>
          <p>{t(kind === "MOVED" ? "order.movedBody" : "order.relabelledBody")}</p>
          <ul>
            {changed
              .filter((seat) => seat.kind === kind)
              .map((seat) => (
                <li key={seat.id} className="figures">
                  {t("order.changedFromTo", { before: seatName(seat.before), after: seatName(seat.after) })}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
