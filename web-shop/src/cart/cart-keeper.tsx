import { serverNow, useCountdown } from "@parterre/web-kit";
import { useEffect } from "react";
import { noteLapsed } from "./lapsed-seats.ts";
import { useCart } from "./use-cart.ts";

/** Watches the cart's time on every page: at zero notes what was lost and asks the server for the truth. */
export function CartKeeper() {
  const { cart, refetch } = useCart("polled");
  const remainingMs = useCountdown(cart?.heldUntil);
  useEffect(() => {
    if (remainingMs !== 0 || !cart || cart.holds.length === 0) return;
    noteLapsed(cart, serverNow());
    // A moment later, so that the database's clock has passed the end too; until the server agrees.
    const timer = setInterval(() => void refetch().catch(() => undefined), 700);
    return () => clearInterval(timer);
  }, [remainingMs, cart, refetch]);
  return null;
}
