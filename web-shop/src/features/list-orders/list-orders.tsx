import { Button } from "@mantine/core";
import { EmptyState } from "@parterre/web-kit";
import { Link } from "react-router";
import { rememberedOrders } from "../../cart/remembered-orders.ts";
import { rememberedWaiting } from "../../cart/remembered-waiting.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./list-orders.module.css";

/** Orders made in this browser, newest first, each by its secret link. */
export function ListOrders() {
  const t = useShopText();
  const orders = rememberedOrders();
  return (
    <div className={classes.page}>
      <title>{`${t("orders.title")} · Parterre`}</title>
      {orders.length === 0 ? (
        <EmptyState
          heading="h1"
          title={t("orders.emptyTitle")}
          body={t("orders.emptyBody")}
          action={
            <Button component={Link} to="/">
              {t("cart.browse")}
            </Button>
          }
        />
      ) : (
        <>
          <h1 className={classes.title}>{t("orders.title")}</h1>
          <ul className={classes.list}>
            {orders.map((order) => (
              <li key={order.secret}>
                <Link to={`/orders/${order.secret}`} className={`${classes.link} figures`}>
                  {t("order.title", { reference: order.reference })}
                  <span aria-hidden="true">→</span>
                </Link>
              </li>
            ))}
          </ul>
          <p className={classes.soft}>{t("orders.emptyBody")}</p>
        </>
      )}
      <WaitingEntries />
    </div>
  );
}

/** Places in waiting lists, each by its secret link. */
function WaitingEntries() {
  const t = useShopText();
  const secrets = rememberedWaiting();
  if (secrets.length === 0) return null;
  return (
    <section>
      <h2 className={classes.subtitle}>{t("waiting.mine")}</h2>
      <ul className={classes.list}>
        {secrets.map((secret, index) => (
          <li key={secret}>
            <Link to={`/waiting/${secret}`} className={`${classes.link} figures`}>
              {t("waiting.entry")} {index + 1}
              <span aria-hidden="true">→</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
