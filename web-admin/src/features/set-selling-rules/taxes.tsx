import { useMutation } from "@apollo/client/react";
import { useLocale } from "@parterre/web-kit";
import type { Column } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { roundings, useChoices } from "./choices.ts";
import { type RulesProps, removeTaxMutation, type SellingRules, saveTaxMutation } from "./documents.ts";
import { type RuleField, RuleForm, type Values } from "./rule-form.tsx";
import { ratesText, readRates } from "./rule-values.ts";
import { RulesTable } from "./rules-table.tsx";

type Tax = SellingRules["taxes"][number];

/** Taxes by the rule of a country, with the day each rate begins. */
export function Taxes({ rules, onSaved }: RulesProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const { names, code } = useChoices(rules);
  const [save] = useMutation(saveTaxMutation);
  const [remove] = useMutation(removeTaxMutation);
  const mode = (included: boolean) => t(included ? "selling.included" : "selling.added");
  const columns: readonly Column<Tax>[] = [
    { header: t("selling.code"), value: (tax) => tax.code },
    { header: t("selling.country"), value: (tax) => tax.country },
    { header: t("selling.mode"), value: (tax) => mode(tax.included) },
    { header: t("selling.rounding"), value: (tax) => t(`selling.roundings.${tax.rounding}`) },
    {
      header: t("selling.rates"),
      value: (tax) => tax.rates.map(({ ratePpm }) => `${ratePpm / 10_000} %`).join(" → "),
    },
  ];
  const fields: readonly RuleField[] = [
    code,
    { name: "country", label: t("selling.country"), help: t("selling.countryHelp"), kind: "text" },
    ...names,
    {
      name: "mode",
      label: t("selling.mode"),
      kind: "choice",
      choices: [true, false].map((included) => ({ value: String(included), label: mode(included) })),
    },
    {
      name: "rounding",
      label: t("selling.rounding"),
      kind: "choice",
      choices: roundings.map((rounding) => ({ value: rounding, label: t(`selling.roundings.${rounding}`) })),
    },
    { name: "rates", label: t("selling.rates"), help: t("selling.ratesHelp"), kind: "lines" },
  ];
  const send = async (values: Values) => {
    const text = (name: string) => String(values[name] ?? "").trim();
    const input = {
      code: text("code"),
      country: text("country").toUpperCase(),
      name: { zh: text("nameZh"), en: text("nameEn") },
      included: text("mode") === "true",
      rounding: text("rounding") as Tax["rounding"],
      rates: readRates(text("rates"), "rates"),
    };
    const result = (await save({ variables: { input } })).data!.saveTax;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  const takeAway = async (tax: Tax) => {
    const result = (await remove({ variables: { code: tax.code } })).data!.removeTax;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  return (
    <RulesTable
      label={t("selling.parts.taxes")}
      addLabel={t("selling.add.taxes")}
      rows={rules.taxes}
      rowKey={(tax) => tax.code}
      nameOf={(tax) => pick(tax.name)}
      columns={columns}
      form={(tax, close) => (
        <RuleForm
          title={tax ? pick(tax.name) : t("selling.add.taxes")}
          fields={fields}
          initial={{
            code: tax?.code ?? "",
            country: tax?.country ?? "CN",
            nameZh: tax?.name.zh ?? "",
            nameEn: tax?.name.en ?? "",
            mode: String(tax?.included ?? true),
            rounding: tax?.rounding ?? "HALF_UP",
            rates: ratesText(tax?.rates ?? []),
          }}
          isNew={tax === null}
          onClose={close}
          onSave={send}
          {...(tax && { onRemove: () => takeAway(tax) })}
        />
      )}
    />
  );
}
