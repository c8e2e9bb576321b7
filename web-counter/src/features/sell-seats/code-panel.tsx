import { QrCode, TextSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { HoldTimer } from "./hold-timer.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import { TotalRow } from "./total-row.tsx";
import { useCodePayment } from "./use-code-payment.ts";
import type { Sale } from "./use-sale.ts";

/** The code a customer pays by, large enough to be scanned across the counter, until the provider has spoken. */
export function CodePanel({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const { currency, quote } = sale;
  const payment = useCodePayment({
    request: sale.paymentRequest,
    currency,
    onPaid: sale.paidByCode,
    onNotice: sale.notify,
    onAsked: sale.showCode,
  });
  const { providers, provider, asked, busy } = payment;
  const leave = async () => {
    if (await payment.giveUp()) sale.toTender();
  };
  const choices = asked === null && provider === null ? (providers ?? []) : [];
  useKeys([
    { key: "escape", inFields: true, act: () => void leave(), enabled: !busy },
    ...choices.slice(0, 9).map(({ code }, index) => ({
      key: String(index + 1),
      act: () => void payment.ask(code),
      enabled: !busy,
    })),
  ]);
  const total = quote.total ? formats.money(quote.total) : "";
  return (
    <>
      <div className={classes.work}>
        <header className={classes.stageHead}>
          <h2>{t("codePayment.title")}</h2>
          <HoldTimer sale={sale} />
        </header>
        <p className={classes.summary}>
          <SeatPlace labels={sale.lines.map((line) => line.label)} />
        </p>
        <TotalRow sale={sale} />
        {providers === null && <TextSkeleton lines={3} />}
        {providers?.length === 0 && <p className={classes.hint}>{t("codePayment.none", { currency })}</p>}
        {choices.length > 1 && (
          <div className={classes.providers}>
            {choices.map(({ code, name }, index) => (
              <KeyButton
                key={code}
                keyShown={String(index + 1)}
                size="lg"
                variant="default"
                onAct={() => void payment.ask(code)}
                disabled={busy}
              >
                {pick(name)}
              </KeyButton>
            ))}
          </div>
        )}
        {asked && (
          <figure className={classes.payCode} data-testid="pay-code" data-text={asked.text}>
            <figcaption>{t("codePayment.scan")}</figcaption>
            <QrCode value={asked.text} label={t("codePayment.qr", { amount: total })} size="18rem" />
            <p role="status">{provider && t("codePayment.waiting", { provider: pick(provider.name) })}</p>
          </figure>
        )}
      </div>
      <footer className={classes.footer}>
        <NoticePanel sale={sale} />
        <KeyButton
          keyShown="Esc"
          size="xl"
          variant="default"
          fullWidth
          onAct={() => void leave()}
          loading={busy}
          data-testid="give-up"
        >
          {t("codePayment.giveUp")}
        </KeyButton>
      </footer>
    </>
  );
}
