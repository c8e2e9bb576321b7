import { Button } from "@mantine/core";
import { RefusalNotice, useFormats, useSeatName } from "@parterre/web-kit";
import { Link } from "react-router";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutState } from "./use-check-out.ts";

/** Why no order was placed, in a sentence, with the next act beside it. Nothing was charged in any of these cases. */
export function CheckOutNotice({ state }: { readonly state: CheckOutState }) {
  const t = useShopText();
  const { money } = useFormats();
  const seatName = useSeatName();
  if (state.kind === "failed") {
    return (
      <p role="alert" className={classes.alert}>
        {t("checkOut.failed")}
      </p>
    );
  }
  if (state.kind !== "refused") return null;
  const { result, asked } = state;
  if (result.__typename === "PriceChanged") {
    return (
      <p role="alert" className={classes.alert}>
        {t("checkOut.priceChanged", { total: money(result.quote.total) })}
      </p>
    );
  }
  if (result.__typename === "SeatsLost") {
    const kept = new Set(result.cart.holds.flatMap((hold) => hold.seats.map((seat) => `${hold.id}:${seat.ordinal}`)));
    const lost = asked.lines.filter((line) => !kept.has(`${line.holdId}:${line.ordinal}`));
    const performanceId = lost[0]?.performance.id;
    return (
      <div role="alert" className={classes.alert}>
        <p>{t("checkOut.seatsLost", { seats: lost.map((line) => seatName(line.label)).join(" · ") })}</p>
        <Button component={Link} to={performanceId ? `/performances/${performanceId}` : "/"} size="compact-md">
          {t("checkOut.toMap")}
        </Button>
      </div>
    );
  }
  return <RefusalNotice refusal={result} />;
}
