import { money } from "@parterre/money";
import { RefusalNotice, useFormats, useSeatName } from "@parterre/web-kit";
import { type ReactNode, useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../../approval/approval-fields.tsx";
import { MapScreen } from "../../frame/map-screen.tsx";
import { HolderRows } from "../../identities/holder-rows.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { ActDone } from "../../orders/act-done.tsx";
import { ReasonField } from "../../orders/reason-field.tsx";
import { WayList } from "../../orders/way-list.tsx";
import { waysBack } from "../../orders/ways-back.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { changeOf } from "../../tenders/tender.ts";
import { TelephoneWay, TenderFields } from "../../tenders/tender-fields.tsx";
import { tenderKeys } from "../../tenders/use-tender-keys.ts";
import { useTenders } from "../../tenders/use-tenders.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { ExchangeQuoteTable } from "./exchange-quote-table.tsx";
import classes from "./exchange-tickets.module.css";
import { TelephonePanel } from "./telephone-panel.tsx";
import type { Exchange } from "./use-exchange.ts";

/** A difference is paid at once. */
const ways = ["CASH", "TERMINAL", "TRANSFER", "VOUCHER"] as const;
const reasons = ["upgrade", "together", "wrongSeats", "customer"] as const;

export interface SettlePanelProps {
  readonly exchange: Exchange;
  readonly map: ReactNode;
  readonly onBack: () => void;
  readonly onLeave: () => void;
}

/** The difference of an exchange collected in any mixture or given back, with a reason, and who approved it. */
export function SettlePanel({ exchange, map, onBack, onLeave }: SettlePanelProps) {
  const t = useCounterText();
  const formats = useFormats();
  const seatName = useSeatName();
  const { act, quote, order } = exchange;
  const [before] = useState(order.payments);
  const [settled] = useState(() => quote!.difference);
  const { currency } = settled;
  const differenceMinor = act.step.kind === "done" ? settled.amountMinor : (quote?.difference.amountMinor ?? 0);
  const tenders = useTenders(money(Math.max(0, differenceMinor), currency), currency);
  const [reason, setReason] = useState(() => t("exchange.usualReason"));
  const [credentials, setCredentials] = useState(noCredentials);
  const printing = usePrintKey(order.reference, true);
  const [changeMinor, setChangeMinor] = useState(0);
  const [byTelephone, setByTelephone] = useState(false);
  const { step, busy } = act;
  const { whole, isPart, reading } = tenders;
  const amount = (minor: number) => formats.money(money(minor, currency));
  const said = reason.trim();
  const isApproving = step.kind === "approval";

  const press = () => {
    if (step.kind === "done") return onLeave();
    if (exchange.names?.missing) return;
    if (!whole) return tenders.add();
    setChangeMinor(changeOf(whole));
    const wish = exchange.wish(whole, said);
    if (isApproving) void act.approve(credentials, wish);
    else void act.run(wish);
  };
  const isSaid = exchange.isQuoted && !exchange.names?.missing && said !== "";
  const mayCode = step.kind === "choose" && isSaid && differenceMinor > 0 && (tenders.leftMinor ?? 0) > 0;
  const toCode = () => {
    act.refuse(null);
    setChangeMinor(changeOf(tenders.parts));
    setByTelephone(true);
  };
  const ready =
    step.kind === "done" || (isSaid && (whole !== null || isPart) && (!isApproving || areComplete(credentials)));
  const back = () => {
    if (step.kind === "done") onLeave();
    else onBack();
  };
  useKeys(
    [
      { key: "enter", inFields: true, act: press, enabled: ready && !busy },
      { key: "escape", inFields: true, act: back, enabled: !busy },
      { key: "p", act: printing.print, enabled: step.kind === "done" },
      { key: "q", inFields: "numbers", act: toCode, enabled: mayCode && !busy },
      ...(step.kind === "choose" && differenceMinor > 0 ? tenderKeys(tenders, ways) : []),
    ],
    { active: !byTelephone },
  );
  const go =
    isPart && reading?.kind === "ready"
      ? t("cash.addPart", { amount: amount(reading.tender.amountMinor) })
      : differenceMinor > 0
        ? t("exchange.goCollect", { amount: amount(differenceMinor) })
        : differenceMinor < 0
          ? t("exchange.goGiveBack", { amount: amount(-differenceMinor) })
          : t("exchange.go");
  if (byTelephone) {
    return (
      <TelephonePanel
        exchange={exchange}
        map={map}
        currency={currency}
        differenceMinor={differenceMinor}
        parts={tenders.parts}
        reason={said}
        onLeave={() => setByTelephone(false)}
      />
    );
  }
  return (
    <MapScreen
      map={map}
      work={
        <>
          <header className={classes.head}>
            <h1>{t("exchange.title", { reference: order.reference })}</h1>
          </header>
          {step.kind === "done" ? (
            <ActDone
              heading={t(settled.amountMinor < 0 ? "refund.giveBack" : "sold.change")}
              figure={amount(settled.amountMinor < 0 ? -settled.amountMinor : changeMinor)}
              note={
                <>
                  <WayList ways={waysBack(before, step.order.payments)} /> {t("exchange.done")}
                </>
              }
              approver={step.approver}
            />
          ) : (
            <>
              {quote && <ExchangeQuoteTable quote={quote} />}
              {isApproving && <ApprovalFields asked={step.asked} value={credentials} onChange={setCredentials} />}
              {!isApproving && (
                <>
                  {exchange.names && (
                    <HolderRows
                      seats={exchange.coming.map((seat) => ({ key: seat.key, name: seatName(seat.label) }))}
                      holders={exchange.names.holders}
                      onChange={exchange.names.set}
                      refused={exchange.names.refused}
                      onDone={press}
                    />
                  )}
                  {differenceMinor > 0 && (
                    <TenderFields
                      tenders={tenders}
                      ways={ways}
                      otherWays={mayCode && <TelephoneWay onAct={toCode} />}
                    />
                  )}
                  {differenceMinor < 0 && <p className={classes.hint}>{t("exchange.backAsItCame")}</p>}
                  <ReasonField label={t("act.reason")} value={reason} onChange={setReason} ready={reasons} />
                </>
              )}
            </>
          )}
        </>
      }
      footer={
        <>
          <RefusalNotice refusal={act.refusal ?? exchange.refused} />
          {step.kind === "done" && (
            <KeyButton keyShown="P" variant="default" onAct={printing.print}>
              {t("sold.print")}
            </KeyButton>
          )}
          {printing.dialog}
          <div className={classes.pair}>
            <KeyButton keyShown="Esc" size="lg" variant="default" onAct={back} disabled={busy}>
              {t(step.kind === "done" ? "exchange.toOrder" : "exchange.back")}
            </KeyButton>
            <KeyButton
              keyShown="Enter"
              size="lg"
              onAct={press}
              loading={busy}
              disabled={!ready}
              data-testid="exchange-go"
            >
              {step.kind === "done" ? t("act.finish") : isApproving ? t("act.approveAnd", { go }) : go}
            </KeyButton>
          </div>
        </>
      }
    />
  );
}
