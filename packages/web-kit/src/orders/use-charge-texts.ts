import { useFormats } from "../language/formats.ts";
import { useKitText, useLocale } from "../language/use-text.ts";
import type { ChargeFacts } from "./order-documents.ts";

/** How a charge reads: a contained tax is a remark without an amount, everything else a name and an amount. */
export function useChargeTexts() {
  const t = useKitText();
  const { pick, locale } = useLocale();
  const { money } = useFormats();
  return ({
    name,
    amount,
    tax,
  }: Omit<ChargeFacts, "kind">): {
    readonly name: string;
    readonly amount: string | null;
  } => {
    if (!tax) return { name: pick(name), amount: money(amount) };
    const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(
      tax.ratePpm / 1_000_000,
    );
    return tax.included
      ? { name: t("order.lines.taxIncluded", { rate, name: pick(name), amount: money(tax.tax) }), amount: null }
      : { name: t("order.lines.taxAdded", { rate, name: pick(name) }), amount: money(amount) };
  };
}
