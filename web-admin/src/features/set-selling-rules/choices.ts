import { useLocale } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { SellingRules } from "./documents.ts";
import type { RuleField } from "./rule-form.tsx";

export const kinds = ["STANDARD", "WHEELCHAIR", "COMPANION", "GROUP", "COMPLIMENTARY", "STAFF"] as const;
export const feeKinds = ["SERVICE", "DELIVERY", "REFUND"] as const;
export const bases = ["PER_TICKET", "PER_ORDER"] as const;
export const roundings = ["HALF_UP", "HALF_EVEN"] as const;
export const triggers = ["CODE", "GROUP", "PACKAGE"] as const;
export const effects = ["PERCENT", "AMOUNT_PER_TICKET", "AMOUNT_PER_ORDER", "SET_PRICE"] as const;

/** What several forms offer, in the reader's language: channels, taxes, and the fields of every rule's names. */
export function useChoices(rules: SellingRules) {
  const t = useAdminText();
  const { pick } = useLocale();
  const channels = rules.channels.map(({ code, name }) => ({ value: code, label: pick(name) }));
  const taxes = [
    { value: "", label: t("selling.noTax") },
    ...rules.taxes.map(({ code, name }) => ({ value: code, label: `${pick(name)} (${code})` })),
  ];
  const names: readonly RuleField[] = [
    { name: "nameZh", label: t("selling.nameZh"), kind: "text" },
    { name: "nameEn", label: t("selling.nameEn"), kind: "text" },
  ];
  const code: RuleField = {
    name: "code",
    label: t("selling.code"),
    help: t("selling.codeHelp"),
    kind: "text",
    fixed: true,
  };
  const channelNames = (codes: readonly string[] | null) =>
    codes === null
      ? t("selling.all")
      : codes.map((each) => channels.find((channel) => channel.value === each)?.label ?? each).join(", ");
  return { channels, taxes, names, code, channelNames };
}
