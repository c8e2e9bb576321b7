import { Button } from "@mantine/core";
import { Link } from "react-router";
import { CartTimer } from "../cart/cart-timer.tsx";
import { useCart } from "../cart/use-cart.ts";
import { useShopText } from "../texts/use-shop-text.ts";

/** The way to the cart, with the number of seats and the time they are kept. */
export function CartButton() {
  const t = useShopText();
  const { cart, seatCount } = useCart("kept");
  return (
    <Button
      component={Link}
      to="/cart"
      size="sm"
      variant={seatCount > 0 ? "light" : "subtle"}
      color={seatCount > 0 ? "velvet" : "gray"}
      rightSection={seatCount > 0 ? <CartTimer until={cart?.heldUntil} /> : undefined}
    >
      {t("frame.cart")}
      {seatCount > 0 && <span className="figures">&nbsp;{seatCount}</span>}
    </Button>
  );
}
