import { Button, CopyButton } from "@mantine/core";
import { QrCode, useFormats } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { LinkOrder } from "./documents.ts";
import classes from "./pay-links.module.css";

/** An order that waits for a payment by its link: the link, the code for the window, and whether it is paid. */
export function LinkFacts({ order }: { readonly order: LinkOrder }) {
  const t = useCounterText();
  const formats = useFormats();
  const { state, payBy, contactEmail, collectCode } = order;
  // A link of our own is named without its host; whoever gets it needs it.
  const link = order.payLink && new URL(order.payLink, window.location.origin).href;
  const said = state === "AWAITING_PAYMENT" ? "waiting" : state === "PAID" ? "paid" : "over";
  return (
    <div className={classes.facts}>
      <p className={classes.state} role="status" data-testid="link-state" data-state={state}>
        {t(`payLink.${said}`)}
      </p>
      {payBy && (
        <p>
          {contactEmail
            ? t("payLink.sentTo", { email: contactEmail, until: formats.dateTime(payBy) })
            : t("payLink.noAddress")}
        </p>
      )}
      <dl className={classes.code}>
        <dt>{t("payLink.code")}</dt>
        <dd className="figures" data-testid="collect-code">
          {collectCode}
        </dd>
      </dl>
      {link && (
        <div className={classes.link}>
          <QrCode value={link} label={t("payLink.link")} size="7rem" />
          <div>
            <code data-testid="pay-link">{link}</code>
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button size="compact-md" variant="default" onClick={copy}>
                  {copied ? t("payLink.copied") : t("payLink.copy")}
                </Button>
              )}
            </CopyButton>
            <small>{t("payLink.seatsNote")}</small>
          </div>
        </div>
      )}
    </div>
  );
}
