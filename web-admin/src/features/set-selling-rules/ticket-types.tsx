import { useMutation } from "@apollo/client/react";
import { useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import type { Column } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { kinds, useChoices } from "./choices.ts";
import { type RulesProps, type SellingRules, saveTicketTypeMutation } from "./documents.ts";
import { RuleForm, type Values } from "./rule-form.tsx";
import { readCount } from "./rule-values.ts";
import { RulesTable } from "./rules-table.tsx";

type TicketType = SellingRules["ticketTypes"][number];
const limits = ["least", "mostPerOrder", "mostPerCustomer", "mostPerPerformance"] as const;

/** Who a ticket is for, and by what rules it is sold. */
export function TicketTypes({ rules, onSaved }: RulesProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const { channels, names, code, channelNames } = useChoices(rules);
  const [save] = useMutation(saveTicketTypeMutation);
  const columns: readonly Column<TicketType>[] = [
    { header: t("selling.code"), value: (type) => type.code },
    { header: t("selling.kind"), value: (type) => t(`selling.kinds.${type.kind}`) },
    { header: t("selling.channels"), value: (type) => channelNames(type.channelCodes) },
    { header: t("selling.limits"), value: (type) => limitsText(type) },
    { header: t("selling.proof"), value: (type) => (type.proof ? pick(type.proof) : "") },
    { header: t("selling.onOffer"), value: (type) => (type.onOffer ? t("selling.yes") : t("selling.no")) },
  ];
  const limitsText = (type: TicketType) =>
    limits.flatMap((limit) => (type[limit] === null ? [] : [`${t(`selling.${limit}`)}: ${type[limit]}`])).join(" · ");
  const fields = useMemo(
    () => [
      code,
      { name: "position", label: t("selling.position"), kind: "text" as const },
      ...names,
      {
        name: "kind",
        label: t("selling.kind"),
        kind: "choice" as const,
        choices: kinds.map((kind) => ({ value: kind, label: t(`selling.kinds.${kind}`) })),
      },
      { name: "channelCodes", label: t("selling.channels"), kind: "several" as const, choices: channels },
      ...limits.map((limit) => ({ name: limit, label: t(`selling.${limit}`), kind: "text" as const })),
      { name: "proofZh", label: t("selling.proofZh"), help: t("selling.proofHelp"), kind: "text" as const },
      { name: "proofEn", label: t("selling.proofEn"), help: t("selling.proofHelp"), kind: "text" as const },
      { name: "onOffer", label: t("selling.onOffer"), kind: "switch" as const },
    ],
    [t, code, names, channels],
  );
  const send = async (values: Values) => {
    const text = (name: string) => String(values[name] ?? "").trim();
    const proof = text("proofZh") || text("proofEn") ? { zh: text("proofZh"), en: text("proofEn") } : null;
    const [least, mostPerOrder, mostPerCustomer, mostPerPerformance] = limits.map((limit) =>
      readCount(text(limit), limit),
    );
    const input = {
      code: text("code"),
      name: { zh: text("nameZh"), en: text("nameEn") },
      position: readCount(text("position"), "position") ?? rules.ticketTypes.length + 1,
      kind: text("kind") as TicketType["kind"],
      channelCodes: [...(values.channelCodes as readonly string[])],
      least,
      mostPerOrder,
      mostPerCustomer,
      mostPerPerformance,
      proof,
      onOffer: values.onOffer === true,
    };
    const result = (await save({ variables: { input } })).data!.saveTicketType;
    if (result.__typename === "ProgrammeRefused") return result;
    await onSaved();
    return null;
  };
  return (
    <RulesTable
      label={t("selling.parts.types")}
      addLabel={t("selling.add.types")}
      rows={rules.ticketTypes}
      rowKey={(type) => type.id}
      nameOf={(type) => pick(type.name)}
      columns={columns}
      form={(type, close) => (
        <RuleForm
          title={type ? pick(type.name) : t("selling.add.types")}
          fields={fields}
          initial={valuesOf(type, rules)}
          isNew={type === null}
          onClose={close}
          onSave={send}
        />
      )}
    />
  );
}

function valuesOf(type: TicketType | null, rules: SellingRules): Values {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return {
    code: type?.code ?? "",
    nameZh: type?.name.zh ?? "",
    nameEn: type?.name.en ?? "",
    position: text(type?.position ?? rules.ticketTypes.length + 1),
    kind: type?.kind ?? "STANDARD",
    channelCodes: type?.channelCodes ?? rules.channels.map((channel) => channel.code),
    ...Object.fromEntries(limits.map((limit) => [limit, text(type?.[limit])])),
    proofZh: type?.proof?.zh ?? "",
    proofEn: type?.proof?.en ?? "",
    onOffer: type?.onOffer ?? true,
  };
}
