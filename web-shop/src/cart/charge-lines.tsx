import type { Money } from "@parterre/money";
import { type BothLanguages, useFormats, useLocale } from "@parterre/web-kit";
import { useShopText } from "../texts/use-shop-text.ts";
import classes from "./cart.module.css";

/** A discount, fee or tax as the server lists it. */
export interface ShownCharge {
  readonly kind: "DISCOUNT" | "FEE" | "TAX";
  readonly name: BothLanguages;
  readonly amount: Money;
  readonly tax: { readonly ratePpm: number; readonly included: boolean; readonly tax: Money } | null;
}

/** How a charge reads: contained taxes are a remark, everything else a name and an amount. */
export function useChargeTexts() {
  const t = useShopText();
  const { pick, locale } = useLocale();
  const { money } = useFormats();
  return ({ name, amount, tax }: ShownCharge): { readonly name: string; readonly amount: string | null } => {
    if (!tax) return { name: pick(name), amount: money(amount) };
    const rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(
      tax.ratePpm / 1_000_000,
    );
    return tax.included
      ? { name: t("checkOut.taxIncluded", { rate, name: pick(name), amount: money(tax.tax) }), amount: null }
      : { name: t("checkOut.taxAdded", { rate, name: pick(name) }), amount: money(amount) };
  };
}

/** Discounts, fees and taxes below the seats; nothing where there are none. */
export function ChargeLines({ charges }: { readonly charges: readonly ShownCharge[] }) {
  const textsOf = useChargeTexts();
  if (charges.length === 0) return null;
  return (
    <ul className={classes.charges}>
      {charges.map((charge, index) => {
        const { name, amount } = textsOf(charge);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt have no identity but their place.
          <li key={index} data-remark={amount === null || undefined}>
            <span>{name}</span>
            {amount && <span className="figures">{amount}</span>}
          </li>
        );
      })}
    </ul>
  );
}
