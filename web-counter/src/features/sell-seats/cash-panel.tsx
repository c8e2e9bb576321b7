import { TextInput } from "@mantine/core";
import { majorText, money, parseMajor } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useEffect, useMemo, useRef, useState } from "react";
import { KeyButton } from "../../keys/key-button.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { changeMinor, quickAmounts } from "./cash.ts";
import { HoldTimer } from "./hold-timer.tsx";
import { NoticePanel } from "./notice-panel.tsx";
import { amountOf, type OtherTender, OtherTenders, toTenderInputs } from "./other-tenders.tsx";
import { SeatPlace } from "./seat-place.tsx";
import classes from "./sell-seats.module.css";
import { TotalRow } from "./total-row.tsx";
import type { Sale } from "./use-sale.ts";

const quickKeys = ["A", "S", "D", "F", "G"] as const;

/** Taking cash: what was handed over, the change to give back, and the sale. */
export function CashPanel({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const { currency, quote, busy } = sale;
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const [others, setOthers] = useState<readonly OtherTender[]>([]);
  const otherAmounts = others.map((row) => amountOf(row, currency));
  const othersRead = otherAmounts.every((amount) => amount !== null);
  const otherMinor = otherAmounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  // What is left for cash.
  const totalMinor = quote.total === null ? null : quote.total.amountMinor - otherMinor;
  const amounts = useMemo(
    () => (totalMinor === null || totalMinor <= 0 ? [] : quickAmounts(totalMinor, currency)),
    [totalMinor, currency],
  );
  // An empty field means the exact amount: the most frequent sale is two presses of Enter.
  const given = text.trim() === "" ? totalMinor : (parseMajor(text, currency)?.amountMinor ?? null);
  const change = totalMinor === null ? null : changeMinor(totalMinor, given);
  const ready =
    othersRead && totalMinor !== null && totalMinor >= 0 && change !== null && given !== null && quote.current && !busy;

  const give = (amountMinor: number) => {
    setText(majorText(money(amountMinor, currency)));
    field.current?.focus();
  };
  const sell = () => given !== null && void sale.pay(given, toTenderInputs(others, currency));
  useKeys([
    { key: "enter", inFields: true, act: sell, enabled: ready },
    { key: "escape", inFields: true, act: sale.backToSeats },
    { key: "x", inFields: true, act: sale.extend, enabled: !busy },
    ...amounts.map((amount, index) => ({
      key: quickKeys[index]!.toLowerCase(),
      inFields: true,
      act: () => give(amount),
    })),
  ]);

  return (
    <>
      <div className={classes.work}>
        <header className={classes.stageHead}>
          <h2>{t("cash.title")}</h2>
          <HoldTimer sale={sale} />
        </header>
        <p className={classes.summary}>
          <SeatPlace labels={sale.lines.map((line) => line.label)} />
        </p>
        <TotalRow sale={sale} />
        <OtherTenders rows={others} onChange={setOthers} />
        <TextInput
          ref={field}
          label={t("cash.given")}
          description={t("cash.emptyIsExact")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          inputMode="decimal"
          autoComplete="off"
          size="xl"
          classNames={{ input: `${classes.amount} figures`, label: classes.fieldLabel, description: classes.fieldNote }}
          leftSection={<span className={classes.code}>{currency}</span>}
          leftSectionWidth={76}
          error={given === null ? t("cash.unreadable") : undefined}
        />
        <div className={classes.quick}>
          {amounts.map((amount, index) => (
            <button
              key={amount}
              type="button"
              className="figures"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => give(amount)}
              aria-keyshortcuts={quickKeys[index]}
            >
              {index === 0 ? t("cash.exact") : formats.money(money(amount, currency))}
              <KeyCap>{quickKeys[index]!}</KeyCap>
            </button>
          ))}
        </div>
        <div className={classes.change} data-short={change === null || undefined}>
          <span>{change === null ? t("cash.short") : t("cash.change")}</span>
          <output className="figures" data-testid="change">
            {change !== null
              ? formats.money(money(change, currency))
              : given !== null && totalMinor !== null
                ? formats.money(money(totalMinor - given, currency))
                : "–"}
          </output>
        </div>
      </div>
      <footer className={classes.footer}>
        <NoticePanel sale={sale} />
        <div className={classes.pair}>
          <KeyButton keyShown="Esc" size="xl" variant="default" onAct={sale.backToSeats}>
            {t("cash.back")}
          </KeyButton>
          <KeyButton keyShown="Enter" size="xl" onAct={sell} loading={busy} disabled={!ready} data-testid="main-act">
            {t("cash.sell", { count: sale.lines.length })}
          </KeyButton>
        </div>
      </footer>
    </>
  );
}
