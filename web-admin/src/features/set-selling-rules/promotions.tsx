import { useMutation } from "@apollo/client/react";
import { useLocale } from "@parterre/web-kit";
import type { Column } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { effects, triggers, useChoices } from "./choices.ts";
import { type Promotion, type RulesProps, removePromotionMutation, savePromotionMutation } from "./documents.ts";
import { type RuleField, RuleForm, type Values } from "./rule-form.tsx";
import { amountsText, instantOf, listOf, localText, readAmounts, readCount, readPercent } from "./rule-values.ts";
import { RulesTable } from "./rules-table.tsx";

const isCode = (values: Values) => values.trigger === "CODE";
const isPercent = (values: Values) => values.effect === "PERCENT";

/** Discounts: codes with their uses counted, groups and packages. */
export function Promotions({ rules, onSaved }: RulesProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const { channels, names, channelNames } = useChoices(rules);
  const [save] = useMutation(savePromotionMutation);
  const [remove] = useMutation(removePromotionMutation);
  const types = rules.ticketTypes.map(({ code, name }) => ({ value: code, label: pick(name) }));
  const off = (each: Promotion) => (each.percentBp === null ? amountsText(each.amounts) : `${each.percentBp / 100} %`);
  const columns: readonly Column<Promotion>[] = [
    { header: t("selling.promotionCode"), value: (each) => each.code ?? "" },
    { header: t("selling.trigger"), value: (each) => t(`selling.triggers.${each.trigger}`) },
    { header: t("selling.effect"), value: (each) => `${t(`selling.effects.${each.effect}`)}: ${off(each)}` },
    {
      header: t("selling.uses"),
      value: (each) => each.uses,
      cell: (each) =>
        each.trigger === "CODE" ? `${each.uses}${each.mostUses === null ? "" : ` / ${each.mostUses}`}` : "",
      numeric: true,
    },
    {
      header: t("selling.time"),
      value: (each) => [each.validFrom, each.validUntil].map((at) => localText(at).replace("T", " ")).join(" – "),
      cell: (each) =>
        each.validFrom || each.validUntil
          ? [each.validFrom, each.validUntil].map((at) => localText(at).replace("T", " ")).join(" – ")
          : t("selling.always"),
    },
    { header: t("selling.channels"), value: (each) => channelNames(each.channelCodes) },
  ];
  const fields: readonly RuleField[] = [
    ...names,
    {
      name: "trigger",
      label: t("selling.trigger"),
      kind: "choice",
      choices: triggers.map((each) => ({ value: each, label: t(`selling.triggers.${each}`) })),
    },
    {
      name: "code",
      label: t("selling.promotionCode"),
      help: t("selling.promotionCodeHelp"),
      kind: "text",
      shown: isCode,
    },
    { name: "least", label: t("selling.leastTickets"), help: t("selling.leastHelp"), kind: "text" },
    {
      name: "effect",
      label: t("selling.effect"),
      kind: "choice",
      choices: effects.map((each) => ({ value: each, label: t(`selling.effects.${each}`) })),
    },
    { name: "percent", label: t("selling.percent"), kind: "text", shown: isPercent },
    {
      name: "amounts",
      label: t("selling.amount"),
      help: t("selling.amountsHelp"),
      kind: "text",
      shown: (values) => !isPercent(values),
    },
    { name: "validFrom", label: t("selling.validFrom"), kind: "time" },
    { name: "validUntil", label: t("selling.validUntil"), kind: "time" },
    { name: "mostUses", label: t("selling.mostUses"), kind: "text", shown: isCode },
    { name: "mostUsesPerCustomer", label: t("selling.mostUsesPerCustomer"), kind: "text", shown: isCode },
    { name: "performanceIds", label: t("selling.onlyPerformances"), help: t("selling.numbersHelp"), kind: "text" },
    { name: "zoneCodes", label: t("selling.onlyZones"), help: t("selling.zonesHelp"), kind: "text" },
    {
      name: "ticketTypeCodes",
      label: t("selling.onlyTypes"),
      help: t("selling.emptyIsAll"),
      kind: "several",
      choices: types,
    },
    {
      name: "channelCodes",
      label: t("selling.channels"),
      help: t("selling.emptyIsAll"),
      kind: "several",
      choices: channels,
    },
  ];
  const send = async (id: string | null, values: Values) => {
    const text = (name: string) => String(values[name] ?? "").trim();
    const some = (list: readonly string[]) => (list.length === 0 ? null : [...list]);
    const input = {
      id,
      code: isCode(values) ? text("code") : null,
      name: { zh: text("nameZh"), en: text("nameEn") },
      trigger: text("trigger") as Promotion["trigger"],
      effect: text("effect") as Promotion["effect"],
      percentBp: isPercent(values) ? readPercent(text("percent"), "percent", 100) : null,
      amounts: isPercent(values) ? [] : readAmounts(text("amounts"), "amounts"),
      validFrom: instantOf(text("validFrom"), "validFrom"),
      validUntil: instantOf(text("validUntil"), "validUntil"),
      least: readCount(text("least"), "least") ?? 1,
      mostUses: isCode(values) ? readCount(text("mostUses"), "mostUses") : null,
      mostUsesPerCustomer: isCode(values) ? readCount(text("mostUsesPerCustomer"), "mostUsesPerCustomer") : null,
      performanceIds: some(listOf(text("performanceIds"))),
      zoneCodes: some(listOf(text("zoneCodes"))),
      ticketTypeCodes: some(values.ticketTypeCodes as readonly string[]),
      channelCodes: some(values.channelCodes as readonly string[]),
    };
    const result = (await save({ variables: { input } })).data!.savePromotion;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  const takeAway = async (id: string) => {
    const result = (await remove({ variables: { id } })).data!.removePromotion;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  const codeOfType = new Map(rules.ticketTypes.map((type) => [type.id, type.code]));
  return (
    <RulesTable
      label={t("selling.parts.promotions")}
      addLabel={t("selling.add.promotions")}
      rows={rules.promotions.edges.map((edge) => edge.node)}
      rowKey={(each) => each.id}
      nameOf={(each) => pick(each.name)}
      columns={columns}
      form={(each, close) => (
        <RuleForm
          title={each ? pick(each.name) : t("selling.add.promotions")}
          fields={fields}
          initial={valuesOf(each, codeOfType)}
          isNew={each === null}
          onClose={close}
          onSave={(values) => send(each?.id ?? null, values)}
          {...(each && { onRemove: () => takeAway(each.id) })}
        />
      )}
    />
  );
}

function valuesOf(each: Promotion | null, codeOfType: ReadonlyMap<string, string>): Values {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return {
    nameZh: each?.name.zh ?? "",
    nameEn: each?.name.en ?? "",
    trigger: each?.trigger ?? "CODE",
    code: each?.code ?? "",
    least: text(each?.least ?? 1),
    effect: each?.effect ?? "PERCENT",
    percent: each?.percentBp == null ? "" : String(each.percentBp / 100),
    amounts: amountsText(each?.amounts ?? []),
    validFrom: localText(each?.validFrom ?? null),
    validUntil: localText(each?.validUntil ?? null),
    mostUses: text(each?.mostUses),
    mostUsesPerCustomer: text(each?.mostUsesPerCustomer),
    performanceIds: (each?.performanceIds ?? []).join(", "),
    zoneCodes: (each?.zoneCodes ?? []).join(", "),
    ticketTypeCodes: (each?.ticketTypeIds ?? []).flatMap((id) => codeOfType.get(id) ?? []),
    channelCodes: each?.channelCodes ?? [],
  };
}
