import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { type Currency, parseMajor } from "@parterre/money";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./sell-seats.module.css";

const kinds = ["TERMINAL", "TRANSFER", "VOUCHER"] as const;
type OtherKind = (typeof kinds)[number];

/** A part of the total that is not cash, as it is typed. */
export interface OtherTender {
  readonly id: string;
  readonly kind: OtherKind;
  readonly amount: string;
  /** The slip's or transfer's number, or the voucher's code. */
  readonly detail: string;
}

/** What a row pays, in minor units; null while it cannot be read. */
export function amountOf(row: OtherTender, currency: Currency): number | null {
  const amount = parseMajor(row.amount, currency)?.amountMinor ?? null;
  return amount !== null && amount > 0 && row.detail.trim() !== "" ? amount : null;
}

/** The rows as the server takes them. */
export function toTenderInputs(rows: readonly OtherTender[], currency: Currency) {
  return rows.map((row) => ({
    kind: row.kind,
    amountMinor: amountOf(row, currency) ?? 0,
    ...(row.kind === "VOUCHER" ? { voucherCode: row.detail.trim() } : { reference: row.detail.trim() }),
  }));
}

/** Card terminal, transfer and voucher beside the cash: each with its amount and its number. */
export function OtherTenders({
  rows,
  onChange,
}: {
  readonly rows: readonly OtherTender[];
  readonly onChange: (rows: readonly OtherTender[]) => void;
}) {
  const t = useCounterText();
  const names: Readonly<Record<OtherKind, string>> = {
    TERMINAL: t("tenders.terminal"),
    TRANSFER: t("tenders.transfer"),
    VOUCHER: t("tenders.voucher"),
  };
  const change = (id: string, part: Partial<OtherTender>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <div className={classes.otherTenders}>
      {rows.map((row) => (
        <div key={row.id}>
          <Select
            aria-label={t("cash.way")}
            data={kinds.map((kind) => ({ value: kind, label: names[kind] }))}
            value={row.kind}
            onChange={(kind) => change(row.id, { kind: kind as OtherKind })}
            allowDeselect={false}
          />
          <TextInput
            aria-label={t("cash.amount")}
            placeholder={t("cash.amount")}
            value={row.amount}
            onChange={(event) => change(row.id, { amount: event.currentTarget.value })}
            inputMode="decimal"
            autoComplete="off"
            autoFocus
          />
          <TextInput
            aria-label={t(row.kind === "VOUCHER" ? "cash.voucherCode" : "cash.slip")}
            placeholder={t(row.kind === "VOUCHER" ? "cash.voucherCode" : "cash.slip")}
            value={row.detail}
            onChange={(event) => change(row.id, { detail: event.currentTarget.value })}
            autoComplete="off"
          />
          <CloseButton
            size="lg"
            aria-label={t("cash.removeWay")}
            onClick={() => onChange(rows.filter((each) => each.id !== row.id))}
          />
        </div>
      ))}
      <Button
        variant="default"
        onClick={() => onChange([...rows, { id: crypto.randomUUID(), kind: "TERMINAL", amount: "", detail: "" }])}
        data-testid="other-way"
      >
        {t("cash.otherWay")}
      </Button>
    </div>
  );
}
