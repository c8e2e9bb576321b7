import { QrCode } from "@parterre/web-kit";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./see-order.module.css";

/** How to get the tickets on paper: the code to say at the window, and the same to scan. */
export function CollectCode({ code }: { readonly code: string }) {
  const t = useShopText();
  return (
    <section className={classes.collect} data-testid="collect">
      <div>
        <h2>{t("order.collectTitle")}</h2>
        <p>{t("order.collectBody")}</p>
        <strong className="figures">{code}</strong>
      </div>
      <QrCode value={window.location.href} label={t("order.collectTitle")} size="8rem" />
    </section>
  );
}
