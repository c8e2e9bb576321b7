import { Button } from "@mantine/core";
import { useCountdown } from "@parterre/web-kit";
import { useState } from "react";
import { useShopText } from "../texts/use-shop-text.ts";
import classes from "./cart.module.css";
import type { Cart } from "./cart-documents.ts";
import { useCartActions } from "./use-cart.ts";

const offerBelowMs = 4 * 60_000;

/** Offers more time when little is left and the server may still give some; else says that this is the last. */
export function ExtendButton({ cart }: { readonly cart: Cart }) {
  const t = useShopText();
  const { extendCart } = useCartActions();
  const remainingMs = useCountdown(cart.heldUntil);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  if (remainingMs === null || remainingMs === 0 || remainingMs > offerBelowMs) return null;
  const canExtend = cart.holds.some((hold) => Date.parse(hold.latestUntil) - Date.parse(hold.heldUntil) > 1_000);
  if (!canExtend) return <span className={classes.hint}>{t("cart.noMoreTime")}</span>;
  const extend = () => {
    setBusy(true);
    setFailed(false);
    extendCart()
      .catch(() => setFailed(true))
      .finally(() => setBusy(false));
  };
  return (
    <span className={classes.extend}>
      <Button size="compact-md" variant="light" loading={busy} onClick={extend}>
        {t("cart.extend")}
      </Button>
      {failed && (
        <span role="alert" className={classes.hint}>
          {t("pick.failed")}
        </span>
      )}
    </span>
  );
}
