import { SegmentedControl } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { updateStoredCart } from "@parterre/web-kit";
import { useShopText } from "../texts/use-shop-text.ts";

/** Chooses the currency prices are shown and paid in, among those offered. Nothing when there is no choice. */
export function CurrencySwitch({
  offered,
  value,
}: {
  readonly offered: readonly Currency[];
  readonly value: Currency;
}) {
  const t = useShopText();
  if (offered.length < 2) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("pick.currency")}
      data={[...offered]}
      value={value}
      onChange={(currency) => updateStoredCart({ currency })}
    />
  );
}
