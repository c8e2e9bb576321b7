import { Button } from "@mantine/core";
import { useState } from "react";
import { useShopText } from "../texts/use-shop-text.ts";
import classes from "./cart.module.css";
import { forgetLapsed, useLapsedSeats } from "./lapsed-seats.ts";
import { useCartActions } from "./use-cart.ts";

/** After the time ran out: says so plainly and offers to take the same seats again while they are free. */
export function LapsedNotice() {
  const t = useShopText();
  const lapsed = useLapsedSeats();
  const { holdSeats } = useCartActions();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<"someGone" | "failed" | null>(null);
  const count = [...lapsed.values()].reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  if (count === 0) return null;

  const takeAgain = async () => {
    setBusy(true);
    try {
      const results = await Promise.all(
        [...lapsed].map(([performanceId, { ordinals, seatMapVersionId }]) =>
          holdSeats(performanceId, ordinals, seatMapVersionId),
        ),
      );
      if (results.every((result) => result.__typename === "HoldPlaced")) forgetLapsed();
      else setOutcome("someGone");
    } catch {
      setOutcome("failed");
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={classes.lapsed} role="alert">
      <strong>{t("cart.lapsedTitle")}</strong>
      <span>
        {outcome === "someGone"
          ? t("cart.someGone")
          : outcome === "failed"
            ? t("pick.failed")
            : t("cart.lapsedBody", { count })}
      </span>
      <span className={classes.lapsedActions}>
        {outcome !== "someGone" && (
          <Button size="compact-md" loading={busy} onClick={() => void takeAgain()}>
            {t("cart.takeAgain")}
          </Button>
        )}
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          onClick={() => {
            setOutcome(null);
            forgetLapsed();
          }}
        >
          {t("cart.dismiss")}
        </Button>
      </span>
    </section>
  );
}
