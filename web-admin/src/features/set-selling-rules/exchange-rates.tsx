import { useMutation } from "@apollo/client/react";
import { type Currency, currencies } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import type { Column } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type RulesProps, recordExchangeRateMutation, type SellingRules } from "./documents.ts";
import { type RuleField, RuleForm, type Values } from "./rule-form.tsx";
import { dayOf } from "./rule-values.ts";
import { RulesTable } from "./rules-table.tsx";

type Rate = SellingRules["exchangeRates"][number];

/** Rates of days, for converted figures beside reports; nothing is sold at them. */
export function ExchangeRates({ rules, onSaved }: RulesProps) {
  const t = useAdminText();
  const formats = useFormats();
  const [record] = useMutation(recordExchangeRateMutation);
  const columns: readonly Column<Rate>[] = [
    { header: t("selling.day"), value: (rate) => rate.day },
    { header: t("selling.rate"), value: (rate) => rate.rate, numeric: true },
    { header: t("selling.source"), value: (rate) => rate.source },
    {
      header: t("selling.recordedAt"),
      value: (rate) => rate.recordedAt,
      cell: (rate) => formats.dateTime(rate.recordedAt),
    },
  ];
  const choices = currencies.map((currency) => ({ value: currency, label: currency }));
  const fields: readonly RuleField[] = [
    { name: "base", label: t("selling.base"), kind: "choice", choices, fixed: true },
    { name: "quote", label: t("selling.quote"), kind: "choice", choices, fixed: true },
    { name: "day", label: t("selling.day"), help: t("selling.dayHelp"), kind: "text", fixed: true },
    { name: "rate", label: t("selling.rate"), kind: "text" },
    { name: "source", label: t("selling.source"), help: t("selling.sourceHelp"), kind: "text" },
  ];
  const send = async (values: Values) => {
    const text = (name: string) => String(values[name] ?? "").trim();
    const input = {
      base: text("base") as Currency,
      quote: text("quote") as Currency,
      day: text("day"),
      rate: text("rate"),
      source: text("source"),
    };
    const result = (await record({ variables: { input } })).data!.recordExchangeRate;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  return (
    <RulesTable
      label={t("selling.parts.rates")}
      addLabel={t("selling.add.rates")}
      rows={rules.exchangeRates}
      rowKey={(rate) => `${rate.base} ${rate.quote} ${rate.day}`}
      nameOf={(rate) => `1 ${rate.base} → ${rate.quote}`}
      columns={columns}
      form={(rate, close) => (
        <RuleForm
          title={rate ? `1 ${rate.base} → ${rate.quote}` : t("selling.add.rates")}
          fields={fields}
          initial={{
            base: rate?.base ?? "HKD",
            quote: rate?.quote ?? "CNY",
            day: rate?.day ?? dayOf(new Date().toISOString()),
            rate: rate?.rate ?? "",
            source: rate?.source ?? "",
          }}
          isNew={rate === null}
          onClose={close}
          onSave={send}
        />
      )}
    />
  );
}
