import { useMutation } from "@apollo/client/react";
import { useLocale } from "@parterre/web-kit";
import type { Column } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { bases, feeKinds, useChoices } from "./choices.ts";
import { type RulesProps, removeFeeMutation, type SellingRules, saveFeeMutation } from "./documents.ts";
import { type RuleField, RuleForm, type Values } from "./rule-form.tsx";
import { amountsText, readAmounts, readPercent } from "./rule-values.ts";
import { RulesTable } from "./rules-table.tsx";

type Fee = SellingRules["fees"][number];

/** What is charged beside the tickets. */
export function Fees({ rules, onSaved }: RulesProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const { channels, taxes, names, code, channelNames } = useChoices(rules);
  const [save] = useMutation(saveFeeMutation);
  const [remove] = useMutation(removeFeeMutation);
  const columns: readonly Column<Fee>[] = [
    { header: t("selling.kind"), value: (fee) => t(`selling.feeKinds.${fee.kind}`) },
    { header: t("selling.basis"), value: (fee) => t(`selling.bases.${fee.basis}`) },
    {
      header: t("selling.amount"),
      value: (fee) =>
        fee.percentBp === null
          ? amountsText(fee.fixed)
          : `${fee.percentBp / 100} %${fee.cap.length > 0 ? ` ≤ ${amountsText(fee.cap)}` : ""}`,
    },
    { header: t("selling.channels"), value: (fee) => channelNames(fee.channelCodes) },
    { header: t("selling.tax"), value: (fee) => fee.taxCode ?? "" },
  ];
  const percent = (values: Values) => String(values.percent ?? "").trim() !== "";
  const fields: readonly RuleField[] = [
    code,
    ...names,
    {
      name: "kind",
      label: t("selling.kind"),
      kind: "choice",
      choices: feeKinds.map((kind) => ({ value: kind, label: t(`selling.feeKinds.${kind}`) })),
    },
    {
      name: "basis",
      label: t("selling.basis"),
      kind: "choice",
      choices: bases.map((basis) => ({ value: basis, label: t(`selling.bases.${basis}`) })),
    },
    { name: "channelCodes", label: t("selling.channels"), kind: "several", choices: channels },
    { name: "percent", label: t("selling.percent"), help: t("selling.percentHelp"), kind: "text" },
    {
      name: "fixed",
      label: t("selling.fixed"),
      help: t("selling.amountsHelp"),
      kind: "text",
      shown: (values) => !percent(values),
    },
    { name: "cap", label: t("selling.cap"), help: t("selling.amountsHelp"), kind: "text", shown: percent },
    { name: "taxCode", label: t("selling.tax"), kind: "choice", choices: taxes },
  ];
  const send = async (values: Values) => {
    const text = (name: string) => String(values[name] ?? "").trim();
    const percentBp = readPercent(text("percent"), "percent", 100);
    const input = {
      code: text("code"),
      name: { zh: text("nameZh"), en: text("nameEn") },
      kind: text("kind") as Fee["kind"],
      basis: text("basis") as Fee["basis"],
      channelCodes: [...(values.channelCodes as readonly string[])],
      percentBp,
      fixed: percentBp === null ? readAmounts(text("fixed"), "fixed") : [],
      cap: percentBp === null ? [] : readAmounts(text("cap"), "cap"),
      taxCode: text("taxCode") || null,
    };
    const result = (await save({ variables: { input } })).data!.saveFee;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  const takeAway = async (fee: Fee) => {
    const result = (await remove({ variables: { code: fee.code } })).data!.removeFee;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  return (
    <RulesTable
      label={t("selling.parts.fees")}
      addLabel={t("selling.add.fees")}
      rows={rules.fees}
      rowKey={(fee) => fee.id}
      nameOf={(fee) => pick(fee.name)}
      columns={columns}
      form={(fee, close) => (
        <RuleForm
          title={fee ? pick(fee.name) : t("selling.add.fees")}
          fields={fields}
          initial={valuesOf(fee)}
          isNew={fee === null}
          onClose={close}
          onSave={send}
          {...(fee && { onRemove: () => takeAway(fee) })}
        />
      )}
    />
  );
}

function valuesOf(fee: Fee | null): Values {
  return {
    code: fee?.code ?? "",
    nameZh: fee?.name.zh ?? "",
    nameEn: fee?.name.en ?? "",
    kind: fee?.kind ?? "SERVICE",
    basis: fee?.basis ?? "PER_TICKET",
    channelCodes: fee?.channelCodes ?? ["web"],
    percent: fee?.percentBp == null ? "" : String(fee.percentBp / 100),
    fixed: amountsText(fee?.fixed ?? []),
    cap: amountsText(fee?.cap ?? []),
    taxCode: fee?.taxCode ?? "",
  };
}
