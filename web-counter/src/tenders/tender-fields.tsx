import { TextInput } from "@mantine/core";
import { money } from "@parterre/money";
import { useFormats, useTenderName } from "@parterre/web-kit";
import { useEffect, useRef } from "react";
import { KeyCap } from "../keys/key-cap.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import { InvoiceFields } from "./invoice-fields.tsx";
import type { TenderWay } from "./tender.ts";
import classes from "./tenders.module.css";
import { quickKeys, wayKeys } from "./use-tender-keys.ts";
import type { Tenders } from "./use-tenders.ts";

export interface TenderFieldsProps {
  readonly tenders: Tenders;
  readonly ways: readonly TenderWay[];
  /** Further ways beside these, as buttons. */
  readonly otherWays?: React.ReactNode;
}

/** How the customer pays: the ways by key, what is put down already, and the fields of the part being typed. */
export function TenderFields({ tenders, ways, otherWays }: TenderFieldsProps) {
  const { draft, leftMinor } = tenders;
  return (
    <>
      <WayKeys tenders={tenders} ways={ways} otherWays={otherWays} />
      {tenders.parts.length > 0 && <PartList tenders={tenders} />}
      {leftMinor !== null && leftMinor > 0 && (
        <>
          {(draft.way === "TERMINAL" || draft.way === "TRANSFER" || draft.way === "VOUCHER") && (
            <NumberField key={draft.way} tenders={tenders} />
          )}
          {draft.way === "INVOICE" ? (
            <InvoiceFields tenders={tenders} />
          ) : (
            // A part put down begins the next one with its own focus.
            <AmountField key={`${draft.way} ${tenders.parts.length}`} tenders={tenders} />
          )}
          {draft.way === "CASH" && <QuickAmounts tenders={tenders} />}
          {draft.way === "CASH" && <Change tenders={tenders} />}
        </>
      )}
    </>
  );
}

function WayKeys({ tenders, ways, otherWays }: TenderFieldsProps) {
  const t = useCounterText();
  const name = useTenderName();
  return (
    <fieldset className={classes.ways} aria-label={t("cash.way")}>
      {ways.map((way) => (
        <button
          key={way}
          type="button"
          aria-pressed={tenders.draft.way === way}
          aria-keyshortcuts={wayKeys[way]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => tenders.choose(way)}
        >
          {name(way.toLowerCase())}
          <KeyCap>{wayKeys[way]}</KeyCap>
        </button>
      ))}
      {otherWays}
    </fieldset>
  );
}

/** The way that needs a code: beside the others, by its own key. */
export function TelephoneWay({ onAct }: { readonly onAct: () => void }) {
  const t = useCounterText();
  return (
    <button
      type="button"
      aria-keyshortcuts="Q"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAct}
      data-testid="by-telephone"
    >
      {t("codePayment.way")}
      <KeyCap>Q</KeyCap>
    </button>
  );
}

/** The parts put down, and what they leave. */
function PartList({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const formats = useFormats();
  const name = useTenderName();
  const { currency, parts, leftMinor } = tenders;
  return (
    <ul className={classes.parts} aria-label={t("cash.parts")}>
      {parts.map((part, index) => (
        <li key={`${part.kind} ${part.reference ?? part.voucherCode ?? ""}`}>
          <span>
            {name(part.kind.toLowerCase())}
            {part.reference && <small className="figures"> {part.reference}</small>}
            {part.voucherCode && <small className="figures"> …{part.voucherCode.slice(-4).toUpperCase()}</small>}
          </span>
          <strong className="figures">{formats.money(money(part.amountMinor, currency))}</strong>
          {index === parts.length - 1 && <KeyCap>Del</KeyCap>}
          <button type="button" aria-label={t("cash.removeWay")} onClick={() => tenders.remove(part)}>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {leftMinor !== null && (
        <li className={classes.left} data-testid="left">
          <span>{t("cash.left")}</span>
          <strong className="figures">{formats.money(money(leftMinor, currency))}</strong>
        </li>
      )}
    </ul>
  );
}

function NumberField({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const formats = useFormats();
  const { draft, voucherState } = tenders;
  const isVoucher = draft.way === "VOUCHER";
  const wrong = ["unknown", "otherCurrency", "empty"].find((kind) => kind === voucherState.kind);
  return (
    <TextInput
      label={t(isVoucher ? "cash.voucherCode" : draft.way === "TERMINAL" ? "cash.slip" : "cash.transferNumber")}
      description={
        isVoucher
          ? voucherState.kind === "found"
            ? t("cash.onVoucher", { amount: formats.money(voucherState.voucher.balance) })
            : t("cash.voucherHelp")
          : undefined
      }
      error={isVoucher && wrong ? t(`cash.voucher.${wrong as "unknown" | "otherCurrency" | "empty"}`) : undefined}
      value={draft.number}
      onChange={(event) => tenders.change({ number: event.currentTarget.value })}
      autoComplete="off"
      spellCheck={false}
      maxLength={60}
      size="lg"
      autoFocus
      classNames={{ input: isVoucher ? `${classes.voucherCode} figures` : "figures", label: classes.fieldLabel }}
    />
  );
}

function AmountField({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const { draft, currency, reading } = tenders;
  const isCash = draft.way === "CASH";
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isCash) field.current?.focus();
  }, [isCash]);
  const wrong = reading?.kind === "unreadable" || reading?.kind === "tooMuch" ? reading.kind : null;
  // A voucher that is not found yet has no amount to be wrong.
  const isWaiting = draft.way === "VOUCHER" && tenders.voucherState.kind !== "found";
  return (
    <TextInput
      ref={field}
      // In a dialog the focus comes here and not to its cross, where Enter would close it.
      data-autofocus={isCash || undefined}
      label={t(isCash ? "cash.given" : "cash.amount")}
      description={t(isCash ? "cash.emptyIsExact" : "cash.emptyIsAll")}
      value={draft.amount}
      onChange={(event) => tenders.change({ amount: event.currentTarget.value })}
      inputMode="decimal"
      autoComplete="off"
      size={isCash ? "xl" : "lg"}
      classNames={{
        input: `${isCash ? classes.amount : classes.partAmount} figures`,
        label: classes.fieldLabel,
        description: classes.fieldNote,
      }}
      leftSection={<span className={classes.code}>{currency}</span>}
      leftSectionWidth={76}
      error={wrong && !isWaiting ? t(`cash.${wrong}`) : undefined}
    />
  );
}

function QuickAmounts({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const formats = useFormats();
  return (
    <div className={classes.quick}>
      {tenders.amounts.map((amount, index) => (
        <button
          key={amount}
          type="button"
          className="figures"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => tenders.give(amount)}
          aria-keyshortcuts={quickKeys[index]}
        >
          {index === 0 ? t("cash.exact") : formats.money(money(amount, tenders.currency))}
          <KeyCap>{quickKeys[index]!}</KeyCap>
        </button>
      ))}
    </div>
  );
}

/** The change to give back, or what is still missing. */
function Change({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const formats = useFormats();
  const { reading, currency } = tenders;
  const isShort = reading?.kind !== "ready" || reading.leftMinor > 0;
  const amountMinor = reading?.kind === "ready" ? (isShort ? reading.leftMinor : reading.changeMinor) : null;
  return (
    <div className={classes.change} data-short={isShort || undefined}>
      <span>{t(isShort ? "cash.short" : "cash.change")}</span>
      <output className="figures" data-testid="change">
        {amountMinor === null ? "–" : formats.money(money(amountMinor, currency))}
      </output>
    </div>
  );
}
