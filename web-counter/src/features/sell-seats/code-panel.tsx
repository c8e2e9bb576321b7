import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { TelephoneCode, telephoneKeys } from "../../tenders/telephone-code.tsx";
import { sumOf } from "../../tenders/tender.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { HoldTimer } from "./hold-timer.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import { TotalRow } from "./total-row.tsx";
import { useCodePayment } from "./use-code-payment.ts";
import type { Sale } from "./use-sale.ts";

/** The code a customer pays the sale by, or what is left of it, until the provider has spoken. */
export function CodePanel({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const { currency, quote, putDown } = sale;
  const telephone = useCodePayment({
    request: { ...sale.paymentRequest, tenders: [...putDown.parts] },
    currency,
    onPaid: sale.paidByCode,
    onNotice: sale.notify,
    onAsked: sale.showCode,
  });
  const { busy } = telephone;
  const leave = async () => {
    if (await telephone.giveUp()) sale.toTender();
  };
  useKeys([{ key: "escape", inFields: true, act: () => void leave(), enabled: !busy }, ...telephoneKeys(telephone)]);
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
        <TelephoneCode
          telephone={telephone}
          currency={currency}
          amountMinor={(quote.total?.amountMinor ?? 0) - sumOf(putDown.parts)}
          parts={putDown.parts}
        />
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
